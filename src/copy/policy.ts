/** The rules that people ask about, in words, from the policy in force (domain/policy/facts.ts): its numbers, its sources. */
import type { Frequency, PolicyFacts } from '../domain/contract/citizen-explain'
import { basisLine } from './basis'
import { printMonthDay } from './dates'
import { fill } from './fill'
import { schemeNames } from './names'

export const policyCopy = {
  howOften: '多久认证一次？',
  frequency: {
    names: '<b>{names}</b>：',
    yearly: '每年一次。两次之间不超过 12 个月。',
    months: '每 {months} 个月一次。',
    anchor: { anniversaryDay: '', monthEnd: '算到到期那个月的月底。', strictCurrentMonth: '办的那个月算第 1 个月。' },
    windows: '一年 {n} 次。',
    window: '{opensOn}到{closesOn}',
    declaration: '每次还要填一份声明。',
  },
  late: '过期了会怎样？',
  grace: '到期的当月还来得及补。再不办，下个月起可能停发。',
  graceDays: '到期后再宽限 {days} 天，到那个月月底都来得及。再不办，下个月起可能停发。',
  stop: '停发前，工作人员至少联系您 {contacts} 次，至少分 {days} 天。',
  paid: '停发的钱还补吗？',
  resumes: '补。认证成功后，一般{when}恢复发放。停发的钱一起补，不会少。',
  byCutoff: '{day} 日前办，当天也算，补发一般{when}到账。',
  afterCutoff: '过了 {day} 日才办，补发一般{when}到账。',
  anyDay: '补发一般{when}到账。',
  actual: '以实际发放为准。',
  monthsOn: ['当月', '下个月', '再下个月'],
  later: '{n} 个月后',
  proof: '补办要交材料吗？',
  ask: {
    none: '不用。', statement: '不用交材料。说一下原因就行，不说也能办。', documents: '要交。没带齐也能先认证，材料后补。',
  },
  legalBasis: '法律依据：{legalBasis}。',
  helper: '家人能代办吗？',
  helperWay: '能。要拍的是老人的脸，老人要在身边。家人用自己的手机，点“为家人认证”。',
  helperLimit: '一个人最多帮 {n} 位老人。',
  video: '拍的视频谁能看？',
  videoWho: '只用来认证。拿不准的，才由工作人员看。',
  videoGone: '办完 {days} 天后自动删除。只留结果和一串防冒用的编码。编码看不出您的样子。',
} as const

/** One sentence or several that rest on one source. */
export interface Part { text: string; basis: string }
export interface Answer { ask: string; parts: Part[] }

const monthsOn = (n: number): string => policyCopy.monthsOn[n] ?? fill(policyCopy.later, { n })

function frequencyText(one: Frequency): string {
  const copy = policyCopy.frequency
  const declaration = one.declaration ? copy.declaration : ''
  if (one.kind === 'rolling') {
    return (one.months === 12 ? copy.yearly : fill(copy.months, { months: one.months })) + copy.anchor[one.anchor] + declaration
  }
  const spans = one.windows.map(({ opensOn, closesOn }) =>
    fill(copy.window, { opensOn: printMonthDay(opensOn), closesOn: printMonthDay(closesOn) }))
  // a line each: a window that breaks in the middle of a day is hard to read
  return [fill(copy.windows, { n: one.windows.length }), ...spans, ...(declaration ? [declaration] : [])].join('\n')
}

/** Schemes that follow the same rule from the same source are named together. */
function frequencyParts(frequencies: readonly Frequency[]): Part[] {
  const groups = new Map<string, { names: string[]; text: string; basis: string }>()
  for (const one of frequencies) {
    const [text, basis] = [frequencyText(one), basisLine(one.basis)]
    const group = groups.get(text + basis) ?? { names: [], text, basis }
    group.names.push(schemeNames[one.scheme])
    groups.set(text + basis, group)
  }
  return [...groups.values()].map(({ names, text, basis }) => ({ text: fill(policyCopy.frequency.names, { names: names.join('、') }) + text, basis }))
}

function paidText({ cutoffDay, resumeOffset, arrearsOffset: [inTime, late] }: PolicyFacts['payment']): string {
  const arrives = late > inTime
    ? fill(policyCopy.byCutoff, { day: cutoffDay, when: monthsOn(inTime) }) + fill(policyCopy.afterCutoff, { day: cutoffDay, when: monthsOn(late) })
    : fill(policyCopy.anyDay, { when: monthsOn(inTime) })
  return fill(policyCopy.resumes, { when: monthsOn(resumeOffset) }) + arrives + policyCopy.actual
}

export function policyAnswers({ frequencies, grace, payment, stop, lateEvidence, delegation, video }: PolicyFacts): Answer[] {
  const graceText = grace.days > 0 ? fill(policyCopy.graceDays, { days: grace.days }) : policyCopy.grace
  const { ask, legalBasis } = lateEvidence
  return [
    { ask: policyCopy.howOften, parts: frequencyParts(frequencies) },
    {
      ask: policyCopy.late,
      parts: [{ text: graceText, basis: basisLine(grace.basis) }, { text: fill(policyCopy.stop, stop), basis: basisLine(stop.basis) }],
    },
    { ask: policyCopy.paid, parts: [{ text: paidText(payment), basis: basisLine(payment.basis) }] },
    {
      ask: policyCopy.proof,
      parts: [{ text: policyCopy.ask[ask] + (legalBasis ? fill(policyCopy.legalBasis, { legalBasis }) : ''), basis: basisLine(lateEvidence.basis) }],
    },
    {
      ask: policyCopy.helper,
      parts: [{ text: policyCopy.helperWay + fill(policyCopy.helperLimit, { n: delegation.maxBindings }), basis: basisLine(delegation.basis) }],
    },
    { ask: policyCopy.video, parts: [{ text: policyCopy.videoWho + fill(policyCopy.videoGone, video), basis: basisLine(video.basis) }] },
  ]
}
