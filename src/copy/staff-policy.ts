/** Policy studio: versions, the form, what a draft would change, publishing. Clerical, still plain. */
import type { PolicyVersion } from '../domain/contract/staff-policy'
import type { Anchor, Confidence, Policy } from '../domain/policy/policy'
import type { ProblemCode } from '../domain/policy/problem'
import type { Measure } from '../domain/population/tallies'

export const confidenceNames: Record<Confidence, string> = { official: '原文', reported: '转述', seed: '产品说明', judgement: '本产品所定' }

export const stateNames: Record<PolicyVersion['state'], string> = { shipped: '随产品', draft: '草稿', published: '已发布', withdrawn: '已撤回' }

export const anchorNames: Record<Anchor, string> = { anniversaryDay: '按天满期', monthEnd: '次月起算，到月底', strictCurrentMonth: '当月算第一个月' }

export const askNames: Record<Policy['lateEvidence']['ask'], string> = { none: '不用说明', statement: '说明原因', documents: '要材料' }

export const measureNames: Record<Measure, string> = {
  due: '到期', overdue: '月底逾期', proposed: '待议停发', backPayMonths: '补发月数', calls: '要打电话',
}

type Group = 'payment' | 'grace' | 'notice' | 'reminders' | 'stop' | 'change' | 'liveness' | 'delegation' | 'lateEvidence'
export const groupNames: Record<Group, string> = {
  payment: '恢复发放和补发', grace: '宽限', notice: '提前告知', reminders: '提醒', stop: '停发之前', change: '政策变动',
  liveness: '刷脸', delegation: '代办', lateEvidence: '逾期怎么说明',
}

/** By the last part of the way to a value; a number stands for its place in a list. */
export const fieldNames: Record<string, string> = {
  region: '统筹区代码', effectiveFrom: '开始执行', effectiveTo: '执行到', publishedOn: '发布日期', consentVersion: '同意书版本',
  source: '依据', checkedOn: '核对日期', confidence: '依据来自',
  kind: '周期种类', declaration: '要本人声明', months: '几个月一次', anchor: '怎么算满期', windows: '认证期', label: '名称', opensOn: '开始（月日）', closesOn: '截止（月日）',
  cutoffDay: '补发截止日', resumeOffset: '恢复隔几个月', arrearsOffset: '补发隔几个月', 'arrearsOffset.0': '截止日前办的隔几个月', 'arrearsOffset.1': '截止日后办的隔几个月', days: '天数', firstDays: '首次提前几天', dueSoonDays: '催办提前几天',
  quietFrom: '几点后不发消息', quietTo: '几点前不发消息', callFromDays: '从到期日起第几天打电话', callAge: '几岁起另打电话', callWithinDays: '电话几天内打完',
  comparisonDays: '信息核对在几天内', contacts: '联系几次', channels: '几种方式', seniorAge: '高龄从几岁起', approvals: '几人批准', approvalsWithCare: '高龄等几人批准', extraMonths: '核实中多发几个月', payrollClosesOnDay: '名单几号截止', noticeDays: '缩短提前几天',
  triesPerSession: '一次试几遍', sessionsPerDay: '一天试几次', sessionMinutes: '一次几分钟', attemptMinutes: '一遍几分钟', videoDays: '视频存几天',
  photoYears: '照片几年算旧', thirdActionOneIn: '几次里加一个动作', maxBindings: '最多代办几人', maxPeoplePerDay: '一天最多几人',
  ask: '要什么', legalBasis: '法律依据',
}

export const problemSentences: Record<ProblemCode, string> = {
  noSource: '要写明依据',
  notADay: '没有这一天',
  outOfRange: '只能填 {min} 到 {max} 的整数',
  noWindow: '至少要有一个认证期',
  nameRepeats: '名称重复了',
  notEveryYear: '不是每年都有这一天',
  closesBeforeItOpens: '截止早于开始',
  notAfterPrevious: '要排在前一个认证期之后',
  mustNotFall: '晚办的不能比早办的先到账',
  mustRise: '要从早到晚排列',
  beforeFirstNotice: '催办不能早于首次告知',
  moreThanContacts: '不能比联系次数多',
  fewerThanUsual: '不能比平常的批准人数少',
  endsBeforeItBegins: '结束早于开始',
  publishedTooLate: '发布日期不对',
  notARegion: '要填六位区划代码',
  notAVersionName: '版本名称不对',
  textNotShipped: '产品里没有这版同意书',
  needsLegalBasis: '要材料，得写明法律依据',
  overlaps: '与别的版本日期重叠',
  beginsTooSoon: '最早从明天起执行',
  notTheLatest: '要晚于已发布的版本',
  shortNotice: '缩短了办理时间，提前告知不够',
}

export const studio = {
  title: '政策版本',
  hint: '改周期、先测算、再发布',
  list: { caption: '本地各版本', version: '版本', state: '状态', from: '执行起', to: '执行到', source: '依据', open: '查看', inForce: '正在执行', openEnd: '未定', mine: '我起草的' },
  newDraft: '照这一版起草',
  edit: '修改草稿',
  back: '回到列表',
  rules: '各项规定',
  diff: { title: '与现行版的不同', field: '项目', before: '现行', after: '这一版', none: '没有不同', nothing: '无' },
  form: {
    title: '起草新版本', general: '总则', yes: '是', no: '否', rolling: '满期再办', windows: '固定认证期', addWindow: '加一个认证期', dropWindow: '去掉“{label}”',
    daysHint: '负数是到期前，用空格隔开', save: '存草稿', saving: '正在存', cancel: '不改了', wrong: '有 {n} 处要改', listOf: '第 {n} 个',
  },
  saved: { title: '草稿存好了', notYet: '现在还不能发布：' },
  simulate: {
    title: '测算影响', months: '测几个月', lateShare: '逾期才办的比例', lateDays: '最多晚几天', stopShare: '批准停发的比例', percent: '百分之几',
    run: '开始测算', again: '再测一次', running: '正在测算', done: '测算完成', count: '重新统计人数', counting: '正在统计', progress: '完成 {percent}%',
    countedOn: '人数统计于 {day}，共 {n} 份待遇。', nobody: '还没有统计人数。请先点“{count}”。', lateToday: '今天逾期的占 {percent}%。',
    assumed: '比例是假设，不是预言。停发按核实后计。',
    nearer: '到期提前的 {n} 份。', withoutNotice: '其中告知不够的 {n} 份。', fair: '没有人来不及知道。',
    result: '按待遇对比', mean: '月底逾期取各月底的平均。', byMonth: '按月对比', byDay: '按天的数', day: '日期', all: '全部待遇', scheme: '看哪种待遇', before: '现行', after: '这一版', sum: '合计',
    plot: '每天到期的份数', plotHint: '图里的数，下表都有。',
  },
  publish: { run: '发布', running: '正在发布', own: '您起草的，要换一位管理员发布。', notHandedOver: '账号没交接，您不能发布。请另一位管理员。', done: '已发布，{day} 起执行。', refused: '还不能发布：', withdraw: '撤回草稿', withdrawn: '草稿已撤回。' },
} as const
