/** Late: what becomes of the money, and why it got late (ux 4, S16). Asking why never blocks (rule R9). */
import type { LateReason } from '../domain/late-reason'

export const makeup = {
  title: '补认证',
  timeline: { due: '应认证', grace: '宽限到', stopped: '停发', now: '现在', stoppedFrom: '{month}起' },
  today: '今天办完',
  certify: '去补认证',
  otherWay: '不会刷脸？换个方式',
  certifyHint: '先认证，别的都可以后说。',
  footer: '钱以实际发放为准。最终以当地社保经办机构为准。',
  appeal: '有问题，要申诉',
  notLate: '没有过期，不用补。',
} as const

export const lateReason = {
  title: '为什么没按时办？',
  lead: '点一个最像的。不说也行，不影响认证和补发。',
  documents: '材料可以后补。法律依据：{legalBasis}。',
  reasons: {
    didNotKnow: '不知道要办', forgot: '忘了', ill: '生病、住院', away: '在外地', noPhone: '没有手机，或不会用', couldNotPass: '刷脸没通过',
    familyMatter: '家里有事', other: '别的原因',
  } satisfies Record<LateReason, string>,
  submit: '告诉工作人员',
  done: '收到了。谢谢您。',
} as const
