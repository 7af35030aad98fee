/** Silent certification as the person sees it (rule R26): what kind of record, which day, and "that was not me". */
import type { EventKind, Strength } from '../domain/data-match'
import type { EvidenceSource } from '../domain/evidence/format'

export const eventNames: Record<EventKind, string> = {
  inpatient: '住院', boardingGate: '进站、登机', counterVisit: '到柜台办事', faceLogin: '刷脸登录', outpatientCard: '门诊刷卡', insuranceCard: '医保刷卡',
  bankCard: '银行刷卡', phoneBill: '交话费', appOpened: '打开应用',
}
export const sourceNames: Record<EvidenceSource, string> = { hospital: '医院', transport: '车站、机场', counter: '窗口和网上服务', authority: '有关部门' }
/** Why it counts. */
export const strengthWords: Record<Strength, string> = {
  A: '当时核对过本人，一次就算。', B: '只刷了卡，要两处才算。', C: '不能算。',
}

export const evidence = {
  title: '用什么办好的',
  lead: '别处核对过您本人，就不用您再跑。',
  privacy: '只用日期和类别，不看病情。',
  certifiedOn: '算在这一天',
  source: '从哪里来',
  notMe: '不是我',
  notTheirs: '不是本人',
  ask: { title: '真的不是您吗？', body: '这次认证就不算数。养老金照常发。', then: '给您 {days} 天，再认证一次。', yes: '对，不是我', no: '再看看' },
  objected: { title: '记下了', by: '请在 <b>{certifyBy}</b> 前认证一次。', nothing: '后来您自己认证过，不用再办。', staff: '工作人员会查清是谁。' },
  empty: { title: '没有自动认证', body: '还没有用别处的记录替您办过。' },
  certify: '去认证',
} as const
