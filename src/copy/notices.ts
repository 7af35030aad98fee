/** What is sent to people who are not looking at our pages. Never a link, never a question (rule R27): the name to trust and 12333. */
import type { Notice } from '../domain/notice'
import type { Field, Template } from '../domain/notice-template'
import { printDay, printMoment } from './dates'
import { fill } from './fill'

export const notices = {
  who: '{maskName} 养老待遇认证',
  declares: '{maskName} 季度声明',
  /** At most 5 characters: WeChat's `phrase`. */
  urgency: { first: '可以认证', before: '快到期了', overdue: '已经过期', stop: '可能停发', suspended: '已停发', held: '先核实', resumed: '恢复发放' },
  results: { certified: '比对成功', notMatched: '这次没过', sentToReview: '人工核对', phoneChange: '换手机号' },
  trust: '认准安心认证，有疑问打12333',
} as const

/** The bodies as they are registered with the carrier, which fills {1} itself: we only send the number of the body and what goes in. */
export const smsBodies = {
  due: '您的养老待遇认证，请在{1}前办好。认准安心认证小程序，有疑问打12333。',
  overdue: '您的养老待遇认证{1}已到期，请尽快补办。认准安心认证小程序，有疑问打12333。',
  stop: '您的养老待遇认证{1}已到期。再不办，养老金可能停发。请认准安心认证小程序，或打12333。',
  declaration: '您的供养亲属待遇还差一份声明，{1}到期。认准安心认证小程序，有疑问打12333。',
  suspended: '您的养老待遇认证{1}已到期，养老金要停发。补办认证就恢复、补发。认准安心认证小程序，或打12333。',
  held: '{1}收到一条登记，您的养老金先核实再发。登记错了请打12333。认准安心认证小程序。',
  resumed: '{1}核实清楚，您的养老金恢复发放。认准安心认证小程序，有疑问打12333。',
  certified: '{1}，有人用手机替您办了养老待遇认证。不是您同意的，打12333。',
  phoneChange: '{1}，有人在柜台要换您登记的手机号，三天后生效。不是您办的，打12333。',
} as const
export type SmsBody = keyof typeof smsBodies

export interface NoticeText {
  template: Template
  fields: Field[]
  /** null: nothing that is sent as a text message. */
  sms: { body: SmsBody; params: string[] } | null
}

/** @param at instant of the attempt that a result follows */
export function noticeText(notice: Notice, maskName: string, at: string): NoticeText {
  const isDeclaration = notice.about?.asks === 'declaration'
  const who: Field = { kind: 'thing', value: fill(isDeclaration ? notices.declares : notices.who, { maskName }) }
  const trust: Field = { kind: 'thing', value: notices.trust }
  const { kind, about } = notice
  if (about) {
    const urgency = urgencyOf(notice)
    // what staff decided about a record speaks of the day of the decision, everything else of the due day
    const day = kind === 'held' || kind === 'resumed' ? printMoment(at).slice(0, -' 14:05'.length) : printDay(about.dueOn)
    const body = isDeclaration ? 'declaration' : urgency === 'first' || urgency === 'before' ? 'due' : urgency
    return {
      template: 'due',
      fields: [who, { kind: 'date', value: day }, { kind: 'phrase', value: notices.urgency[urgency] }, trust],
      sms: { body, params: [day] },
    }
  }
  const result = kind === 'certified' || kind === 'notMatched' || kind === 'phoneChange' ? kind : 'sentToReview'
  const saidOn = printMoment(at).slice(0, -' 14:05'.length)
  return {
    template: 'result',
    fields: [who, { kind: 'phrase', value: notices.results[result] }, { kind: 'time', value: printMoment(at) }, trust],
    sms: result === 'certified' || result === 'phoneChange' ? { body: result, params: [saidOn] } : null,
  }
}

function urgencyOf({ kind, about }: Notice): keyof typeof notices.urgency {
  if (kind === 'stopProposed') return 'stop'
  if (kind === 'suspended' || kind === 'held' || kind === 'resumed') return kind
  if (kind === 'firstNotice') return 'first'
  return (about?.days ?? 0) > 0 ? 'overdue' : 'before'
}
