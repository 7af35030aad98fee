/** Why this day, and what about the money: the steps lead to the day by themselves, and the words say the numbers of the steps. */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'
import fc from 'fast-check'
import { soonerSentence, stepRules, stepWords, whatIfWords } from '../../src/copy/explain'
import { addDays, monthOf } from '../../src/domain/calendar'
import { dutyStep, explanation, type DutyStep, type Reckoning } from '../../src/domain/contract/citizen-explain'
import { afterSuccess, attribute, duty } from '../../src/domain/cycle'
import { explain } from '../../src/domain/explain'
import { payEffectOn, soonerIf } from '../../src/domain/forecast'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { benefitOf, rizhao, rollingPolicy, sameMonthMakeup, withGrace } from './cases'
import { changingPolicy, day, judgedHistory, policy, stateAfter } from './histories'

dayjs.extend(utc)

const stepsOf = (...[benefit, rules, today = '2025-06-01']: [Parameters<typeof explain>[0], PolicyInForce, string?]) => explain(benefit, rules, today).steps
const find = <K extends DutyStep['kind']>(steps: readonly DutyStep[], kind: K) =>
  steps.find((step): step is Extract<DutyStep, { kind: K }> => step.kind === kind)

/** The day that a reckoning's own words come to, worked out with dayjs from nothing else. */
function workOut(how: Reckoning): string {
  if (how.kind === 'window') return how.dueOn
  const counted = dayjs.utc(how.from).add(how.anchor === 'strictCurrentMonth' ? how.months - 1 : how.months, 'month')
  return (how.anchor === 'anniversaryDay' ? counted : counted.endOf('month')).format('YYYY-MM-DD')
}

/** Follows the steps alone, knowing neither benefit nor policy. */
function follow(steps: readonly DutyStep[]): string {
  let day = ''
  for (const step of steps) {
    if (step.kind === 'countedFrom') day = step.on
    if (step.kind === 'rolling' || step.kind === 'window') {
      expect(step.from).toBe(day)
      day = workOut(step)
    }
    if (step.kind === 'respite') {
      expect([step.from, step.from < step.dueOn]).toEqual([day, true])
      day = step.dueOn
    }
    if (step.kind !== 'change') continue
    const fresh = workOut(step.reckoning)
    const later = { same: day, begun: day, postponed: fresh, tooLate: day, noticed: step.noticedOn, nearer: fresh }[step.verdict]
    expect([step.from, fresh < day]).toEqual([day, ['tooLate', 'noticed', 'nearer'].includes(step.verdict)])
    day = later
  }
  return day
}

describe('how a yearly due day came', () => {
  test.each([
    ['2024-02-29', rizhao, '2025-02-28', 29, '2025-02-28', '2025-03'],
    ['2023-02-28', rizhao, '2024-02-28', null, '2024-02-29', '2024-03'],
    ['2024-12-31', rizhao, '2025-12-31', null, '2025-12-31', '2026-01'],
    ['2025-01-01', rizhao, '2026-01-01', null, '2026-01-31', '2026-02'],
    ['2024-03-10', rizhao, '2025-03-10', null, '2025-03-31', '2025-04'],
    ['2025-08-31', rollingPolicy(6, 'anniversaryDay'), '2026-02-28', 31, '2026-02-28', '2026-03'],
    ['2022-04-01', rollingPolicy(6, 'monthEnd'), '2022-10-31', null, '2022-10-31', '2022-11'],
    ['2024-02-29', rollingPolicy(12, 'strictCurrentMonth'), '2025-01-31', null, '2025-01-31', '2025-02'],
    ['2024-03-10', withGrace(15), '2025-03-10', null, '2025-03-31', '2025-04'],
    ['2024-03-20', withGrace(15), '2025-03-20', null, '2025-04-30', '2025-05'],
  ])('certified %s: due %3$s, the day that the month lacks %4$s, pay runs to %5$s', (last, rules, dueOn, clampedDay, until, stop) => {
    const found = explain(benefitOf('enterprise', { lastCertifiedOn: last, lastChannel: 'kiosk' }), rules, last)
    expect(found.dueOn).toBe(dueOn)
    expect(found.steps.map(({ kind }) => kind)).toEqual(['countedFrom', 'version', 'rolling', 'grace', 'stop'])
    expect(find(found.steps, 'countedFrom')).toMatchObject({ on: last, by: 'certification', channel: 'kiosk' })
    expect(find(found.steps, 'rolling')).toMatchObject({ from: last, clampedDay, dueOn })
    expect(find(found.steps, 'grace')).toMatchObject({ graceEndsOn: until, days: rules.grace.days })
    expect(find(found.steps, 'stop')).toMatchObject({ firstMonth: stop })
  })

  test('a new pensioner counts from the approval of the benefit', () => {
    expect(stepsOf(benefitOf('enterprise', { startOn: '2025-11-20' }), rizhao).slice(0, 2)).toMatchObject([
      { kind: 'countedFrom', on: '2025-11-20', by: 'start', channel: null },
      { kind: 'version', why: 'inForceThen', version: { id: 'seed-rizhao-2025', region: '371100', version: 1 } },
    ])
  })
  test('whoever was certified before the first version that is known is judged by it', () => {
    expect(find(stepsOf(benefitOf('enterprise', { lastCertifiedOn: '2024-05-01' }), rizhao), 'version')?.why).toBe('firstKnown')
  })
})

