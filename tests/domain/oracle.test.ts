/** The core against the slow oracle, on 100,000 random histories: not one may differ. */
import fc from 'fast-check'
import { attribute, duty } from '../../src/domain/cycle'
import { standing } from '../../src/domain/standing'
import { judgedHistory, policy, stateAfter } from './histories'
import { oracle } from './oracle'

/** The mutation run asks for fewer, the release run for a million: HISTORIES=1000000. */
const HISTORIES = Number(process.env.HISTORIES ?? 100_000)

test(`standing, due day and attribution agree with the oracle on ${HISTORIES} histories`, () => {
  const seen = { kinds: new Map<string, number>(), attributions: new Map<string, number>(), total: 0 }
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)

  fc.assert(fc.property(judgedHistory, policy, fc.nat(3), ({ lived, today }, rules, reviewers) => {
    const reviewing = reviewers === 1
    const state = stateAfter(lived)
    const found = {
      standing: standing(state, rules, today, { reviewing }), duty: duty(state, rules), counted: attribute(state, rules, today),
    }
    const expected = oracle(lived, rules, today, reviewing)
    // toEqual only to print the difference: it is forty times slower than comparing the texts
    if (JSON.stringify(found) !== JSON.stringify(expected)) expect(found).toEqual(expected)
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
