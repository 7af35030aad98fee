/**
 * The columns of a roster and the words in them, as data: agencies send files from their own systems, headed in Chinese or by field codes.
 * A code or a word that is missing here is added here, and nowhere else. Which of them are certain: docs/exchange.md.
 */
import type { Scheme } from '../contract/common'
import type { BenefitState } from '../cycle'
import type { Confidence } from '../policy/policy'

export const ROSTER_FIELDS = [
  'name', 'idNumber', 'scheme', 'startOn', 'survivor', 'certifiedOn', 'declaredOn', 'phone', 'street', 'disabled', 'homeVisit', 'overseas',
  'status', 'suspendedFrom',
] as const
export type RosterField = (typeof ROSTER_FIELDS)[number]

interface Column {
  /** Field code of the agencies' systems; null where we know none. */
  code: string | null
  /** How sure the code is. */
  confidence: Confidence
  /** Headings in Chinese; the first is the one that we write. */
  headings: readonly [string, ...string[]]
  isRequired?: true
}

export const COLUMNS: Readonly<Record<RosterField, Column>> = {
  name: { code: 'AAC003', confidence: 'reported', headings: ['姓名'], isRequired: true },
  idNumber: { code: 'AAC147', confidence: 'reported', headings: ['证件号码', '身份证号', '身份证号码', '公民身份号码', '社会保障号码'], isRequired: true },
  scheme: { code: 'AAE140', confidence: 'reported', headings: ['险种', '险种类型', '待遇类别', '养老保险类型'], isRequired: true },
  startOn: { code: 'AIC160', confidence: 'judgement', headings: ['待遇开始日期', '待遇开始年月', '待遇享受开始年月', '开始享受时间', '领取待遇时间'], isRequired: true },
  survivor: { code: 'AAC063', confidence: 'reported', headings: ['供养亲属标志'] },
  certifiedOn: { code: null, confidence: 'judgement', headings: ['最近认证日期', '上次认证日期', '最近一次认证时间', '认证日期', '认证时间'] },
  declaredOn: { code: null, confidence: 'judgement', headings: ['最近声明日期', '声明日期'] },
  phone: { code: 'AAE005', confidence: 'reported', headings: ['手机', '手机号', '手机号码', '联系电话', '联系方式'] },
  street: { code: null, confidence: 'judgement', headings: ['街道代码', '街道', '乡镇街道代码'] },
  disabled: { code: null, confidence: 'judgement', headings: ['残疾', '是否残疾', '残疾标志'] },
  homeVisit: { code: null, confidence: 'judgement', headings: ['上门', '上门服务', '是否上门', '行动不便'] },
  overseas: { code: null, confidence: 'judgement', headings: ['境外', '境外居住', '是否境外'] },
  status: { code: 'AAE116', confidence: 'reported', headings: ['发放状态', '待遇发放状态'] },
  suspendedFrom: { code: null, confidence: 'judgement', headings: ['暂停起始年月', '停发年月', '停发起始年月', '暂停年月'] },
}

/** Codes 110 and 170 were seen in the sources of two systems, 120 and 10 to 40 were not: agencies confirm them before the first import. */
export const SCHEME_WORDS: Readonly<Record<Scheme, { code: string | null; words: readonly [string, ...string[]] }>> = {
  enterprise: { code: '110', words: ['企业职工基本养老保险', '企业职工养老', '企业职工', '企业养老', '职工养老', '城镇职工基本养老保险'] },
  publicInstitution: { code: '120', words: ['机关事业单位基本养老保险', '机关事业养老', '机关事业单位', '机关事业', '机关养老'] },
  resident: { code: '170', words: ['城乡居民基本养老保险', '城乡居民养老', '城乡居民', '居民养老', '城居保'] },
  // no insurance of its own: agencies mark it by AAC063
  survivor: { code: null, words: ['供养亲属待遇', '供养亲属', '供养直系亲属', '企业供养亲属', '遗属'] },
}

/** Codes are a judgement of ours; the words are not. */
export const STATUS_WORDS: Readonly<Record<Exclude<BenefitState['status'], 'held'>, { code: string; words: readonly [string, ...string[]] }>> = {
  active: { code: '1', words: ['正常发放', '正常', '发放', '在发'] },
  suspended: { code: '2', words: ['暂停发放', '暂停', '停发', '暂停待遇'] },
  closed: { code: '3', words: ['终止', '终止发放', '待遇终止', '终止待遇'] },
}

export const YES_WORDS: readonly string[] = ['1', '是', '有', 'Y', 'y', '√']
export const NO_WORDS: readonly string[] = ['0', '否', '无', 'N', 'n']

export type Places = Partial<Record<RosterField, number>>
export type HeaderCheck =
  | { ok: true; places: Places }
  /** missing: fields that must be there; twice: fields that two columns claim. */
  | { ok: false; missing: RosterField[]; twice: RosterField[] }

const plain = (heading: string) => heading.replace(/^\ufeff/, '').replace(/[\s*＊"']/g, '').replace(/[（(].*[)）]$/, '').toUpperCase()

const FIELD_OF = new Map(ROSTER_FIELDS.flatMap((field) => {
  const { code, headings } = COLUMNS[field]
  return [...(code ? [code] : []), ...headings].map((heading) => [plain(heading), field] as const)
}))

/** Which column holds what. Columns that we do not know are passed over, since agencies' files hold much that we must not keep. */
export function readHeader(cells: readonly string[]): HeaderCheck {
  const places: Places = {}
  const twice: RosterField[] = []
  cells.forEach((cell, at) => {
    const field = FIELD_OF.get(plain(cell))
    if (!field) return
    if (places[field] !== undefined) twice.push(field)
    else places[field] = at
  })
  const missing = ROSTER_FIELDS.filter((field) => COLUMNS[field].isRequired && places[field] === undefined)
  return missing.length || twice.length ? { ok: false, missing, twice } : { ok: true, places }
}
