/** Saying that something is wrong (rule R29). */
import type { AppealKind } from '../domain/appeal'

export const appealKinds: Record<AppealKind, { title: string; hint: string }> = {
  wrongStop: { title: '养老金停错了', hint: '停发或要停发，您觉得不对' },
  wrongDeath: { title: '人还在，登记错了', hint: '被登记成不在了' },
  faceMismatch: { title: '刷脸总是过不了', hint: '是本人，可是没通过' },
  silentDispute: { title: '自动认证弄错了', hint: '那次不是本人' },
  agentAbuse: { title: '有人冒用', hint: '不认识的人替您办了' },
}

export const appeal = {
  title: '有话要说',
  lead: '选一条。工作人员 {n} 个工作日内答复。',
  who: '说的是谁',
  what: '是什么事',
  words: '想补充的话',
  wordsHint: '可以不填。最多 300 字。',
  missing: '请先选一条',
  submit: '交给工作人员',
  done: { title: '收到了', body: '<b>{answerBy}</b> 前给您答复。', postponed: '要停发的，推迟到 <b>{month}</b>。答复前不停发。', call: '着急就打 12333。' },
  nobody: { title: '先认证一次', body: '认证过，才知道您是谁。着急就打 12333。' },
  link: '不对？告诉我们',
} as const
