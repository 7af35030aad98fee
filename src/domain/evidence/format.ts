/**
 * Files by which other institutions tell of people: the columns and the words in them, as data. No agency's format is public, so these are our
 * own (docs/evidence.md). What is not named here is never read, and a file that holds medical content is refused as a whole.
 */
import type { EventKind } from '../data-match'
import type { Custody, FindingSource, LossCode } from '../loss'

export const EVIDENCE_SOURCES = ['hospital', 'transport', 'counter', 'authority'] as const
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number]

/** rowNo: the sender's own number of the row, by which a row is known again. */
export const EVIDENCE_FIELDS = ['rowNo', 'idNumber', 'institution', 'kind', 'on'] as const
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number]

/** The first is the one that we write. */
export const EVIDENCE_HEADINGS: Readonly<Record<EvidenceField, readonly [string, ...string[]]>> = {
  rowNo: ['记录编号', '流水号'],
  idNumber: ['身份证号', '证件号码', '公民身份号码'],
  institution: ['机构', '机构名称', '报送单位'],
  kind: ['类别', '事由'],
  on: ['发生日期', '日期'],
}

/** What a row of each source may say. A word that is missing here is added here. */
export const EVENT_WORDS: Readonly<Record<Exclude<EvidenceSource, 'authority'>, Readonly<Record<string, EventKind>>>> = {
  hospital: { 住院: 'inpatient', 门诊刷卡: 'outpatientCard', 医保刷卡: 'insuranceCard' },
  transport: { 人证核验登乘: 'boardingGate' },
  counter: { 柜台办事: 'counterVisit', 刷脸登录: 'faceLogin', 银行刷卡: 'bankCard', 话费: 'phoneBill', 打开应用: 'appOpened' },
}

export interface Loss { code: LossCode; custody?: Custody }
export const LOSS_WORDS: Readonly<Record<string, Loss>> = {
  死亡: { code: 'death' }, 宣告死亡: { code: 'declaredDead' }, 失踪: { code: 'missing' },
  服刑: { code: 'imprisoned', custody: 'servingSentence' }, 社区矫正: { code: 'imprisoned', custody: 'suspendedSentence' },
  羁押: { code: 'imprisoned', custody: 'wantedOrDetained' }, 丧失国籍: { code: 'nationalityLost' },
}
export const AUTHORITY_WORDS: Readonly<Record<string, FindingSource>> = {
  公安: 'publicSecurity', 卫健: 'health', 民政: 'civilAffairs', 法院: 'court', 司法: 'justice',
}

/** Headings of what a doctor knows. Whoever sends it is told to leave it out: it must not even lie in our memory. */
const MEDICAL = /诊断|疾病|病种|病历|病情|病因|死因|症状|处方|药|手术|检验|检查|化验|科室|科别|医嘱|过敏|血型|ICD/i

export type EvidencePlaces = Readonly<Record<EvidenceField, number>>
export type EvidenceHeader =
  | { ok: true; places: EvidencePlaces }
  | { ok: false; mistake: 'medical'; detail: string }
  | { ok: false; mistake: 'headerMissing' | 'headerTwice'; fields: EvidenceField[] }

const plain = (heading: string) => heading.replace(/^\ufeff/, '').replace(/[\s*＊"']/g, '')

export function readEvidenceHeader(cells: readonly string[]): EvidenceHeader {
  const headings = cells.map(plain)
  const medical = headings.find((heading) => MEDICAL.test(heading))
  if (medical !== undefined) return { ok: false, mistake: 'medical', detail: medical.slice(0, 20) }
  const found = EVIDENCE_FIELDS.map((field) => ({ field, at: headings.flatMap((one, i) => (EVIDENCE_HEADINGS[field].includes(one) ? [i] : [])) }))
  const twice = found.filter(({ at }) => at.length > 1)
  if (twice.length > 0) return { ok: false, mistake: 'headerTwice', fields: twice.map(({ field }) => field) }
  const missing = found.filter(({ at }) => at.length === 0)
  if (missing.length > 0) return { ok: false, mistake: 'headerMissing', fields: missing.map(({ field }) => field) }
  return { ok: true, places: Object.fromEntries(found.map(({ field, at }) => [field, at[0]])) as unknown as EvidencePlaces }
}
