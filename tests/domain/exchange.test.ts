import { csvLine } from '../../src/domain/exchange/csv'
import { decisionCells, DECISION_COLUMNS, inOrder, type PaymentDecision } from '../../src/domain/exchange/decisions'

test.each<[string, string]>([
  ['plain', 'plain'], ['', ''], ['王,兰', '"王,兰"'], ['a "b"', '"a ""b"""'], ['a\nb', '"a\nb"'], ['=1+1', '\'=1+1'], ['+86', '\'+86'], ['-1', '\'-1'],
  ['@SUM(A1)', '\'@SUM(A1)'], ['\t=1', '\'\t=1'], ['\r=1', '"\'\r=1"'], ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'], ['2025-11', '2025-11'],
])('%j is written as %j', (text, written) => expect(csvLine([text])).toBe(`${written}\r\n`))

const stop: PaymentDecision = {
  kind: 'stop', name: '王桂兰', idNumber: '371199194802290008', scheme: 'survivor', decidedOn: '2025-11-12', month: '2025-12', backPayMonths: [], backPayArrives: null,
  channel: null, basis: 'person-wang.survivor.2025-09-30',
}
const resume: PaymentDecision = {
  ...stop, kind: 'resume', scheme: 'resident', month: '2026-01', backPayMonths: ['2025-11', '2025-12'], backPayArrives: '2026-02', channel: 'homeVisit', decidedOn: '2025-12-16', basis: 'R-1',
}
const told = (decision: PaymentDecision) => Object.fromEntries(decisionCells(decision).map((cell, i) => [DECISION_COLUMNS[i]?.heading, cell]))

test('a stop: no result, no way of certifying, the month from which nothing is paid', () => {
  expect(told(stop)).toEqual({
    证件号码: '371199194802290008', 姓名: '王桂兰', 险种类型: '110', 供养亲属标志: '1', 待遇发放状态: '2', 执行年月: '202512', 待遇领取资格认证结果: '0', 认证方式: '',
    认证年度: '2025', 决定日期: '2025-11-12', 补发月数: '0', 补发年月: '', 补发到账年月: '', 依据编号: 'person-wang.survivor.2025-09-30',
  })
})

test('a resumption: the first month, every month of back pay and when it arrives', () => {
  expect(told(resume)).toMatchObject({
    险种类型: '170', 供养亲属标志: '0', 待遇发放状态: '1', 执行年月: '202601', 待遇领取资格认证结果: '1', 认证方式: '4', 补发月数: '2', 补发年月: '202511;202512', 补发到账年月: '202602',
  })
})

test('the order does not depend on how they were found', () => {
  const other = { ...stop, idNumber: '371199194802290007' }
  const all = [resume, stop, other, { ...stop, kind: 'resume' as const, basis: 'R-2' }]
  expect(inOrder([...all].reverse())).toEqual(inOrder(all))
  expect(inOrder(all).map(({ idNumber, kind }) => `${idNumber.slice(-1)} ${kind}`)).toEqual(['7 stop', '8 stop', '8 resume', '8 resume'])
})
