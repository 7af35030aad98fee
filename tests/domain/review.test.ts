import { REVIEW_DECISIONS, REVIEW_REASONS, isReasonOf, toldReason, weigh, type Opinion, type ReviewDecision, type ReviewReason } from '@/domain/review'
import { workingDaysLeft } from '@/domain/working-days'

const said = (...decisions: ReviewDecision[]): Opinion[] => decisions.map((decision, i) => ({ staffId: `staff-${i}`, decision }))

test.each<[string, Opinion[], ReturnType<typeof weigh>]>([
  ['nobody has looked', [], 'another'],
  ['one says the same person', said('same'), 'passed'],
  ['one says another person: never alone', said('notSame'), 'another'],
  ['two say another person', said('notSame', 'notSame'), 'returned'],
  ['two disagree: a third person looks', said('notSame', 'same'), 'another'],
  ['the third agrees with the pass', said('notSame', 'same', 'same'), 'passed'],
  ['the third agrees with the refusal', said('notSame', 'same', 'notSame'), 'returned'],
  ['nobody can tell', said('unclear'), 'again'],
  ['the second cannot tell', said('notSame', 'unclear'), 'again'],
  ['one person twice is one opinion', [{ staffId: 'a', decision: 'notSame' }, { staffId: 'a', decision: 'notSame' }], 'another'],
])('%s', (_, opinions, verdict) => {
  expect(weigh(opinions)).toBe(verdict)
})

test('no two answers turn a film down by one person’s word, in whatever order', () => {
  for (const first of REVIEW_DECISIONS) for (const second of REVIEW_DECISIONS) {
    const against = [first, second].filter((one) => one === 'notSame').length
    expect([first, second, weigh(said(first, second)) === 'returned']).toEqual([first, second, against === 2])
  }
})

test('every reason belongs to one decision, and all but those of a pass tell the person what to do', () => {
  const all = REVIEW_DECISIONS.flatMap((decision) => (REVIEW_REASONS[decision] as readonly ReviewReason[]).map((reason) => [decision, reason] as const))
  for (const [decision, reason] of all) {
    expect(REVIEW_DECISIONS.filter((one) => isReasonOf(one, reason))).toEqual([decision])
    expect([reason, toldReason(reason) === null]).toEqual([reason, decision === 'same'])
  }
})

test.each([
  ['2025-11-12', '2025-11-19', 5],
  ['2025-11-19', '2025-11-19', 0],
  ['2025-11-15', '2025-11-16', 0],
  ['2025-11-24', '2025-11-19', -3],
  // eight days off in October 2025, the Saturday after is worked
  ['2025-09-30', '2025-10-11', 3],
])('from %s to %s there are %i working days left', (today, until, days) => {
  expect(workingDaysLeft(today, until)).toBe(days)
})
