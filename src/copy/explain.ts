/** Why a due day is that day, step by step, in words. The numbers are the steps' own (domain/explain.ts). */
import type { Basis, DutyStep, PayEffect, Reckoning, Sooner, WhatIf } from '../domain/contract/citizen-explain'
import { basisLine, versionLine } from './basis'
import { printDay, printDayIn, printMonth, printWindow } from './dates'
import { fill } from './fill'
import { channelNames } from './names'

export const why = {
  title: '为什么是这一天',
  due: '请在这一天前办好，当天也算：',
  how: '怎么算的',
  ifNow: '什么时候办，会怎样',
  closed: '这份待遇已终止，不用再认证。',
  others: '看{scheme}',
  policy: '政策说明',
  footer: '钱以实际发放为准。最终以当地社保经办机构为准。',
} as const

export const stepCopy = {
  fromStart: '从开始领待遇那天算起：<b>{on}</b>。',
  fromCertified: '从上次认证那天算起：<b>{on}</b>。',
  byChannel: '那次是{channel}办的。',
  inForceThen: '按那天执行的规定。',
  firstKnown: '更早的规定没有存档，按最早的一版。',
  rolling: {
    anniversaryDay: '再过 {months} 个月，是 <b>{dueOn}</b>。',
    monthEnd: '再过 {months} 个月，算到月底，是 <b>{dueOn}</b>。',
    strictCurrentMonth: '那个月算第 1 个月，第 {months} 个月的月底是 <b>{dueOn}</b>。',
  },
  clamped: '那个月没有 {day} 日，算到月底。',
  coveredInside: '{opensOn} 到 {closesOn} 那一期，已经算数。',
  coveredBefore: '那天以前的一期，到 {closesOn} 为止，也算办好。',
  window: '下一期是 {opensOn} 到 <b>{dueOn}</b>。',
  change: {
    intro: '后来换了规定：',
    same: '是同一天，不用改。',
    begun: '比原来晚。这一期已经开始，还按 <b>{dueOn}</b>。',
    postponed: '比原来晚。这一期还没开始，改成 <b>{dueOn}</b>。',
    tooLate: '比原来早。改早要提前 {noticeDays} 天公布。来不及，还按 <b>{dueOn}</b>。',
    noticed: '比原来早。改早要提前 {noticeDays} 天公布，所以是 <b>{dueOn}</b>。',
    inForce: '比原来早。新规定执行以前不算过期，所以是 <b>{dueOn}</b>。',
    nearer: '比原来早。已提前 {noticeDays} 天公布，改成 <b>{dueOn}</b>。',
  },
  respite: '您说自动认证弄错了。给您 {days} 天，到 <b>{dueOn}</b>。',
  grace: '到期的当月补上，不影响发钱。最晚 <b>{graceEndsOn}</b>。',
  graceDays: '到期后再宽限 {days} 天。',
  stop: '过了还没办，<b>{firstMonth}</b>起可能停发。',
  contacts: '停发前，工作人员至少联系您 {contacts} 次。',
  stopped: '养老金从 <b>{from}</b> 起停发。',
  held: '待遇正在核实，要等工作人员核实完。',
  declarationMissing: '这份待遇还要填声明，这一期还没填。',
  declared: '这份待遇要填声明，这一期填好了。',
} as const

/** Which rule of the product's rule list a step applies; for staff, who may look it up. */
export const stepRules: Record<DutyStep['kind'], string> = {
  countedFrom: 'R5 R17', version: 'R30', rolling: 'R6 R7 R8', window: 'R2 R3 R4', change: 'R30', respite: 'R26', grace: 'R11 R12', stop: 'R11 R13',
  stopped: 'R14', held: 'R19 R21', declaration: 'R16',
}

export interface StepWords {
  /** With `<b>`. */
  sentences: string[]
  /** 依据：… */
  basis: string | null
}

function reckoningSentences(how: Reckoning): string[] {
  if (how.kind === 'rolling') {
    const sentence = fill(stepCopy.rolling[how.anchor], { months: how.months, dueOn: printDay(how.dueOn) })
    return how.clampedDay === null ? [sentence] : [sentence, fill(stepCopy.clamped, { day: how.clampedDay })]
  }
  const { covered, opensOn, dueOn } = how
  const closesOn = printDay(covered.closesOn)
  return [
    covered.isInside ? fill(stepCopy.coveredInside, { opensOn: printDay(covered.opensOn), closesOn }) : fill(stepCopy.coveredBefore, { closesOn }),
    fill(stepCopy.window, { opensOn: printDay(opensOn), dueOn: printDay(dueOn) }),
  ]
}

