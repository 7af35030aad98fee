/** Why an attempt did not open: each is a page of its own, never a field error (ux A21). */
import { openedRelay } from './relatives'
import type { StartOutput } from '../domain/contract/citizen'

interface RefusalCopy { title: string; body: string; hints?: readonly string[] }

export const refusals = {
  notFound: {
    title: '没查到领取记录',
    body: '用 <b>{maskName}</b> <b>{maskId}</b> 没查到在日照领养老金。',
    hints: ['姓名或号码写错了', '在别的地方领', '刚退休，还没录入'],
  },
  notDue: { title: '现在不用办', body: '<b>{maskName}</b> 已于 <b>{certifiedOn}</b> 认证成功。' },
  notDueNew: { title: '现在不用办', body: '<b>{maskName}</b> 还没到认证时间。' },
  closed: { title: '待遇已终止', body: '查到 <b>{maskName}</b> 的待遇已终止。有疑问请打 12333。' },
  noPhoto: { title: '查不到照片', body: '没有 <b>{maskName}</b> 的证件照片，要去柜台。' },
  tooManyToday: { title: '今天先歇歇', body: '今天试了 {triesToday} 次。明天可以再拍，或者现在就换个方式。' },
  tooManyRelatives: { title: '人数到了', body: '一部手机最多帮 {limit} 位老人。可以换一部手机，或去柜台。' },
  tooManyPeopleToday: { title: '今天帮得够多了', body: '一天最多帮 {limit} 位老人。明天再来，或去柜台。' },
  invitationGone: { title: '这个码过期了', body: '请老人再给您看一个新的码。' },
  samePhone: { title: '要用您自己的手机', body: '您填过的手机号，是老人登记的号。换一部手机，或换个方式。' },
  relayGone: openedRelay.gone,
  relayInUse: openedRelay.inUse,
} as const satisfies Record<Exclude<StartOutput['kind'], 'opened'> | 'notDueNew', RefusalCopy>

export const refused = {
  maybe: '可能是这样',
  next: '下次：{window}。',
  anyway: '还是想办一次',
  change: '改身份信息',
  someoneElse: '给别人认证',
} as const
