/** Staff: the queue of reviews and one case (ux S21). Clerical, but human. */
import type { DeclarationAnswer, ReviewDecision, ReviewReason } from '../domain/review'
import type { ReviewWhy } from '../domain/contract/staff-review'

export const reviews = {
  title: '人工审核',
  menuHint: '看视频，定是不是本人',
  rule: '先到的先看。5 个工作日内要有结果。',
  empty: '没有等着看的。',
  notHandedOver: '还有 {n} 件要别的同事看。账号没交接，您不能看。',
  more: '后面还有，先办完这些。',
  refresh: '刷新',
  look: '看 {name}',
  columns: { person: '姓名', why: '为什么要看', opened: '交来时间', left: '还剩' },
  secondLook: '第二个人看',
  daysLeft: '还剩 {n} 个工作日',
  today: '今天要有结果',
  late: '晚了 {n} 个工作日',
  whys: {
    similarityUnsure: '像不像，机器拿不准',
    livenessUnsure: '是不是真人在拍，机器拿不准',
    declaredUnable: '本人说有的动作做不了',
    requested: '本人请人工看',
    declarationNegative: '季度声明有变化',
  } satisfies Record<ReviewWhy, string>,
} as const

export const reviewCase = {
  back: '回到列表',
  over: '这件已经有结果了，或者不归您看。',
  independent: '同事已经看过一遍。请按您自己看到的定。',
  facts: {
    idNumber: '身份证号', phone: '手机号', received: '拍摄交来', how: '怎么拍的', why: '为什么要看', history: '以前的记录', risk: '机器看到的', similarity: '像的程度',
  },
  self: '本人拍',
  forOthers: '{who}代拍',
  video: '认证视频',
  videoNote: '没有声音。{day} 删除。',
  videoGone: '视频已经删了，只能请本人重拍。',
  speed: '播放速度',
  speeds: { '0.5': '慢放', '1': '原速', '2': '快放' },
  seen: '{action} {n} 秒',
  notSeen: '{action} 没看到',
  jump: '跳到动作',
  digits: '要念的数字：{digits}。没有声音，看口型。',
  bare: '没有要做动作，看是不是真人。要两个人都说一致。',
  photo: '登记照片',
  still: '视频里最清楚的一张',
  noStill: '没有够清楚的一张，请看视频。',
  photoTaken: '{day} 拍的',
  photoOld: '照片年头久了，看五官，别看胖瘦白发。',
  photoGone: '没有照片，请打电话或上门看本人。',
  similarity: '{n}（{same} 以上算同一人，{other} 以下算别人）',
  similarityAlone: '{n}',
  notMeasured: '没有测到',
  nothingOdd: '没有可疑的地方',
  noHistory: '没有',
  statements: { notRemarried: '没有再结婚', noOwnIncome: '没有工作收入', inSchoolOrMinor: '在上学，或不满 18 岁' },
  said: { yes: '是', no: '不是' },
  results: { matched: '成功', notMatched: '没通过', needsReview: '交给人工' },
} as const

export const reviewDecide = {
  title: '您怎么看',
  decisions: { same: '一致，通过', notSame: '不一致，退回', unclear: '看不清，请重拍' } satisfies Record<ReviewDecision, string>,
  notes: {
    same: '认证算交来视频的那一天。',
    notSame: '要两个人都这么看才退回。',
    unclear: '本人会看到怎么拍才好。',
  } satisfies Record<ReviewDecision, string>,
  why: '为什么',
  missing: '请选一个原因',
  reasons: {
    featuresAgree: '五官一致', agedButSame: '老了些，五官一致', seenAlive: '是真人，面貌一致',
    featuresDiffer: '五官不一样', personChanges: '中间换了人', screenOrPrint: '拍的是照片或屏幕', madeUp: '画面像是做出来的',
    tooDark: '太暗', tooBright: '太亮', covered: '脸被挡住', moved: '晃得看不清', tooFar: '离得太远', offCenter: '脸没拍全', manyFaces: '有别人入镜',
    noFace: '没拍到脸', videoGone: '视频已经删了',
  } satisfies Record<ReviewReason, string>,
  submit: '定了',
  leave: '我认识这个人，请同事看',
  declaration: {
    title: '核实下来',
    answers: { mistaken: '点错了，请本人重填', noEffect: '属实，不影响待遇', toBeFound: '属实，要去登记情形' } satisfies Record<DeclarationAnswer, string>,
    note: '这里不停发。影响待遇的，另走登记。',
  },
} as const

export const reviewSaid = {
  held: '{name}：{decision}。10 秒后生效。',
  undo: '撤回',
  now: '马上生效',
  passed: '通过了，认证编号 {reference}，算 {day}。',
  returned: '退回了，本人会收到消息。',
  again: '已请本人重拍。',
  another: '记下了，还要另一位同事看。',
  videoGone: '视频已经删了，没有定。请选“看不清”。',
  nothingRuns: '待遇都已终止，没有定。',
  over: '别人先定了，您的没有算。',
  answered: '记下了。',
  left: '交给同事了，不再给您看。',
} as const