describe('how a window came', () => {
  test.each([
    ['resident', '2025-01-20', ['2024-07-21', '2024-12-20', false], '2025-01-21', '2025-06-20'],
    ['resident', '2025-01-21', ['2025-01-21', '2025-06-20', true], '2025-07-21', '2025-12-20'],
    ['resident', '2025-06-21', ['2025-01-21', '2025-06-20', false], '2025-07-21', '2025-12-20'],
    ['resident', '2025-12-28', ['2025-07-21', '2025-12-20', false], '2026-01-21', '2026-06-20'],
    ['survivor', '2025-12-31', ['2025-10-01', '2025-12-31', true], '2026-01-01', '2026-03-31'],
  ] as const)('%s on %s: the window before it counts as done', (scheme, lastCertifiedOn, [from, to, isInside], opensOn, dueOn) => {
    expect(find(stepsOf(benefitOf(scheme, { lastCertifiedOn }), rizhao), 'window')).toMatchObject({
      from: lastCertifiedOn, covered: { opensOn: from, closesOn: to, isInside }, opensOn, dueOn,
    })
  })
  test('the quarter in which a survivor benefit began is exempt, and the declaration is a step of its own', () => {
    const steps = stepsOf(benefitOf('survivor', { startOn: '2025-05-10' }), rizhao, '2025-07-01')
    expect(find(steps, 'window')).toMatchObject({ covered: { opensOn: '2025-04-01', isInside: true }, dueOn: '2025-09-30' })
    expect(steps[steps.length - 1]).toMatchObject({ kind: 'declaration', missing: true })
  })
})

