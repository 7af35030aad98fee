import { REVIEW_DECISIONS, REVIEW_REASONS, isReasonOf, toldReason, weigh, type Opinion, type ReviewDecision, type ReviewReason } from '@/domain/review'

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

test.each<[ReviewReason, string]>([
  ['featuresDiffer', 'notSamePerson'], ['personChanges', 'notSamePerson'], ['screenOrPrint', 'notLive'], ['madeUp', 'notLive'], ['tooDark', 'tooDark'],
  ['tooBright', 'tooBright'], ['covered', 'covered'], ['moved', 'moved'], ['tooFar', 'tooFar'], ['offCenter', 'offCenter'], ['manyFaces', 'manyFaces'],
  ['noFace', 'noFace'], ['videoGone', 'attemptExpired'],
])('%s is told as %s', (reason, told) => { expect(toldReason(reason)).toBe(told) })
