/**
 * What the paying system is told: whose pay stops, waits or ends, and whose comes back with which months. Field codes as agencies' systems have them, each
 * with how sure it is (docs/exchange.md explains them); a column without a code has a heading of ours.
 */
import type { LocalDate, LocalMonth } from '../calendar'
import type { Channel } from '../contract/common'
import type { ExportReason } from '../contract/staff-exchange'
import type { Confidence } from '../policy/policy'
import { SCHEME_WORDS, STATUS_WORDS } from '../roster/columns'
import type { PayChange, PayReason } from './pay-change'

export interface PaymentDecision extends PayChange {
  name: string
  idNumber: string
  decidedOn: LocalDate
  /** Place in the person's chain: of two decisions the later one counts, also on one day. */
  seq: number
  /** How the person was certified; null for everything else. */
  channel: Channel | null
  /** Number of the proposal, the certification, the appeal or the event: the way back to its evidence. */
  basis: string
}

/** No list of these codes was found; they are ours until an agency gives its own. */
const CHANNEL_CODES: Readonly<Record<Channel, string>> = { phone: '1', kiosk: '2', counter: '3', homeVisit: '4', dataMatch: '5' }

/** A hold is a stop to the paying system; the reason says which. */
const STATUS_CODES: Readonly<Record<PayChange['to'], string>> = {
  active: STATUS_WORDS.active.code, suspended: STATUS_WORDS.suspended.code, held: STATUS_WORDS.suspended.code, closed: STATUS_WORDS.closed.code,
}

/** Words of a column, as those of a roster: an agency that has codes for them puts them here. */
export const REASON_WORDS: Readonly<Record<PayReason, string>> = {
  overdue: '未认证', appealFiled: '申诉延后', appealUpheld: '申诉成立', certified: '已认证',
  death: '死亡', declaredDead: '宣告死亡', missing: '失踪', servingSentence: '服刑', suspendedSentence: '缓刑或管制', wantedOrDetained: '通缉或羁押',
  nationalityLost: '丧失国籍', duplicate: '重复领取', other: '其他', refuted: '记录有误', sentenceServed: '刑满', acquitted: '未定罪',
  reappeared: '重新出现', deathConfirmed: '确认死亡',
}
const RATE_WORDS = { inForce: '现行标准', asBefore: '原标准' } as const

/** Only a certification, or that there is none, has a result. */
const resultOf = ({ why }: PaymentDecision): string => (why === 'certified' ? '1' : why === 'overdue' || why === 'appealFiled' ? '0' : '')

interface ExportColumn { code: string | null; heading: string; confidence: Confidence; value(decision: PaymentDecision): string }

/** Codes write months as 202511. */
const compact = (month: LocalMonth) => month.replace('-', '')

export const DECISION_COLUMNS: readonly ExportColumn[] = [
  { code: 'AAC147', heading: '证件号码', confidence: 'reported', value: ({ idNumber }) => idNumber },
  { code: 'AAC003', heading: '姓名', confidence: 'reported', value: ({ name }) => name },
  // a survivor's benefit is paid by the employees' scheme
  { code: 'AAE140', heading: '险种类型', confidence: 'reported', value: ({ scheme }) => SCHEME_WORDS[scheme].code ?? SCHEME_WORDS.enterprise.code ?? '' },
  { code: 'AAC063', heading: '供养亲属标志', confidence: 'reported', value: ({ scheme }) => (scheme === 'survivor' ? '1' : '0') },
  { code: 'AAE116', heading: '待遇发放状态', confidence: 'reported', value: ({ to }) => STATUS_CODES[to] },
  { code: null, heading: '决定原因', confidence: 'judgement', value: ({ why }) => REASON_WORDS[why] },
  { code: null, heading: '执行年月', confidence: 'judgement', value: ({ month }) => compact(month) },
  { code: 'AAA094', heading: '待遇领取资格认证结果', confidence: 'reported', value: resultOf },
  { code: 'BAE099', heading: '认证方式', confidence: 'reported', value: ({ channel }) => (channel ? CHANNEL_CODES[channel] : '') },
  { code: 'AAE001', heading: '认证年度', confidence: 'reported', value: ({ decidedOn }) => decidedOn.slice(0, 4) },
  { code: null, heading: '决定日期', confidence: 'judgement', value: ({ decidedOn }) => decidedOn },
  { code: null, heading: '补发月数', confidence: 'judgement', value: ({ backPayMonths }) => String(backPayMonths.length) },
  { code: null, heading: '补发年月', confidence: 'judgement', value: ({ backPayMonths }) => backPayMonths.map(compact).join(';') },
  { code: null, heading: '补发到账年月', confidence: 'judgement', value: ({ backPayArrives }) => (backPayArrives ? compact(backPayArrives) : '') },
  { code: null, heading: '发放标准', confidence: 'judgement', value: ({ rate }) => (rate ? RATE_WORDS[rate] : '') },
  { code: null, heading: '依据编号', confidence: 'judgement', value: ({ basis }) => basis },
]

/** The two lines above the decisions: codes (our heading where there is none), and headings. */
export const DECISION_HEADERS: readonly [codes: string[], headings: string[]] = [
  DECISION_COLUMNS.map(({ code, heading }) => code ?? heading), DECISION_COLUMNS.map(({ heading }) => heading),
]

/** One order for one content, whatever the database answers first: day, number, then as they were decided, so that the last row counts. */
export function inOrder(decisions: readonly PaymentDecision[]): PaymentDecision[] {
  const key = ({ decidedOn, idNumber, seq, scheme }: PaymentDecision) => [decidedOn, idNumber, String(seq).padStart(9, '0'), scheme].join(' ')
  return decisions.map((decision) => [key(decision), decision] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, decision]) => decision)
}

export const decisionCells = (decision: PaymentDecision): string[] => DECISION_COLUMNS.map(({ value }) => value(decision))

/** Name of a workbook's sheet. */
export const DECISION_SHEET = '发放决定'

/** Who took the file along, when and why: its last line. `by`: a staff id, never a name. */
export interface Watermark { by: string; at: string; reason: ExportReason }

/** One cell that no reader takes for a decision. */
export const watermarkOf = ({ by, at, reason }: Watermark, rows: number) => `# by ${by} at ${at} for ${reason}, ${rows} rows`
