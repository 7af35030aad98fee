/** What must hold whatever the numbers in a policy are. Each law is checked on thousands of random lives. */
import fc from 'fast-check'
import { addDays, daysBetween } from '../../src/domain/calendar'
import { afterSuccess, attribute, duty } from '../../src/domain/cycle'
import { paymentForecast } from '../../src/domain/payment'
import { personStanding, standing } from '../../src/domain/standing'
import type { StandingKind } from '../../src/domain/contract/common'
import { benefitOf, rizhao } from './cases'
import { channel, day, history, policy, scheme, stateAfter } from './histories'
import { oracleForecast } from './oracle'

const runs = { numRuns: 5000 }
/** From well to badly. A hold and a review are staff's business, so no success changes them. */
const WORSE: Record<StandingKind, number> = {
  notYet: 0, certified: 0, dataMatch: 0, closed: 0, reviewing: 0, open: 1, dueSoon: 2, grace: 3, overdue: 4, suspended: 5,
}

test('a later certification never gives an earlier due day', () => {
  fc.assert(fc.property(history, policy, day, day, channel, (lived, rules, a, b, by) => {
    const [earlier = a, later = b] = [a, b].sort()
    const state = stateAfter(lived)
    return duty(afterSuccess(state, earlier, by), rules).dueOn <= duty(afterSuccess(state, later, by), rules).dueOn
  }), runs)
})

test('certifying early never hurts: the due day never moves closer and no standing gets worse', () => {
  fc.assert(fc.property(history, policy, day, day, channel, (lived, rules, extra, today, by) => {
    const without = stateAfter(lived)
    const withExtra = afterSuccess(without, extra, by)
    return duty(without, rules).dueOn <= duty(withExtra, rules).dueOn
      && WORSE[standing(withExtra, rules, today).kind] <= WORSE[standing(without, rules, today).kind]
  }), runs)
})

test('one success cures every earlier period: nothing is missing on that day or due before it', () => {
  fc.assert(fc.property(history, policy, day, channel, (lived, rules, on, by) => {
    const after = afterSuccess(stateAfter(lived), on, by)
    return attribute(after, rules, on).cured.length === 0 && duty(after, rules).dueOn >= on
      && !['grace', 'overdue', 'suspended'].includes(standing(after, rules, on).kind)
  }), runs)
})

test('the order in which certifications arrive does not matter', () => {
  fc.assert(fc.property(history, policy, day, (lived, rules, today) => {
    const oneWay = { ...lived, certifications: lived.certifications.map((c) => ({ ...c, channel: 'phone' as const })) }
    const otherWay = { ...oneWay, certifications: [...oneWay.certifications].reverse() }
    return JSON.stringify(standing(stateAfter(oneWay), rules, today)) === JSON.stringify(standing(stateAfter(otherWay), rules, today))
  }), runs)
})

test('the order of benefits does not matter, and the first is never less urgent than another', () => {
  const onePerScheme = fc.uniqueArray(history, { minLength: 1, maxLength: 4, selector: (lived) => lived.scheme })
  fc.assert(fc.property(onePerScheme, policy, day, fc.boolean(), (lives, rules, today, reviewing) => {
    const benefits = lives.map(stateAfter)
    const person = personStanding(benefits, rules, today, { reviewing })
    const other = personStanding([...benefits].reverse(), rules, today, { reviewing })
    const order: StandingKind[] = ['suspended', 'overdue', 'grace', 'dueSoon', 'open', 'reviewing']
    const wanted = order.find((kind) => person.benefits.some((b) => b.standing.kind === kind))
    const dues = person.benefits.filter((b) => b.standing.kind === person.standing.kind).map((b) => b.standing.dueOn ?? '')
    return JSON.stringify(person) === JSON.stringify(other)
      && (wanted === undefined || person.standing.kind === wanted)
      && dues.every((due) => (person.standing.dueOn ?? '') <= due)
  }), runs)
})

test('only staff stop pay: no calendar makes an active benefit suspended', () => {
  fc.assert(fc.property(history, policy, day, fc.boolean(), (lived, rules, today, reviewing) => {
    const state = stateAfter(lived)
    const isStopped = standing(state, rules, today, { reviewing }).kind === 'suspended'
    return isStopped === (state.status === 'suspended' && !reviewing)
  }), runs)
})

test('no day is refused: every success counts for something', () => {
  fc.assert(fc.property(history, policy, day, (lived, rules, on) => {
    const { attribution, cured } = attribute(stateAfter(lived), rules, on)
    return (attribution === 'onTime' || attribution === 'voluntary') || cured.length > 0
  }), runs)
})

test('whoever certifies by every due day of a yearly pension certifies in every calendar year', () => {
  fc.assert(fc.property(day, fc.array(fc.integer({ min: 0, max: 365 }), { minLength: 3, maxLength: 10 }), (start, early) => {
    const years = [Number(start.slice(0, 4))]
    early.reduce((last, n) => {
      const { dueOn } = duty(benefitOf('enterprise', { startOn: start, lastCertifiedOn: last }), rizhao)
      const on = addDays(dueOn, -Math.min(n, daysBetween(last, dueOn) - 1))
      years.push(Number(on.slice(0, 4)))
      return on
    }, start)
    return years.every((year, i) => i === 0 || year - (years[i - 1] ?? 0) <= 1)
  }), runs)
})

test('paying back agrees with the oracle, and certifying later never brings money earlier or loses a month', () => {
  const month = fc.integer({ min: 0, max: 47 }).map((n) => addDays('2024-07-15', n * 30).slice(0, 7))
  fc.assert(fc.property(month, policy, day, day, (from, rules, a, b) => {
    const [on = a, later = b] = [a, b].sort()
    const soon = paymentForecast(from, on, rules)
    const late = paymentForecast(from, later, rules)
    return JSON.stringify(soon) === JSON.stringify(oracleForecast(from, on, rules))
      && soon.resumeMonth <= late.resumeMonth && soon.backPayArrivesMonth <= late.backPayArrivesMonth
      && soon.backPayMonths.every((m, i) => late.backPayMonths[i] === m)
  }), runs)
})

test('a new pensioner is never late before the first due day', () => {
  fc.assert(fc.property(scheme, policy, day, fc.integer({ min: 0, max: 400 }), (kind, rules, startOn, n) => {
    const benefit = benefitOf(kind, { startOn })
    const today = addDays(startOn, n)
    return today > duty(benefit, rules).dueOn || ['notYet', 'open', 'dueSoon'].includes(standing(benefit, rules, today).kind)
  }), runs)
})
