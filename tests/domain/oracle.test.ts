/** The core against the slow oracle, on 100,000 random histories: not one may differ. */
import fc from 'fast-check'
import { attribute, duty } from '../../src/domain/cycle'
import { explain } from '../../src/domain/explain'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { standing } from '../../src/domain/standing'
import { changingPolicy, judgedHistory, policy, stateAfter } from './histories'
import { oracle } from './oracle'

/** The mutation run asks for fewer, the release run for a million: HISTORIES=1000000. */
const HISTORIES = Number(process.env.HISTORIES ?? 100_000)
/** Several versions are compared period by period, which the oracle does slowly. */
const CHANGES = Math.max(1000, HISTORIES / 10)

const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)

/** Fails where the core and the oracle differ; says what the core found. */
function compare({ lived, today }: { lived: Parameters<typeof stateAfter>[0]; today: string }, rules: PolicyInForce, reviewing: boolean) {
  const state = stateAfter(lived)
  const found = {
    standing: standing(state, rules, today, { reviewing }), duty: duty(state, rules), counted: attribute(state, rules, today),
  }
  const expected = oracle(lived, rules, today, reviewing)
  // toEqual only to print the difference: it is forty times slower than comparing the texts
  if (JSON.stringify(found) !== JSON.stringify(expected)) expect(found).toEqual(expected)
  return { state, ...found }
}

test(`standing, due day and attribution agree with the oracle on ${HISTORIES} histories`, () => {
  const seen = { kinds: new Map<string, number>(), attributions: new Map<string, number>(), total: 0 }

  fc.assert(fc.property(judgedHistory, policy, fc.nat(3), (judged, rules, reviewers) => {
    const found = compare(judged, rules, reviewers === 1)
    seen.total++
    count(seen.kinds, found.standing.kind)
    count(seen.attributions, found.counted.attribution)
  }), { numRuns: HISTORIES })

  expect(seen.total).toBeGreaterThanOrEqual(HISTORIES)
  // a comparison that never meets a case proves nothing about it
  for (const kind of ['open', 'dueSoon', 'grace', 'overdue', 'suspended', 'reviewing', 'certified', 'notYet', 'dataMatch', 'closed']) {
    expect([kind, (seen.kinds.get(kind) ?? 0) > HISTORIES / 1000]).toEqual([kind, true])
  }
  for (const attribution of ['onTime', 'voluntary', 'lateNoEffect', 'late']) {
    expect([attribution, (seen.attributions.get(attribution) ?? 0) > HISTORIES / 1000]).toEqual([attribution, true])
  }
}, 300_000)

test(`so they do when the policy changes in the middle, on ${CHANGES} histories, and the explanation ends on the same day`, () => {
  const verdicts = new Map<string, number>()

  fc.assert(fc.property(judgedHistory, changingPolicy, (judged, rules) => {
    const { state, duty: next } = compare(judged, rules, false)
    const { dueOn, steps } = explain(state, rules, judged.today)
    expect(dueOn).toBe(next.dueOn)
    for (const step of steps) if (step.kind === 'change') count(verdicts, step.verdict)
  }), { numRuns: CHANGES })

  for (const verdict of ['same', 'begun', 'postponed', 'tooLate', 'noticed', 'nearer']) {
    // a window that is still to open and that a later day replaces is rare
    expect([verdict, (verdicts.get(verdict) ?? 0) > 0]).toEqual([verdict, true])
  }
}, 300_000)
