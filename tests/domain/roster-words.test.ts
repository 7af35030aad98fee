/** Headings and words of agencies' files, each as it is written there, and cells that are nearly something else. */
import { isFormula, isScientific, readDate, readFlag, readMobile, readMonth, readScheme, readStatus, readStreet, unwrap } from '../../src/domain/roster/cells'
import { COLUMNS, readHeader, type RosterField } from '../../src/domain/roster/columns'

const HEADINGS: Record<RosterField, string> = {
  name: 'AAC003 姓名', idNumber: 'AAC147 证件号码 身份证号 身份证号码 公民身份号码 社会保障号码', scheme: 'AAE140 险种 险种类型 待遇类别 养老保险类型',
  startOn: 'AIC160 待遇开始日期 待遇开始年月 待遇享受开始年月 开始享受时间 领取待遇时间', survivor: 'AAC063 供养亲属标志',
  certifiedOn: '最近认证日期 上次认证日期 最近一次认证时间 认证日期 认证时间', declaredOn: '最近声明日期 声明日期', phone: 'AAE005 手机 手机号 手机号码 联系电话 联系方式',
  street: '街道代码 街道 乡镇街道代码', disabled: '残疾 是否残疾 残疾标志', homeVisit: '上门 上门服务 是否上门 行动不便', overseas: '境外 境外居住 是否境外',
  status: 'AAE116 发放状态 待遇发放状态', suspendedFrom: '暂停起始年月 停发年月 停发起始年月 暂停年月',
}
const REQUIRED = { name: '姓名', idNumber: '证件号码', scheme: '险种', startOn: '待遇开始日期' }
test.each(Object.entries(HEADINGS).flatMap(([field, all]) => all.split(' ').map((heading) => [heading, field as RosterField] as const)))('%s is the column %s', (heading, field) => {
  const others = Object.entries(REQUIRED).filter(([name]) => name !== field).map(([, word]) => word)
  const header = readHeader([...others, heading])
  expect(header.ok && header.places[field]).toBe(others.length)
})
test('how sure a code is, is told', () => {
  for (const { confidence, headings } of Object.values(COLUMNS)) {
    expect(['official', 'reported', 'seed', 'judgement']).toContain(confidence)
    expect(headings[0]).not.toBe('')
  }
})
test.each([['姓名(必填)', true], ['（必填）姓名', false], ['姓名（必填）二', false], ['"姓名"', true], ['姓\ufeff名', true]])('%s heads the names: %s', (heading, isName) => {
  expect(readHeader([heading, '证件号码', '险种', '待遇开始日期']).ok).toBe(isName)
})

test.each<[ReturnType<typeof readScheme>, string]>([
  ['enterprise', '110 企业职工基本养老保险 企业职工养老 企业职工 企业养老 职工养老 城镇职工基本养老保险'],
  ['publicInstitution', '120 机关事业单位基本养老保险 机关事业养老 机关事业单位 机关事业 机关养老'],
  ['resident', '170 城乡居民基本养老保险 城乡居民养老 城乡居民 居民养老 城居保'],
  ['survivor', '供养亲属待遇 供养亲属 供养直系亲属 企业供养亲属 遗属'], [null, '医疗保险 null'],
])('the scheme %s: %s', (scheme, words) => { for (const word of words.split(' ')) expect([word, readScheme(word)]).toEqual([word, scheme]) })
test.each<[ReturnType<typeof readStatus>, string]>([
  ['active', '1 正常发放 正常 发放 在发'], ['suspended', '2 暂停发放 暂停 停发 暂停待遇'], ['closed', '3 终止 终止发放 待遇终止 终止待遇'], [null, '4 死亡'],
])('the status %s: %s', (status, words) => { for (const word of words.split(' ')) expect([word, readStatus(word)]).toEqual([word, status]) })
test.each<[boolean | null, string]>([[true, '1 是 有 Y y √'], [false, '0 否 无 N n'], [null, '2 也许']])('%s: %s', (flag, words) => {
  for (const word of words.split(' ')) expect([word, readFlag(word)]).toEqual([word, flag])
})

test.each([
  [' 王 ', '王'], ['="370"', '370'], ['=" 370 "', '370'], ['="370"+1', '="370"+1'], ['x="370"', 'x="370"'], ['=SUM(A1)', '=SUM(A1)'], ['\'370', '370'], ['‘ 370', '370'], ['370\'', '370\''], ['370‘', '370‘'],
  ['="', '="'],
])('%j is unwrapped to %j', (cell, text) => expect(unwrap(cell)).toBe(text))
test.each([
  ['=1+1', true], ['@SUM', true], ['+A1', true], ['-A1', true], ['+86 139-0000-0001', false], ['-5', false], ['a=b', false], ['a@b', false], ['1-A1', false], ['+86 x', true], ['-', true], ['', false],
])('%j is a formula: %s', (text, expected) => expect(isFormula(text)).toBe(expected))
test.each([
  ['3.70101E+17', true], ['3E17', true], ['3.7e15', true], ['3.7E19', true], ['3.7E14', false], ['13.7E+17', false], ['3.7E+171', false], ['3.E17', false], ['3.7E-17', false],
])('%s has lost its last digits: %s', (text, expected) => expect(isScientific(text)).toBe(expected))
test.each([
  ['20250301000000', '2025-03-01'], ['x20250301', null], ['20250301x', null], ['120250301', null], ['2025-03-01T08:00', '2025-03-01'], ['2025-03-01 8 点', '2025-03-01'], ['2025-03-01x', null],
  ['x2025-03-01', null], ['45717.75', '2025-03-01'], ['45717.', null], ['45717.x', null], ['145717', null], ['x2025-03', null], ['2025031', null],
])('%s is the day %s', (text, on) => expect(readDate(text)).toBe(on))
test.each([['x2025年3月', null], ['2025年3月起', null], ['2025033', null], ['20250301', '2025-03'], ['2025.3', '2025-03']])('%s is the month %s', (text, month) => expect(readMonth(text)).toBe(month))
test.each([
  ['0086 13900000001', '13900000001'], ['(+86)13900000001', '13900000001'], ['8613900000001', '13900000001'], ['86139000000012', null], ['98613900000001', null], ['139000000012', null], ['013900000001', null], ['19900000001', '19900000001'],
])('%s is the mobile number %s', (text, phone) => expect(readMobile(text)).toBe(phone))
test.each([['371102001', '371102001'], ['371102001001', '371102001'], ['3711020010', null], ['1371102001', null], ['371102001x', null], ['x371102001', null], ['37110200', null], ['3711020010011', null]])(
  '%s is the street %s', (text, street) => expect(readStreet(text)).toBe(street))
