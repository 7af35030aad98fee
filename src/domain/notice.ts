/** What a message is about, which ways it may take to a person, and whether it is still true when its turn comes (rule R27). Pure. */
import type { LocalDate } from './calendar'
import { agenda } from './agenda'
import type { Scheme } from './contract/common'
import { duty, type BenefitState } from './cycle'
import type { Policy, PolicyInForce } from './policy/policy'
import { isVisitWord, VISIT_WORDS } from './visit/coming'

/**
 * What a message says. The first three follow an attempt; silent: somebody else's record has certified the person; the next come from the calendar (agenda.ts). suspended, held, resumed: what staff
 * have decided about pay; nobody learns that from an empty account. phoneChanging: the number itself is going to change, told to the old one (rule R23).
 * The last: who rings at the door, and when, and that it is not so any more (visit/coming.ts).
 */
export const NOTICE_KINDS = [
  'certified', 'notMatched', 'sentToReview', 'silent', 'firstNotice', 'reminder', 'overdue', 'stopProposed', 'suspended', 'held', 'resumed', 'phoneChanging', ...VISIT_WORDS,
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** relative: a helper's WeChat. call: a person of the community rings up; the last resort, and the only way that is never shut. */
export type NoticeChannel = 'wechat' | 'sms' | 'relative' | 'call'

/**
 * The duty that a message speaks of; `days` from its due day on the day it was made, negative before it. `asks`: the life proof is there, only
 * the declaration is missing (rule R16).
 */
export interface About { scheme: Scheme; dueOn: LocalDate; days: number; asks?: 'declaration' }

export interface Notice {
  kind: NoticeKind
  to: 'caller' | 'beneficiary'
  /** null: it follows an attempt. */
  about: About | null
}

/** What is said of a message to whoever asks whether it was ours: its kind in a word, and nothing of the person. */
export type MessageWhat = 'result' | 'reminder' | 'decision' | 'newPhone' | 'visit'
export function officialWhat({ kind, about }: Pick<Notice, 'kind' | 'about'>): MessageWhat {
  if (kind === 'phoneChanging') return 'newPhone'
  if (isVisitWord(kind)) return 'visit'
  return about === null ? 'result' : kind in DECIDED ? 'decision' : 'reminder'
}

/** What the person wishes. */
export interface ReminderChoices {
  /** Of the days before the due day that the policy offers, as positive numbers. None: no reminder before the due day. */
  days: readonly number[]
  sms: boolean
  /** Relatives may be told when the person cannot be reached. */
  relatives: boolean
}

/** What is known of ways to the person. */
export interface Reach {
  /** The receiver's own WeChat has agreed to a message of this kind that is not used up. */
  wechat: boolean
  phone: boolean
  /** A relative with a running delegation has agreed likewise. */
  relative: boolean
  choices: ReminderChoices
}

type Reminders = Policy['reminders']

/** Days before the due day on which this policy reminds, as a person is shown them: 30, 7, 1. */
export const offeredDays = ({ days }: Reminders): number[] => days.filter((n) => n < 0).map((n) => -n)

/** Nobody has said anything: everything is on. */
export const usualChoices = (reminders: Reminders): ReminderChoices => ({ days: offeredDays(reminders), sms: true, relatives: true })

/** The benefit's status that a decision of staff speaks of: true as long as the benefit has it. */
const DECIDED: Partial<Record<NoticeKind, BenefitState['status']>> = { suspended: 'suspended', held: 'held', resumed: 'active' }

/**
 * What a stop of pay may follow, or what was decided about pay, goes out whatever was chosen (rules R13, R27). So does a word on the due day,
 * which nobody is offered to choose (offeredDays).
 */
const mustGo = ({ kind, about }: Notice) =>
  kind in DECIDED || kind === 'overdue' || kind === 'stopProposed' || (kind === 'reminder' && (about?.days ?? 0) >= 0)

/** Whether the person wants it. The first notice falls away only for who wants no reminder at all. */
export function isWanted(notice: Notice, { days }: ReminderChoices): boolean {
  if (notice.about === null || mustGo(notice)) return true
  return notice.kind === 'reminder' ? days.includes(-notice.about.days) : days.length > 0
}

/**
 * The ways of a message, the first to be tried first (rule R27): the person's WeChat, SMS, a relative, a call. Somebody else's act in the
 * person's name is told by SMS, too, but an unsuccessful try is not: it changes nothing and may happen many times a day.
 */
export function channelsOf(notice: Notice, reach: Reach, reminders: Reminders): NoticeChannel[] {
  const { kind, to, about } = notice
  // whoever asked for it may hold the person's WeChat, and a helper may be the one: only the old number can object
  // and whoever opens the door is named by a number
  if (kind === 'phoneChanging' || isVisitWord(kind)) return reach.phone ? ['sms'] : []
  const mayText = about ? reach.choices.sms || mustGo(notice) : to === 'beneficiary' && (kind === 'certified' || kind === 'silent')
  const ways: [NoticeChannel, boolean][] = [
    ['wechat', reach.wechat],
    ['sms', reach.phone && mayText],
    ['relative', about !== null && reach.relative && reach.choices.relatives],
    ['call', isCallable(notice, reminders)],
  ]
  return ways.filter(([, isOpen]) => isOpen).map(([channel]) => channel)
}

/** What was decided about pay leads to somebody however far the due day is: a record of a death does not wait for one. */
const isCallable = ({ kind, about }: Notice, { callFromDays }: Reminders) =>
  about !== null && (kind in DECIDED || about.days >= callFromDays)

/** Very old people are also rung up, whatever message they were sent. `age` null: not known. */
export const isAlsoCalled = (notice: Notice, age: number | null, reminders: Reminders): boolean =>
  isCallable(notice, reminders) && age !== null && age >= reminders.callAge

/** One call a stage of one duty, however many messages lead to it; every kind of decision about pay is a stage of its own. */
export function callStage({ kind, about }: Notice): 'before' | 'overdue' | 'stop' | NoticeKind {
  if (kind in DECIDED) return kind
  if (kind === 'stopProposed') return 'stop'
  return (about?.days ?? 0) > 0 ? 'overdue' : 'before'
}

/** Whether it tells what staff have decided about pay. */
export const tellsDecision = ({ kind }: Pick<Notice, 'kind'>): boolean => kind in DECIDED

/**
 * False when the message would say what is no longer so: certified or stopped meanwhile, another due day, or a later message about the same
 * duty has its day already and says more.
 */
export function isStillTrue(notice: Notice, benefits: readonly BenefitState[], policy: PolicyInForce, today: LocalDate): boolean {
  const { kind, about } = notice
  if (about === null) return true
  const benefit = benefits.find(({ scheme }) => scheme === about.scheme)
  if (!benefit) return false
  const decided = DECIDED[kind]
  if (decided) return benefit.status === decided
  const isDeclaration = about.asks === 'declaration'
  // while the life proof of the period is missing too, its own message asks for both
  if (isDeclaration && duty(benefit, policy).dueOn <= about.dueOn) return false
  const { dueOn, steps } = agenda(isDeclaration ? { ...benefit, lastCertifiedOn: benefit.declaredOn } : benefit, policy)
  if (steps.length === 0 || dueOn !== about.dueOn) return false
  if (kind === 'stopProposed') return true
  // no stop is proposed for a declaration: what it means for pay, staff find out
  return !steps.some((step) => step.on <= today && step.days > about.days && !(isDeclaration && step.kind === 'proposal'))
}
