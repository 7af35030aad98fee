/** The stages of a benefit: every way that is allowed, and none beside. */
import fc from 'fast-check'
import { addDays, addToMonth, monthOf } from '../../src/domain/calendar'
import { afterSuccess, duty } from '../../src/domain/cycle'
import type { Finding } from '../../src/domain/loss'
import { next, stageOf, STAGES, TRANSITIONS, type EventKind, type Stage, type StageEvent, type StageFacts } from '../../src/domain/stage'
import { benefitOf, rizhao } from './cases'
import { policy, scheme } from './histories'

const two = { operatorId: 'a', approverIds: ['b'] }
const alone = { operatorId: 'a', approverIds: ['a'] }
const EVENTS: EventKind[] = [
  'noticeDayPassed', 'dueDayPassed', 'certified', 'proposed', 'returned', 'deathRecorded', 'lossRecorded', 'findingEnded', 'appealUpheld', 'approved', 'terminated',
]
/** With all the people that it needs. */
function event(kind: EventKind): StageEvent {
  if (kind === 'approved') return { kind, approvals: two, needed: 1 }
  return kind === 'terminated' ? { kind, approvals: two } : { kind }
}

test.each<[Stage, EventKind, Stage | null, string]>([
  ['ok', 'noticeDayPassed', 'dueSoon', 'the window opens'],
  ['dueSoon', 'dueDayPassed', 'overdue', 'the last day passes'],
  ['dueSoon', 'certified', 'ok', 'in time'],
  ['overdue', 'certified', 'ok', 'made up for'],
  ['overdue', 'proposed', 'pendingVerify', 'nobody could be reached'],
  ['overdue', 'approved', null, 'no stop without a proposal'],
  ['dueSoon', 'proposed', null, 'no proposal before the due day'],
  ['pendingVerify', 'returned', 'overdue', 'somebody reached the person'],
  ['pendingVerify', 'approved', 'suspended', 'staff approve'],
  ['pendingVerify', 'certified', 'ok', 'just in time'],
  ['pendingVerify', 'appealUpheld', 'overdue', 'the proposal was wrong'],
  ['suspended', 'certified', 'ok', 'restored'],
  ['suspended', 'appealUpheld', 'overdue', 'the stop was wrong, the certification is still missing'],
  ['suspended', 'terminated', null, 'not certifying never ends a benefit'],
  ['ok', 'terminated', null, 'no end out of the blue'],
  ['ok', 'deathRecorded', 'holdDeath', 'a death is registered'],
  ['suspended', 'deathRecorded', 'holdDeath', 'and while pay is stopped'],
  ['holdDeath', 'certified', 'holdDeath', 'a face alone lifts no hold'],
  ['holdDeath', 'findingEnded', 'ok', 'alive after all'],
  ['holdDeath', 'terminated', 'terminated', 'confirmed by two'],
  ['holdOther', 'deathRecorded', 'holdDeath', 'dies in prison'],
  ['holdOther', 'findingEnded', 'ok', 'released'],
  ['terminated', 'appealUpheld', 'ok', 'reinstated'],
  ['terminated', 'certified', null, 'a closed benefit is not certified'],
])('%s, %s: %s (%s)', (stage, kind, then) => { expect(next(stage, event(kind))).toBe(then) })

test.each<[string, Stage, StageEvent]>([
  ['a stop that nobody approves', 'pendingVerify', { kind: 'approved', approvals: { operatorId: 'a', approverIds: [] }, needed: 1 }],
  ['a stop approved by who proposed it', 'pendingVerify', { kind: 'approved', approvals: alone, needed: 1 }],
  ['the stop of an old person approved by one', 'pendingVerify', { kind: 'approved', approvals: two, needed: 2 }],
  ['the stop of an old person approved by one, twice', 'pendingVerify', { kind: 'approved', approvals: { operatorId: null, approverIds: ['b', 'b'] }, needed: 2 }],
  ['an end decided alone', 'holdDeath', { kind: 'terminated', approvals: alone }],
  ['an end by a machine and one person', 'holdDeath', { kind: 'terminated', approvals: { operatorId: null, approverIds: ['b'] } }],
])('refused: %s', (_what, stage, what) => { expect(next(stage, what)).toBeNull() })