describe('what certifying on the coming days would do', () => {
  const rowsOf = (...args: Parameters<typeof explain>) => explain(...args).whatIf.map(({ fromOn, untilOn, attribution, pay }) =>
    `${fromOn.slice(5)} ${untilOn.slice(5)} ${attribution} ${pay.kind}${'forecast' in pay ? ` ${pay.forecast.resumeMonth} ${pay.forecast.backPayArrivesMonth}` : 'resumeMonth' in pay ? ` ${pay.resumeMonth}` : ''}`)
  const stopped = benefitOf('enterprise', { lastCertifiedOn: '2024-01-10', status: 'suspended', suspendedFrom: '2025-03' })

  test.each<[string, Parameters<typeof explain>, string[]]>([
    ['not due for long: one answer', [benefitOf('enterprise', { lastCertifiedOn: '2025-03-10' }), rizhao, '2025-06-10'], ['06-10 07-01 onTime untouched']],
    ['stopped, before the 15th: the 15th matters, and the month', [stopped, rizhao, '2025-04-10'],
      ['04-10 04-15 late resumes 2025-05 2025-05', '04-16 04-30 late resumes 2025-05 2025-06', '05-01 05-01 late resumes 2025-06 2025-06']],
    ['stopped, after the 15th: only the month matters', [stopped, rizhao, '2025-04-16'],
      ['04-16 04-30 late resumes 2025-05 2025-06', '05-01 05-01 late resumes 2025-06 2025-06']],
    ['stopped from next month: certifying now takes it back', [{ ...stopped, suspendedFrom: '2025-05' }, rizhao, '2025-04-10'],
      ['04-10 04-30 late stopFallsAway', '05-01 05-01 late resumes 2025-06 2025-06']],
    ['due this month: late from the day after, and the money only from next month', [benefitOf('enterprise', { lastCertifiedOn: '2024-04-20' }), rizhao, '2025-04-10'],
      ['04-10 04-20 onTime untouched', '04-21 04-30 lateNoEffect untouched', '05-01 05-01 late mayHaveStopped 2025-06']],
    ['overdue, not stopped: today is certain, tomorrow is not', [benefitOf('enterprise', { lastCertifiedOn: '2024-03-10' }), rizhao, '2025-04-29'],
      ['04-29 04-29 late untouched', '04-30 04-30 late mayHaveStopped 2025-05', '05-01 05-01 late mayHaveStopped 2025-06']],
    ['between two windows: early now, in time later', [benefitOf('resident', { lastCertifiedOn: '2025-03-01' }), rizhao, '2025-07-10'],
      ['07-10 07-20 voluntary untouched', '07-21 08-01 onTime untouched']],
    ['held: nothing changes', [{ ...stopped, status: 'held' }, rizhao, '2025-04-10'], ['04-10 05-01 late waits']],
    ['held, and late meanwhile: pay waits, but how it counts is told', [benefitOf('enterprise', { lastCertifiedOn: '2024-04-20', status: 'held', suspendedFrom: '2025-03' }), rizhao, '2025-04-10'],
      ['04-10 04-20 onTime waits', '04-21 04-30 lateNoEffect waits', '05-01 05-01 late waits']],
    ['stopped for a year, and a second period goes by', [{ ...stopped, lastCertifiedOn: '2023-04-20', suspendedFrom: '2024-05' }, rizhao, '2025-04-16'],
      ['04-16 04-20 late resumes 2025-05 2025-06', '04-21 04-30 late resumes 2025-05 2025-06', '05-01 05-01 late resumes 2025-06 2025-06']],
  ])('%s', (_what, args, rows) => { expect(rowsOf(...args)).toEqual(rows) })

  test('a stop is told with the month from which pay is missing', () => {
    expect(find(stepsOf(stopped, rizhao), 'stopped')).toEqual({ kind: 'stopped', from: '2025-03' })
    expect(stepsOf({ ...stopped, status: 'held' }, rizhao).slice(-1)).toEqual([{ kind: 'held' }])
  })

  test.each<[string, Parameters<typeof soonerIf>, ReturnType<typeof soonerIf>]>([
    ['by the 15th, a month earlier', [stopped, rizhao, '2025-04-10'], { byOn: '2025-04-15', backPayMonths: 1, resumeMonths: 0 }],
    ['on the 15th itself, today', [stopped, rizhao, '2025-04-15'], { byOn: '2025-04-15', backPayMonths: 1, resumeMonths: 0 }],
    ['after the 15th only regular pay is at stake', [stopped, rizhao, '2025-04-16'], { byOn: '2025-04-30', backPayMonths: 0, resumeMonths: 1 }],
    ['a policy that pays back at once', [stopped, sameMonthMakeup, '2025-04-15'], { byOn: '2025-04-15', backPayMonths: 1, resumeMonths: 0 }],
    ['pay runs: nothing to say', [benefitOf('enterprise'), rizhao, '2025-04-10'], null],
    ['the stop is still to come: nothing to say', [{ ...stopped, suspendedFrom: '2025-05' }, rizhao, '2025-04-10'], null],
    ['held: nothing to say', [{ ...stopped, status: 'held' }, rizhao, '2025-04-10'], null],
    ['a policy that knows no 15th, on the first of a long month', [stopped, { ...rizhao, payment: { ...rizhao.payment, arrearsOffset: [1, 1] } }, '2025-05-01'], { byOn: '2025-05-31', backPayMonths: 1, resumeMonths: 1 }],
  ])('sooner money: %s', (_what, args, expected) => { expect(soonerIf(...args)).toEqual(expected) })
})

