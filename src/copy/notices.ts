/** What is sent to people who are not looking at our pages. Never a link, never a question (rule R27): the name to trust and 12333. */
import type { Notice } from '../domain/notice'
import type { Field, Template } from '../domain/notice-template'
import type { VisitWord } from '../domain/visit/coming'
import type { Slot } from '../domain/visit/visit'
import { printDay, printMoment, printMonthDay } from './dates'
import { fill } from './fill'
import { halfNames, visitorNames } from './visit'

export const notices = {
  who: '{maskName} 养老待遇认证',
  declares: '{maskName} 季度声明',
  /** At most 5 characters: WeChat's `phrase`. */
  urgency: { first: '可以认证', before: '快到期了', overdue: '已经过期', stop: '可能停发', suspended: '已停发', held: '先核实', resumed: '恢复发放' },
  results: { certified: '比对成功', notMatched: '这次没过', sentToReview: '人工核对', phoneChanging: '正在换号', silent: '自动认证' },
  /** At most 20 characters with the code: WeChat's `thing`. */
  trust: '核对码{code}，问12333',
} as const

/** The bodies as they are registered with the carrier, which fills {1} itself: we only send the number of the body and what goes in. */
export const smsBodies = {
  due: '您的养老待遇认证，请在{1}前办好。核对码{2}。认准安心认证，有疑问打12333。',
  overdue: '您的养老待遇认证{1}已到期，请尽快补办。核对码{2}。认准安心认证，有疑问打12333。',
  stop: '养老待遇认证{1}已到期，再不办可能停发。核对码{2}。请认准安心认证，或打12333。',
  declaration: '供养亲属待遇还差一份声明，{1}到期。核对码{2}。认准安心认证，有疑问打12333。',
  suspended: '养老待遇认证{1}到期，要停发。补办就恢复、补发。核对码{2}。认准安心认证，或打12333。',
  held: '{1}收到一条登记，养老金先核实再发。登记错了打12333。核对码{2}。认准安心认证。',
  resumed: '{1}核实清楚，您的养老金恢复发放。核对码{2}。认准安心认证，有疑问打12333。',
  silent: '{1}，已用别处的记录替您认证好了。不是您本人的，打12333。核对码{2}。',
  certified: '{1}，有人用手机替您办了养老待遇认证。不是您同意的，打12333。核对码{2}。',
  visit: '{1}{2}左右，{3}上门办养老认证。不收费。核对码{4}。认准安心认证，有疑问打12333。',
  visitMoved: '上门改了：{1}{2}，{3}来。上一条不算。不收费。核对码{4}。认准安心认证，或打12333。',
  visitOff: '原定{1}{2}的上门取消了，有人来先别开门。要另约打12333。核对码{3}。认准安心认证。',
  newPhone: '您的联系电话{1}起换新号。不是您换的，马上打12333。核对码{2}。认准安心认证。',
} as const
export type SmsBody = keyof typeof smsBodies
/** Likewise, the body `code`: what proves a new number. The only one that is typed in, and by nobody but its receiver. */
export const codeBody = '验证码{1}，{2}分钟内有效，用来换联系电话。别告诉任何人，有疑问打12333。认准安心认证。'

export interface NoticeText {
  template: Template
  fields: Field[]
  /** null: nothing that is sent as a text message. */
  sms: { body: SmsBody; params: string[] } | null
}

/**
 * @param at instant of the attempt that a result follows; from which a new number counts
 * @param code 核对码 of this message, by which the person can ask whether it is ours
 */
export function noticeText(notice: Notice, maskName: string, at: string, code: string): NoticeText {
  const isDeclaration = notice.about?.asks === 'declaration'
  const who: Field = { kind: 'thing', value: fill(isDeclaration ? notices.declares : notices.who, { maskName }) }
  const trust: Field = { kind: 'thing', value: fill(notices.trust, { code }) }
  const { kind, about } = notice
  if (about) {
    const urgency = urgencyOf(notice)
    // what staff decided about a record speaks of the day of the decision, everything else of the due day
    const day = kind === 'held' || kind === 'resumed' ? printMoment(at).slice(0, -' 14:05'.length) : printDay(about.dueOn)
    const body = isDeclaration ? 'declaration' : urgency === 'first' || urgency === 'before' ? 'due' : urgency
    return {
      template: 'due',
      fields: [who, { kind: 'date', value: day }, { kind: 'phrase', value: notices.urgency[urgency] }, trust],
      sms: { body, params: [day, code] },
    }
  }
  const result = kind === 'certified' || kind === 'notMatched' || kind === 'phoneChanging' || kind === 'silent' ? kind : 'sentToReview'
  return {
    template: 'result',
    fields: [who, { kind: 'phrase', value: notices.results[result] }, { kind: 'time', value: printMoment(at) }, trust],
    sms: smsOfResult(result, at, code),
  }
}

/**
 * Who rings at the door, and when, or that it is not so any more; only by text message, to who opens it. The day is named, not called today: it
 * may be read the next morning.
 * @param surname of the visitor; null: not known
 */
export function comingText(kind: VisitWord, { on, half }: Slot, surname: string | null, code: string): NoticeText {
  const when = [printMonthDay(on.slice(5)), halfNames[half].hours]
  const who = surname ? fill(visitorNames.known, { surname }) : visitorNames.unknown
  const sms: NoticeText['sms'] = kind === 'visitOff' ? { body: kind, params: [...when, code] } : { body: kind === 'visitMoved' ? kind : 'visit', params: [...when, who, code] }
  return { template: 'result', fields: [], sms }
}

function smsOfResult(result: keyof typeof notices.results, at: string, code: string): NoticeText['sms'] {
  if (result === 'certified' || result === 'silent') return { body: result, params: [printMoment(at).slice(0, -' 14:05'.length), code] }
  return result === 'phoneChanging' ? { body: 'newPhone', params: [printMoment(at), code] } : null
}

function urgencyOf({ kind, about }: Notice): keyof typeof notices.urgency {
  if (kind === 'stopProposed') return 'stop'
  if (kind === 'suspended' || kind === 'held' || kind === 'resumed') return kind
  if (kind === 'firstNotice') return 'first'
  return (about?.days ?? 0) > 0 ? 'overdue' : 'before'
}