describe('laws of the table', () => {
  const arrows = STAGES.flatMap((from) => EVENTS.map((kind) => ({ from, kind, to: TRANSITIONS[from][kind] }))).filter(({ to }) => to)
  const reachable = (from: Stage, without: EventKind[] = []): Set<Stage> => {
    const seen = new Set<Stage>([from])
    for (let size = 0; size < seen.size;) {
      size = seen.size
      for (const arrow of arrows) if (seen.has(arrow.from) && !without.includes(arrow.kind)) seen.add(arrow.to!)
    }
    return seen
  }
  test('every stage can be reached, and has a way back', () => {
    expect([...reachable('ok')].sort()).toEqual([...STAGES].sort())
    for (const stage of STAGES) expect(reachable(stage)).toContain('ok')
  })
  test('no way leads to a stop but an approval, none to an end but two people', () => {
    expect(reachable('ok', ['approved'])).not.toContain('suspended')
    expect(reachable('ok', ['terminated'])).not.toContain('terminated')
    expect(arrows.filter(({ to }) => to === 'suspended')).toEqual([{ from: 'pendingVerify', kind: 'approved', to: 'suspended' }])
  })
  test('the calendar alone stops no pay', () => {
    const alone = EVENTS.filter((kind) => kind !== 'noticeDayPassed' && kind !== 'dueDayPassed')
    expect([...reachable('ok', alone)]).toEqual(['ok', 'dueSoon', 'overdue'])
  })
  test('certifying always leads out of overdue, of a proposal, of a stop', () => {
    for (const stage of ['overdue', 'pendingVerify', 'suspended'] as const) expect(next(stage, { kind: 'certified' })).toBe('ok')
  })
  test('on random walks every stop has its approval and every end its two people', () => {
    const approvals = fc.record({ operatorId: fc.option(fc.constantFrom('a', 'b')), approverIds: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }) })
    // mostly an event that the stage knows, for otherwise few walks come far; whoever stands behind it is left to chance
    const step = fc.record({ pick: fc.nat(), anyKind: fc.nat(3), by: approvals, needed: fc.constantFrom(1 as const, 2 as const) })
    const visits = new Map<Stage, number>()
    const refused = new Map<EventKind, number>()
    fc.assert(fc.property(fc.array(step, { minLength: 40, maxLength: 60 }), (steps) => {
      let stage: Stage = 'ok'
      return steps.every(({ pick, anyKind, by, needed }) => {
        const kinds = anyKind === 0 ? EVENTS : EVENTS.filter((kind) => TRANSITIONS[stage][kind])
        const kind = kinds[pick % kinds.length]!
        const others = new Set(by.approverIds.filter((id) => id !== by.operatorId)).size
        const all = new Set([by.operatorId, ...by.approverIds].filter((id) => id !== null)).size
        const then = next(stage, kind === 'approved' ? { kind, approvals: by, needed } : kind === 'terminated' ? { kind, approvals: by } : { kind })
        if (then === null) refused.set(kind, (refused.get(kind) ?? 0) + 1)
        const isEntered = then !== null && then !== stage
        stage = then ?? stage
        visits.set(stage, (visits.get(stage) ?? 0) + 1)
        if (isEntered && stage === 'suspended') return kind === 'approved' && others >= needed
        return !isEntered || stage !== 'terminated' || (kind === 'terminated' && all >= 2)
      })
    }), { numRuns: 3000 })
    for (const kind of ['approved', 'terminated'] as const) expect(refused.get(kind)).toBeGreaterThan(20)
    for (const stage of STAGES) expect(visits.get(stage)).toBeGreaterThan(20)
  })
})

