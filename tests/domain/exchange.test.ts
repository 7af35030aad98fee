import type { Channel } from '../../src/domain/contract/common'
import { CSV_MARK, csvLine } from '../../src/domain/exchange/csv'
import type { BenefitState } from '../../src/domain/cycle'
import { decisionCells, DECISION_COLUMNS, DECISION_HEADERS, DECISION_SHEET, inOrder, watermarkOf, type PaymentDecision } from '../../src/domain/exchange/decisions'
import { payChange, type Comeback, type PayReason } from '../../src/domain/exchange/pay-change'

test.each<[string, string]>([
  ['plain', 'plain'], ['', ''], ['王,兰', '"王,兰"'], ['a "b"', '"a ""b"""'], ['a\nb', '"a\nb"'], ['=1+1', '\'=1+1'], ['+86', '\'+86'], ['-1', '\'-1'],
  ['@SUM(A1)', '\'@SUM(A1)'], ['\t=1', '\'\t=1'], ['\r=1', '"\'\r=1"'], ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'], ['2025-11', '2025-11'],
])('%j is written as %j', (text, written) => expect(csvLine([text])).toBe(`${written}\r\n`))

const stop: PaymentDecision = {
  to: 'suspended', why: 'overdue', name: '王桂兰', idNumber: '371199194802290008', scheme: 'survivor', decidedOn: '2025-11-12', seq: 4, month: '2025-12', backPayMonths: [],
  backPayArrives: null, rate: null, channel: null, basis: 'person-wang.survivor.2025-09-30',
}
const resume: PaymentDecision = {
  ...stop, to: 'active', why: 'certified', scheme: 'resident', month: '2026-01', backPayMonths: ['2025-11', '2025-12'], backPayArrives: '2026-02', rate: 'inForce', channel: 'homeVisit',
  decidedOn: '2025-12-16', seq: 6, basis: 'R-1',
}
const told = (decision: PaymentDecision) => Object.fromEntries(decisionCells(decision).map((cell, i) => [DECISION_COLUMNS[i]?.heading, cell]))

test('a stop: no result, no way of certifying, the month from which nothing is paid', () => {
  expect(told(stop)).toEqual({
    证件号码: '371199194802290008', 姓名: '王桂兰', 险种类型: '110', 供养亲属标志: '1', 待遇发放状态: '2', 决定原因: '未认证', 执行年月: '202512', 待遇领取资格认证结果: '0', 认证方式: '',
    认证年度: '2025', 决定日期: '2025-11-12', 补发月数: '0', 补发年月: '', 补发到账年月: '', 发放标准: '', 依据编号: 'person-wang.survivor.2025-09-30',
  })
})

test('a resumption: the first month, every month of back pay and when it arrives', () => {
  expect(told(resume)).toMatchObject({
    险种类型: '170', 供养亲属标志: '0', 待遇发放状态: '1', 决定原因: '已认证', 执行年月: '202601', 待遇领取资格认证结果: '1', 认证方式: '4', 补发月数: '2', 补发年月: '202511;202512',
    补发到账年月: '202602', 发放标准: '现行标准',
  })
})

test.each<[string, Partial<PaymentDecision>, object]>([
  ['a hold is a stop with its ground', { to: 'held', why: 'death' }, { 待遇发放状态: '2', 决定原因: '死亡', 待遇领取资格认证结果: '' }],
  ['an end is final', { to: 'closed', why: 'nationalityLost' }, { 待遇发放状态: '3', 决定原因: '丧失国籍', 待遇领取资格认证结果: '' }],
  ['after a term pay comes back as it was', { to: 'active', why: 'sentenceServed', rate: 'asBefore' }, { 待遇发放状态: '1', 决定原因: '刑满', 发放标准: '原标准', 待遇领取资格认证结果: '' }],
  ['a stop that moved is still for want of a certification', { why: 'appealFiled' }, { 待遇发放状态: '2', 决定原因: '申诉延后', 待遇领取资格认证结果: '0' }],
])('%s', (_what, facts, row) => expect(told({ ...stop, ...facts })).toMatchObject(row))

test.each<[PayReason, string]>([
  ['overdue', '未认证'], ['appealFiled', '申诉延后'], ['appealUpheld', '申诉成立'], ['certified', '已认证'], ['death', '死亡'], ['declaredDead', '宣告死亡'], ['missing', '失踪'], ['servingSentence', '服刑'],
  ['suspendedSentence', '缓刑或管制'], ['wantedOrDetained', '通缉或羁押'], ['nationalityLost', '丧失国籍'], ['duplicate', '重复领取'], ['other', '其他'], ['refuted', '记录有误'], ['sentenceServed', '刑满'],
  ['acquitted', '未定罪'], ['reappeared', '重新出现'], ['deathConfirmed', '确认死亡'],
])('the paying system reads %s as %s, and a result only where one was certified or should have been', (why, word) => {
  expect(told({ ...stop, why })).toMatchObject({ 决定原因: word, 待遇领取资格认证结果: why === 'certified' ? '1' : ['overdue', 'appealFiled'].includes(why) ? '0' : '' })
})
test.each<[Channel, string]>([['phone', '1'], ['kiosk', '2'], ['counter', '3'], ['homeVisit', '4'], ['dataMatch', '5']])('certified by %s is way %s', (channel, code) => {
  expect(told({ ...resume, channel })).toMatchObject({ 认证方式: code })
})