function sentencesOf(step: DutyStep): string[] {
  switch (step.kind) {
    case 'countedFrom': {
      const from = fill(step.by === 'start' ? stepCopy.fromStart : stepCopy.fromCertified, { on: printDay(step.on) })
      return step.channel ? [from, fill(stepCopy.byChannel, { channel: channelNames[step.channel] })] : [from]
    }
    case 'version': return [stepCopy[step.why], versionLine(step.version)]
    case 'rolling': case 'window': return reckoningSentences(step)
    case 'change': {
      const isOfFirstDay = step.verdict === 'noticed' && step.dueOn === step.version.effectiveFrom
      const verdict = fill(stepCopy.change[isOfFirstDay ? 'inForce' : step.verdict], { noticeDays: step.noticeDays, dueOn: printDay(step.dueOn) })
      return [stepCopy.change.intro, versionLine(step.version), ...reckoningSentences(step.reckoning), verdict]
    }
    case 'respite': return [fill(stepCopy.respite, { days: step.days, dueOn: printDay(step.dueOn) })]
    case 'grace': {
      const until = fill(stepCopy.grace, { graceEndsOn: printDay(step.graceEndsOn) })
      return step.days > 0 ? [fill(stepCopy.graceDays, { days: step.days }), until] : [until]
    }
    case 'stop': return [fill(stepCopy.stop, { firstMonth: printMonth(step.firstMonth) }), fill(stepCopy.contacts, { contacts: step.contacts })]
    case 'stopped': return [fill(stepCopy.stopped, { from: printMonth(step.from) })]
    case 'held': return [stepCopy.held]
    case 'declaration': return [step.missing ? stepCopy.declarationMissing : stepCopy.declared]
  }
}

function basisOf(step: DutyStep): Basis | null {
  if (step.kind === 'version') return step.version.basis
  if (step.kind === 'change') return step.reckoning.basis
  return 'basis' in step ? step.basis : null
}

export function stepWords(step: DutyStep): StepWords {
  const basis = basisOf(step)
  return { sentences: sentencesOf(step), basis: basis && basisLine(basis) }
}

export const whatIfCopy = {
  today: '今天办',
  untilFromToday: '今天到 {until} 办',
  on: '{from} 办',
  fromTo: '{from} 到 {until} 办',
  attribution: {
    onTime: '按时。', voluntary: '算提前办，下一期到时还要办。', lateNoEffect: '算补上，不影响发钱。', late: '算补办。',
  },
  onTimeAndCures: '这一期按时，前面没办的也补上。',
  nextWindow: '下次：{window}。',
  nextDue: '{when}，下次在 <b>{dueOn}</b> 前。',
  untouched: '养老金照常发。',
  stopFallsAway: '停发一般会取消，养老金照常发。',
  resumes: '一般 <b>{resumeMonth}</b> 恢复发放。',
  backPay: '停发的 {n} 个月，一般 <b>{arrivesMonth}</b> 补到账。',
  mayHaveStopped: '到那时可能已经停发。',
  resumesThen: '停了的话，一般 <b>{resumeMonth}</b> 恢复，停发的钱一起补。',
  waits: '要等工作人员核实完，才能发。',
  soonerBackPay: '<b>{byOn}</b>前办，当天也算，补发一般早 {n} 个月到账。',
  soonerPay: '<b>{byOn}</b>前办，当天也算，一般早 {n} 个月恢复发放。',
} as const

export function paySentences(pay: PayEffect): string[] {
  switch (pay.kind) {
    case 'untouched': case 'stopFallsAway': case 'waits': return [whatIfCopy[pay.kind]]
    case 'resumes': {
      const { resumeMonth, backPayMonths, backPayArrivesMonth } = pay.forecast
      return [
        fill(whatIfCopy.resumes, { resumeMonth: printMonth(resumeMonth) }),
        fill(whatIfCopy.backPay, { n: backPayMonths.length, arrivesMonth: printMonth(backPayArrivesMonth) }),
      ]
    }
    case 'mayHaveStopped': return [whatIfCopy.mayHaveStopped, fill(whatIfCopy.resumesThen, { resumeMonth: printMonth(pay.resumeMonth) })]
  }
}

/** A span of days as a heading, and what certifying then comes to. */
export function whatIfWords(row: WhatIf, today: string): { title: string; sentences: string[] } {
  const { fromOn, untilOn, attribution, cured, nextOpensOn, nextDueOn } = row
  const [from, until] = [printDayIn(fromOn, today), printDayIn(untilOn, today)]
  const onFirst = fromOn === today ? whatIfCopy.today : fill(whatIfCopy.on, { from })
  const span = fromOn === today ? fill(whatIfCopy.untilFromToday, { until }) : fill(whatIfCopy.fromTo, { from, until })
  const next = nextOpensOn === null
    ? fill(whatIfCopy.nextDue, { when: onFirst, dueOn: printDay(nextDueOn) })
    : fill(whatIfCopy.nextWindow, { window: printWindow({ opensOn: nextOpensOn, dueOn: nextDueOn }) })
  return {
    title: fromOn === untilOn ? onFirst : span,
    sentences: [
      attribution === 'onTime' && cured > 0 ? whatIfCopy.onTimeAndCures : whatIfCopy.attribution[attribution], ...paySentences(row.pay), next,
    ],
  }
}

export function soonerSentence({ byOn, backPayMonths, resumeMonths }: Sooner, today: string): string {
  const by = printDayIn(byOn, today)
  return backPayMonths > 0
    ? fill(whatIfCopy.soonerBackPay, { byOn: by, n: backPayMonths })
    : fill(whatIfCopy.soonerPay, { byOn: by, n: resumeMonths })
}