/** Every number that stands in a step, also as parts of its dates. */
const numbersIn = (value: unknown): Set<number> => new Set([...JSON.stringify(value).matchAll(/\d+/g)].map(([n]) => Number(n)))
const numbersSaid = (sentences: readonly string[]) => [...sentences.join(' ').replace(/<\/?b>/g, '').matchAll(/\d+/g)].map(([n]) => Number(n))

describe('whatever the life and the rules', () => {
  /** Some of them have objected to a silent certification. */
  const respite = fc.option(day)
  const judged = fc.tuple(judgedHistory, fc.oneof(policy, changingPolicy))
  const runs = { numRuns: 1000 }

  test('the steps alone lead to the due day, and are what the contract allows', () => {
    fc.assert(fc.property(judged, respite, ([{ lived, today }, rules], respiteUntil) => {
      const state = { ...stateAfter(lived), ...(respiteUntil && { respiteUntil }) }
      const found = explain(state, rules, today)
      expect(follow(found.steps)).toBe(found.dueOn)
      expect(found.dueOn).toBe(duty(state, rules).dueOn)
      expect(explanation.parse(found)).toEqual(found)
    }), runs)
  })

  test('a step says its own numbers and no others, and the day that it comes to', () => {
    const seen = new Set<string>()
    fc.assert(fc.property(judged, respite, ([{ lived, today }, rules], respiteUntil) => {
      for (const step of explain({ ...stateAfter(lived), ...(respiteUntil && { respiteUntil }) }, rules, today).steps) {
        const { sentences, basis } = stepWords(step)
        const said = numbersSaid(sentences)
        // 第 1 个月 is what a strict cycle calls the month of certifying
        const allowed = numbersIn([step, 1])
        expect(sentences.length).toBeGreaterThan(0)
        expect(sentences.join('')).not.toMatch(/[{}]/)
        expect(said.filter((n) => !allowed.has(n))).toEqual([])
        if ('dueOn' in step && step.kind !== 'grace' && !(step.kind === 'change' && step.verdict === 'same')) {
          expect(sentences.join('')).toContain(dayjs.utc(step.dueOn).format('YYYY年M月D日'))
        }
        expect(basis === null).toBe(['countedFrom', 'stopped', 'held'].includes(step.kind))
        expect(stepRules[step.kind]).toMatch(/^R\d/)
        seen.add(step.kind)
      }
    }), runs)
    const kinds = dutyStep.def.options.flatMap((option) => [...(option.shape.kind.def.values)])
    expect([...seen].sort()).toEqual([...kinds].sort())
  })

  test('the spans follow each other from today to the first of next month, and hold on each of their days', () => {
    fc.assert(fc.property(judged, ([{ lived, today }, rules]) => {
      const state = stateAfter(lived)
      const { whatIf, sooner } = explain(state, rules, today)
      let day = today
      for (const row of whatIf) {
        expect(row.fromOn).toBe(day)
        for (; day <= row.untilOn; day = addDays(day, 1)) {
          expect(attribute(state, rules, day).attribution).toBe(row.attribution)
          expect(payEffectOn(state, rules, today, day)).toEqual(row.pay)
        }
        expect(row.nextDueOn).toBe(duty(afterSuccess(state, row.fromOn, 'phone'), rules).dueOn)
        const { title, sentences } = whatIfWords(row, today)
        expect([title, ...sentences].join('')).not.toMatch(/[{}]|undefined|NaN/)
      }
      expect([day.slice(8), monthOf(day) > monthOf(today)]).toEqual(['02', true])
      if (sooner) expect(soonerSentence(sooner, today)).toMatch(/早 \d+ 个月/)
    }), { numRuns: 200 })
  })

  test('“by this day” is true: that day is as good as today, and the day after is worse', () => {
    fc.assert(fc.property(judged, ([{ lived, today }, rules]) => {
      const state = stateAfter({ ...lived, status: 'suspended', suspendedFrom: '2024-07' })
      const sooner = soonerIf(state, rules, today)
      if (!sooner) return
      const arrives = (day: string) => {
        const pay = payEffectOn(state, rules, today, day)
        return pay.kind === 'resumes' ? `${pay.forecast.backPayArrivesMonth} ${pay.forecast.resumeMonth}` : ''
      }
      expect(arrives(sooner.byOn)).toBe(arrives(today))
      expect(arrives(addDays(sooner.byOn, 1)) > arrives(today)).toBe(true)
    }), runs)
  })
})