const death: Finding = { code: 'death', since: '2026-01-01', source: 'health', recordedOn: '2026-01-02' }
const prison: Finding = { code: 'imprisoned', custody: 'servingSentence', since: '2026-01-01', source: 'justice', recordedOn: '2026-01-02' }
const missing: Finding = { code: 'missing', since: '2026-01-01', source: 'court', recordedOn: '2026-01-02' }
test.each<[string, Partial<StageFacts>, string, Stage]>([
  ['ninety-one days before', {}, '2025-12-09', 'ok'],
  ['ninety days before', {}, '2025-12-10', 'dueSoon'],
  ['the last day', {}, '2026-03-10', 'dueSoon'],
  ['a day late, pay not in danger', {}, '2026-03-11', 'overdue'],
  ['a stop is proposed', { isStopProposed: true }, '2026-04-11', 'pendingVerify'],
  ['a stop was proposed, the person has certified since', { isStopProposed: true, benefit: benefitOf('enterprise', { lastCertifiedOn: '2026-04-01' }) }, '2026-04-11', 'ok'],
  ['stopped', { benefit: benefitOf('enterprise', { status: 'suspended', suspendedFrom: '2026-05' }) }, '2026-05-11', 'suspended'],
  ['held for a death', { benefit: benefitOf('enterprise', { status: 'held' }), finding: death }, '2026-01-11', 'holdDeath'],
  ['held for a term in prison', { benefit: benefitOf('enterprise', { status: 'held' }), finding: prison }, '2026-01-11', 'holdOther'],
  ['held, and nobody wrote why', { benefit: benefitOf('enterprise', { status: 'held' }), finding: null }, '2026-01-11', 'holdOther'],
  ['held, missing', { benefit: benefitOf('enterprise', { status: 'held' }), finding: missing }, '2026-01-11', 'holdOther'],
  ['a death recorded, not held: a conflict is open', { finding: death }, '2025-12-09', 'ok'],
  ['closed', { benefit: benefitOf('enterprise', { status: 'closed' }) }, '2026-01-11', 'terminated'],
])('from the facts: %s', (_what, facts, today, stage) => {
  const certified = benefitOf('enterprise', { lastCertifiedOn: '2025-03-10' })
  expect(stageOf({ benefit: certified, finding: null, isStopProposed: false, ...facts }, rizhao, today)).toBe(stage)
})

test('a life walked event by event ends in the stage that its facts mean, every day of it', () => {
  const step = fc.tuple(fc.constantFrom(...EVENTS), fc.integer({ min: 0, max: 80 }))
  const met = new Set<Stage>()
  fc.assert(fc.property(scheme, policy, fc.array(step, { minLength: 1, maxLength: 40 }), (kind, rules, steps) => {
    let today = '2025-01-01'
    let facts: StageFacts = { benefit: benefitOf(kind, { startOn: today }), finding: null, isStopProposed: false }
    let stage: Stage = 'ok'
    const change: Partial<Record<EventKind, () => StageFacts>> = {
      certified: () => ({ ...facts, benefit: afterSuccess(facts.benefit, today, 'phone'), isStopProposed: false }),
      proposed: () => ({ ...facts, isStopProposed: true }),
      returned: () => ({ ...facts, isStopProposed: false }),
      approved: () => ({ ...facts, isStopProposed: false, benefit: { ...facts.benefit, status: 'suspended', suspendedFrom: addToMonth(monthOf(today), 1) } }),
      deathRecorded: () => ({ isStopProposed: false, finding: death, benefit: { ...facts.benefit, status: 'held', suspendedFrom: null } }),
      // a death outranks what else is found
      lossRecorded: () => ({ isStopProposed: false, finding: facts.finding ?? prison, benefit: { ...facts.benefit, status: 'held', suspendedFrom: null } }),
      findingEnded: () => ({ ...facts, finding: null, benefit: { ...facts.benefit, status: 'active' } }),
      terminated: () => ({ ...facts, benefit: { ...facts.benefit, status: 'closed' } }),
      appealUpheld: () => ({ isStopProposed: false, finding: null, benefit: { ...facts.benefit, status: 'active', suspendedFrom: null } }),
    }
    /** What the night does: the calendar's two events, where they are due. */
    const night = () => {
      const { noticeOn, dueOn } = duty(facts.benefit, rules)
      if (today >= noticeOn) stage = next(stage, { kind: 'noticeDayPassed' }) ?? stage
      if (today > dueOn) stage = next(stage, { kind: 'dueDayPassed' }) ?? stage
    }
    return steps.every(([what, days]) => {
      today = addDays(today, days)
      night()
      const then = change[what] ? next(stage, event(what)) : null
      if (then !== null && change[what]) {
        facts = change[what]()
        stage = then
      }
      night()
      met.add(stage)
      return stage === stageOf(facts, rules, today)
    })
  }), { numRuns: 3000 })
  expect([...met].sort()).toEqual([...STAGES].sort())
})