test('two lines stand above the decisions, the codes of docs/exchange.md and the headings; each says how sure it is', () => {
  const [codes, headings] = DECISION_HEADERS
  expect(codes).toEqual(['AAC147', 'AAC003', 'AAE140', 'AAC063', 'AAE116', '决定原因', '执行年月', 'AAA094', 'BAE099', 'AAE001', '决定日期', '补发月数', '补发年月', '补发到账年月', '发放标准', '依据编号'])
  expect(headings).toEqual(['证件号码', '姓名', '险种类型', '供养亲属标志', '待遇发放状态', '决定原因', '执行年月', '待遇领取资格认证结果', '认证方式', '认证年度', '决定日期', '补发月数', '补发年月', '补发到账年月', '发放标准', '依据编号'])
  // a code was read somewhere, a heading of ours was not
  for (const { code, confidence } of DECISION_COLUMNS) expect([code, confidence]).toEqual([code, code === null ? 'judgement' : 'reported'])
})
test('cells are parted by commas behind a mark that says UTF-8; the last line says who took the file along', () => {
  expect([csvLine(['a', 'b,c', '']), CSV_MARK]).toEqual(['a,"b,c",\r\n', '\ufeff'])
  expect(watermarkOf({ by: 'abcd1234', at: '2025-12-16T02:00:00.000Z', reason: 'audit' }, 12)).toBe('# by abcd1234 at 2025-12-16T02:00:00.000Z for audit, 12 rows')
  expect(DECISION_SHEET).toBe('发放决定')
})

test('the order does not depend on how they were found, and of one person and day the last decision is last', () => {
  const other = { ...stop, idNumber: '371199194802290007' }
  const back: PaymentDecision = { ...resume, decidedOn: stop.decidedOn, seq: 10 }
  const again: PaymentDecision = { ...stop, seq: 11 }
  const all = [resume, again, back, stop, other]
  expect(inOrder([...all].reverse())).toEqual(inOrder(all))
  expect(inOrder(all)).toEqual([other, stop, back, again, resume])
})

describe('what a decision changes', () => {
  const active: BenefitState = { scheme: 'enterprise', startOn: '2020-01-01', lastCertifiedOn: null, declaredOn: null, status: 'active', suspendedFrom: null }
  const from = (status: BenefitState['status'], suspendedFrom: string): BenefitState => ({ ...active, status, suspendedFrom })
  const comeback: Comeback = { resumeMonth: '2026-02', backPayMonths: ['2025-12', '2026-01'], backPayArrivesMonth: '2026-02', rate: 'inForce' }
  const none = { backPayMonths: [], backPayArrives: null, rate: null }
  test.each<[string, BenefitState, BenefitState, Comeback | null, object[]]>([
    ['nothing about pay', active, { ...active, lastCertifiedOn: '2025-11-12' }, null, []],
    ['a hold', active, from('held', '2025-12'), null, [{ to: 'held', month: '2025-12', ...none }]],
    ['a hold is confirmed as it was', from('held', '2025-12'), from('held', '2025-12'), null, []],
    ['a hold becomes an end', from('held', '2025-12'), from('closed', '2025-12'), null, [{ to: 'closed', month: '2025-12', ...none }]],
    ['a stop moves', from('suspended', '2026-01'), from('suspended', '2026-02'), null, [{ to: 'suspended', month: '2026-02', ...none }]],
    ['pay comes back', from('held', '2025-12'), active, comeback,
      [{ to: 'active', month: '2026-02', backPayMonths: ['2025-12', '2026-01'], backPayArrives: '2026-02', rate: 'inForce' }]],
    ['after a term pay comes back as it was', from('held', '2025-12'), active, { resumeMonth: '2026-02', backPayMonths: [], backPayArrivesMonth: null, rate: 'asBefore' },
      [{ to: 'active', month: '2026-02', backPayMonths: [], backPayArrives: null, rate: 'asBefore' }]],
    ['a certification brings the rate in force', from('suspended', '2025-12'), active, { resumeMonth: '2026-02', backPayMonths: ['2026-01'], backPayArrivesMonth: '2026-03' },
      [{ to: 'active', month: '2026-02', backPayMonths: ['2026-01'], backPayArrives: '2026-03', rate: 'inForce' }]],
    ['nothing is known of what comes back', from('held', '2025-12'), active, null, []],
    ['pay never comes back', from('held', '2025-12'), active, { ...comeback, resumeMonth: null }, []],
    ['a stop of before comes back, the same months', from('held', '2025-12'), from('suspended', '2025-12'), comeback, [{ to: 'suspended', month: '2025-12', ...none }]],
    ['a stop of before comes back, later than the hold', from('held', '2025-12'), from('suspended', '2026-01'), comeback,
      [{ to: 'suspended', month: '2026-01', backPayMonths: ['2025-12'], backPayArrives: '2026-02', rate: 'inForce' }]],
  ])('%s', (_what, before, after, pay, changes) => {
    expect(payChange(before, after, 'refuted', pay)).toEqual(changes.map((change) => ({ scheme: 'enterprise', why: 'refuted', ...change })))
  })
})
