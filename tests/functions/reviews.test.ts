/** Reviews: what the machine could not decide is decided by people, within five working days, and nobody is late because staff are. */
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { verifyLinks } from '../../cloudfunctions/lib/chain'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { asks, certify, dueSoon, enrol, startCloud, upload, open, finishInput, type Cloud, type Desk, type Phone } from './cloud'
import { deskOf, employ } from './colleagues'
import { matches, refuses, unsure } from './doubles/face'
import { li, wang } from './people'

jest.setTimeout(60_000)
const DAY = 86_400_000
let cloud: Cloud
let phone: Phone
let first: Desk
let second: Desk
let third: Desk
let ids: string[]

beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  phone = cloud.weapp('o-wang')
  const people = [await employ(cloud, 'R-1', ['reviewer']), await employ(cloud, 'R-2', ['reviewer']), await employ(cloud, 'R-3', ['admin'])]
  ids = people.map(({ id }) => id)
  const desks = await Promise.all(people.map((one) => deskOf(cloud, one)))
  ;[first, second, third] = desks as [Desk, Desk, Desk]
})
afterEach(() => cloud.close())

/** Sessions end after a day without a call. */
async function later(ms: number): Promise<void> {
  cloud.clock.at += ms
  const desks = await Promise.all(ids.map((id) => deskOf(cloud, { id, account: '', code: () => '' })))
  ;[first, second, third] = desks as [Desk, Desk, Desk]
}

async function sendUnsure(more: Partial<CitizenCalls['certification.start']['input']> = {}): Promise<string> {
  cloud.face.verdict = unsure
  const { outcome } = await certify(phone, asks(wang, more))
  if (outcome.kind !== 'needsReview') throw new Error(outcome.kind)
  return outcome.reviewNo
}
async function sendAny(verdict: typeof cloud.face.verdict): Promise<void> {
  cloud.face.verdict = verdict
  await certify(phone, asks(wang))
}
const decide = (desk: Desk, reviewNo: string, decision: StaffCalls['decideReview']['input']['decision'], reason: StaffCalls['decideReview']['input']['reason']) =>
  desk.call('decideReview', { reviewNo, decision, reason })
const person = async () => (await cloud.deps.db.table('beneficiaries').find(wang.id))!
const queue = async (desk: Desk) => (await desk.call('listReviews', {})).reviews.map(({ reviewNo }) => reviewNo)
const events = async () => (await cloud.deps.db.table('events').list({ where: { beneficiaryId: wang.id }, limit: 100 })).sort((a, b) => a.seq - b.seq)
const chainIsWhole = async () => verifyChain(await events(), await person())

describe('the queue', () => {
  test('shows the oldest first, by masks, with the working days that are left', async () => {
    const reviewNo = await sendUnsure()
    await enrol(cloud, li)
    await later(2 * DAY)
    const { outcome } = await certify(cloud.weapp('o-li'), asks(li))
    if (outcome.kind !== 'needsReview') throw new Error(outcome.kind)
    await later(5 * DAY + 60_000)
    const { reviews, hasMore } = await first.call('listReviews', {})
    expect(reviews).toMatchObject([
      { reviewNo, maskName: '王*兰', why: 'similarityUnsure', answerBy: '2025-11-19', daysLeft: 0, isSecondLook: false },
      { reviewNo: outcome.reviewNo, answerBy: '2025-11-21', daysLeft: 2 },
    ])
    expect(hasMore).toBe(false)
    expect(await first.call('listReviews', { limit: 1 })).toMatchObject({ reviews: [{ reviewNo }], hasMore: true })
    expect(JSON.stringify(reviews)).not.toContain(wang.name)
  })

  test('is late in negative numbers, and stays', async () => {
    const reviewNo = await sendUnsure()
    await later(12 * DAY)
    expect((await first.call('listReviews', {})).reviews).toMatchObject([{ reviewNo, daysLeft: -3 }])
  })

  test('of another county shows nothing, and its reviews do not exist', async () => {
    const reviewNo = await sendUnsure()
    const far = await deskOf(cloud, await employ(cloud, 'R-far', ['reviewer'], { region: '371122' }))
    expect(await queue(far)).toEqual([])
    expect(await far.fail('getReview', { reviewNo })).toBe('notFound: reviewNo')
    expect(await far.fail('decideReview', { reviewNo, decision: 'same', reason: 'featuresAgree' })).toBe('notFound: reviewNo')
    expect(await far.fail('leaveReview', { reviewNo })).toBe('notFound: reviewNo')
  })
})

describe('looking at a film', () => {
  test('shows it beside the photo, with what the machine measured; the address opens for ten minutes', async () => {
    const reviewNo = await sendUnsure()
    const answer = await first.call('getReview', { reviewNo })
    if (answer.kind !== 'open') throw new Error(answer.kind)
    const { film, history, maskId, statements } = answer.review
    expect(film).toMatchObject({
      similarity: 0.4375, bands: null, isPhotoOld: false, videoUntil: '2025-11-26', channel: 'phone', mode: 'self', receivedAt: '2025-11-12T04:00:00.000Z',
      actions: expect.arrayContaining([{ action: 'blink', seenAtS: 1 }, { action: 'openMouth', seenAtS: null }]),
    })
    expect([history, statements, maskId.includes('****')]).toEqual([[], null, true])
    // the picture of this test lies nowhere
    expect(film!.photoUrl).toBeNull()
    const video = await fetch(film!.videoUrl!)
    expect([video.status, await video.text()]).toEqual([200, 'a clip'])
    const expires = Number(/sign=(\d+)/.exec(film!.videoUrl!)![1])
    expect(expires - Date.now()).toBeLessThanOrEqual(600_000)
    expect(expires - Date.now()).toBeGreaterThan(500_000)
  })

  test('and the best frame of it, which is sealed until somebody looks, and goes with the film', async () => {
    const frame = Buffer.from('a small JPEG').toString('base64')
    cloud.face.frame = frame
    const reviewNo = await sendUnsure()
    expect(JSON.stringify(await cloud.dump())).not.toContain(frame)
    const still = async () => {
      const answer = await first.call('getReview', { reviewNo })
      return answer.kind === 'open' ? answer.review.film!.still : answer.kind
    }
    expect(await still()).toBe(`data:image/jpeg;base64,${frame}`)
    expect((await events()).at(-1)).toMatchObject({ kind: 'filmShown' })
    const [attempt] = (await cloud.dump()).attempts
    await later(Date.parse(attempt?.videoUntil ?? '') - cloud.clock.at - 1)
    await cloud.nightly()
    expect(await still()).toBe(`data:image/jpeg;base64,${frame}`)
    await later(1)
    await cloud.nightly()
    expect([await still(), (await cloud.dump()).stills]).toEqual([null, []])
  })

  test.each<[string, Parameters<typeof sendAny>[0], number]>([
    ['of a film that is refused as unlike, since the person may ask for a review', refuses('notSamePerson'), 1],
    ['not of one that is refused for another reason', refuses('tooDark'), 0],
    ['not of one that matches', matches, 0],
  ])('a frame is kept %s', async (_, verdict, kept) => {
    cloud.face.frame = 'YQ=='
    await sendAny(verdict)
    expect((await cloud.dump()).stills).toHaveLength(kept)
  })

  test('leaves a trace with the person and with the reviewer', async () => {
    const reviewNo = await sendUnsure()
    await first.call('getReview', { reviewNo })
    expect((await events()).at(-1)).toMatchObject({ kind: 'filmShown', facts: { staffId: ids[0], reviewNo } })
    const seen = await cloud.deps.db.table('staffEvents').list({ where: { staffId: ids[0]! }, order: { by: 'seq', direction: 'asc' }, limit: 9 })
    expect(seen.at(-1)).toMatchObject({ kind: 'sawFilm', facts: { beneficiaryId: wang.id, about: reviewNo } })
    const member = (await cloud.deps.db.table('staff').find(ids[0]!))!
    expect(verifyLinks(seen, member, () => true)).toEqual({ ok: true })
    expect(await chainIsWhole()).toEqual({ ok: true })
  })

  test('shows earlier tries', async () => {
    cloud.face.verdict = refuses('tooDark')
    await certify(phone, asks(wang))
    const reviewNo = await sendUnsure()
    const answer = await first.call('getReview', { reviewNo })
    expect(answer).toMatchObject({ review: { history: [{ result: 'notMatched', reason: 'tooDark', channel: 'phone' }] } })
  })
})

describe('the same person', () => {
  test('is certified for the day on which the film came, however late staff are', async () => {
    await enrol(cloud, wang, { benefits: [dueSoon({ lastCertifiedOn: '2024-11-12' })] }) // due today
    const reviewNo = await sendUnsure()
    await later(6 * DAY)
    const answer = await decide(first, reviewNo, 'same', 'agedButSame')
    expect(answer).toMatchObject({ kind: 'passed', certifiedOn: '2025-11-12' })
    if (answer.kind !== 'passed') throw new Error()

    const db = await cloud.dump()
    expect(db.certifications).toMatchObject([{
      _id: answer.reference, on: '2025-11-12', at: '2025-11-12T04:00:00.000Z', reviewNo, channel: 'phone', beneficiaryId: wang.id,
      benefits: [{ attribution: 'onTime' }], validUntil: '2026-11-12',
    }])
    expect(await person()).toMatchObject({ openReview: null, dueOn: '2026-11-12', benefits: [{ lastCertifiedOn: '2025-11-12' }] })
    expect(db.reviews).toMatchObject([{ state: 'passed', opinions: [{ staffId: ids[0], decision: 'same', reason: 'agedButSame' }] }])
    expect((await events()).at(-1)).toMatchObject({
      kind: 'certified', facts: { reference: answer.reference, reviewNo, staffId: ids[0], opinion: { decision: 'same', reason: 'agedButSame' } },
    })
    expect(await chainIsWhole()).toEqual({ ok: true })
    // the film goes a week after the decision, not two after the upload
    expect(db.attempts).toMatchObject([{ videoUntil: '2025-11-25T04:00:00.000Z' }])
    expect(db.clips).toMatchObject([{ kind: 'matched' }])
    expect(db.outbox.map(({ _id }) => _id).sort()).toEqual([expect.stringMatching(/^certified\.[\w-]+\.caller\.review$/), expect.stringMatching(/^sentToReview\.[\w-]+\.caller$/)])
  })

  test('and whoever filmed is bound to them, as if the machine had matched them: they see certificate and record', async () => {
    const reviewNo = await sendUnsure()
    expect((await phone.call('getHome', {})).self).toBeNull()
    const answer = await decide(first, reviewNo, 'same', 'featuresAgree')
    if (answer.kind !== 'passed') throw new Error(answer.kind)
    expect((await phone.call('getHome', {})).self).toMatchObject({ beneficiaryId: wang.id, standing: { kind: 'certified' } })
    expect(await phone.call('getCertificate', { reference: answer.reference })).toMatchObject({ certifiedOn: '2025-11-12' })
    expect((await phone.call('listRecords', {})).records.map(({ result }) => result)).toEqual(['matched', 'needsReview'])
    // WeChat's identity is kept for the message that follows
    expect((await cloud.dump()).callers).toMatchObject([{ openidEnc: expect.any(String) as string }])
  })

  test('stopped pay comes back, and the months are counted from the decision: a payroll that is out stays out', async () => {
    await enrol(cloud, wang, { benefits: [dueSoon({ lastCertifiedOn: '2024-08-01', status: 'suspended', suspendedFrom: '2025-10' })] })
    const reviewNo = await sendUnsure()
    await later(6 * DAY)
    const answer = await decide(first, reviewNo, 'same', 'featuresAgree')
    expect(answer.kind).toBe('passed')
    const [certification] = (await cloud.dump()).certifications
    expect(certification).toMatchObject({ on: '2025-11-12', benefits: [{ payment: { backPayMonths: ['2025-10', '2025-11'], afterCutoff: true } }] })
    expect((await person()).benefits).toMatchObject([{ status: 'active', suspendedFrom: null }])
  })

  test('all other films of the person need no look any more', async () => {
    const older = await sendUnsure()
    const newer = await sendUnsure()
    expect(await decide(first, older, 'same', 'featuresAgree')).toMatchObject({ kind: 'passed' })
    expect(await queue(first)).toEqual([])
    expect(await decide(second, newer, 'notSame', 'featuresDiffer')).toEqual({ kind: 'over' })
    expect((await cloud.dump()).certifications).toHaveLength(1)
  })

  test('a person whose benefits have all ended is not certified, and nothing is written', async () => {
    const reviewNo = await sendUnsure()
    await cloud.deps.db.table('beneficiaries').put({ ...await person(), benefits: [dueSoon({ status: 'closed' })] })
    const before = JSON.stringify((await cloud.dump()).events)
    expect(await decide(first, reviewNo, 'same', 'featuresAgree')).toEqual({ kind: 'nothingRuns' })
    expect(JSON.stringify((await cloud.dump()).events)).toBe(before)
    expect((await cloud.dump()).reviews).toMatchObject([{ state: 'open' }])
  })
})

describe('not the same person', () => {
  test('takes two reviewers: the first word changes nothing for the person', async () => {
    const reviewNo = await sendUnsure()
    expect(await decide(first, reviewNo, 'notSame', 'featuresDiffer')).toEqual({ kind: 'another' })
    expect(await person()).toMatchObject({ openReview: reviewNo })
    expect(await queue(first)).toEqual([])
    expect(await first.fail('decideReview', { reviewNo, decision: 'notSame', reason: 'featuresDiffer' })).toBe('forbidden')
    const { reviews } = await second.call('listReviews', {})
    expect(reviews).toMatchObject([{ reviewNo, isSecondLook: true }])
    // and the second does not learn what the first said
    expect(JSON.stringify(await second.call('getReview', { reviewNo }))).not.toContain('featuresDiffer')

    expect(await decide(second, reviewNo, 'notSame', 'screenOrPrint')).toEqual({ kind: 'returned' })
    expect(await person()).toMatchObject({ openReview: null, benefits: [{ status: 'active', lastCertifiedOn: '2024-11-20' }] })
    expect((await cloud.dump()).certifications).toEqual([])
    expect((await events()).filter(({ kind }) => kind !== 'filmShown').slice(-2)).toMatchObject([
      { kind: 'reviewed', facts: { staffId: ids[0], opinion: { decision: 'notSame' } } },
      { kind: 'notMatched', facts: { staffId: ids[1], reason: 'notSamePerson', reviewNo } },
    ])
    expect(await chainIsWhole()).toEqual({ ok: true })
  })

  test('where two disagree a third decides', async () => {
    const reviewNo = await sendUnsure()
    await decide(first, reviewNo, 'notSame', 'featuresDiffer')
    expect(await decide(second, reviewNo, 'same', 'featuresAgree')).toEqual({ kind: 'another' })
    expect((await cloud.dump()).certifications).toEqual([])
    expect(await decide(third, reviewNo, 'same', 'agedButSame')).toMatchObject({ kind: 'passed' })
    expect((await cloud.dump()).reviews[0]!.opinions).toHaveLength(3)
  })

  test('two at the same time are two opinions, not one overwritten', async () => {
    const reviewNo = await sendUnsure()
    const answers = await Promise.all([decide(first, reviewNo, 'notSame', 'featuresDiffer'), decide(second, reviewNo, 'notSame', 'featuresDiffer')])
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['another', 'returned'])
    expect((await cloud.dump()).reviews).toMatchObject([{ state: 'returned', opinions: [{}, {}] }])
  })

  test('two passes at the same time certify once', async () => {
    const reviewNo = await sendUnsure()
    const answers = await Promise.all([first, second, third].map((desk) => decide(desk, reviewNo, 'same', 'featuresAgree')))
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['over', 'over', 'passed'])
    expect((await cloud.dump()).certifications).toHaveLength(1)
  })
})

test('who says that they cannot blink moves the head, and a match goes to a person all the same', async () => {
  cloud.face.verdict = matches
  const { attempt, outcome } = await certify(phone, asks(wang, { unable: ['blink', 'openMouth'] }))
  expect(attempt.actions.sort()).toEqual(['nod', 'turnLeft', 'turnRight'])
  if (outcome.kind !== 'needsReview') throw new Error(outcome.kind)
  expect((await cloud.dump()).certifications).toEqual([])
  expect((await first.call('listReviews', {})).reviews).toMatchObject([{ reviewNo: outcome.reviewNo, why: 'declaredUnable' }])
  expect(await decide(first, outcome.reviewNo, 'same', 'seenAlive')).toMatchObject({ kind: 'passed' })
  cloud.face.verdict = refuses('notLive')
  expect((await certify(phone, asks(wang, { unable: ['blink'], evenIfNotDue: true }))).outcome).toMatchObject({ kind: 'notMatched', reason: 'notLive' })
})

describe('nobody can tell', () => {
  test('the person films anew, and reads why in the words of the camera', async () => {
    const reviewNo = await sendUnsure()
    expect(await decide(first, reviewNo, 'unclear', 'tooDark')).toEqual({ kind: 'again' })
    expect(await person()).toMatchObject({ openReview: null })
    expect((await events()).at(-1)).toMatchObject({ kind: 'notMatched', facts: { reason: 'tooDark' } })
    cloud.face.verdict = matches
    expect((await certify(phone, asks(wang))).outcome).toMatchObject({ kind: 'matched' })
  })

  test('another film of the person that still waits is shown as waiting', async () => {
    const older = await sendUnsure()
    const newer = await sendUnsure()
    await decide(first, newer, 'unclear', 'moved')
    expect(await person()).toMatchObject({ openReview: older })
  })

  test('a film that was deleted while nobody looked cannot be judged, only asked for anew', async () => {
    const reviewNo = await sendUnsure()
    expect(await first.fail('decideReview', { reviewNo, decision: 'unclear', reason: 'videoGone' })).toBe('badInput: reason')
    await later(15 * DAY)
    await cloud.nightly()
    const answer = await first.call('getReview', { reviewNo })
    expect(answer).toMatchObject({ review: { film: { videoUrl: null, videoUntil: null } } })
    expect(await decide(first, reviewNo, 'same', 'featuresAgree')).toEqual({ kind: 'videoGone' })
    expect(await decide(second, reviewNo, 'unclear', 'videoGone')).toEqual({ kind: 'again' })
    expect((await events()).at(-1)).toMatchObject({ kind: 'notMatched', facts: { reason: 'attemptExpired' } })
  })
})

describe('who may answer', () => {
  test('whoever knows the person leaves it to colleagues, for good', async () => {
    const reviewNo = await sendUnsure()
    expect(await first.call('leaveReview', { reviewNo })).toEqual({ kind: 'left' })
    expect(await first.call('leaveReview', { reviewNo })).toEqual({ kind: 'left' })
    expect([await queue(first), await queue(second)]).toEqual([[], [reviewNo]])
    expect(await first.call('getReview', { reviewNo })).toEqual({ kind: 'over' })
    expect(await first.fail('decideReview', { reviewNo, decision: 'same', reason: 'featuresAgree' })).toBe('forbidden')
    expect((await events()).filter(({ kind }) => kind === 'reviewLeft')).toHaveLength(1)
  })

  test('a reason belongs to its decision', async () => {
    const reviewNo = await sendUnsure()
    expect(await first.fail('decideReview', { reviewNo, decision: 'same', reason: 'featuresDiffer' })).toBe('badInput: reason')
    expect(await first.fail('decideReview', { reviewNo, decision: 'same', reason: 'because' })).toBe('badInput: reason')
    expect(await first.fail('answerDeclaration', { reviewNo, answer: 'noEffect' })).toBe('badInput: reviewNo')
  })
})

test('a declaration that speaks against the benefit is answered, and touches no pay', async () => {
  const survivor = dueSoon({ scheme: 'survivor', lastCertifiedOn: '2025-08-01', declaredOn: '2025-08-01' })
  await enrol(cloud, wang, { benefits: [survivor] })
  cloud.face.verdict = matches
  await certify(phone, asks(wang, { evenIfNotDue: true }))
  await phone.call('declare', { beneficiaryId: wang.id, statements: { notRemarried: false, noOwnIncome: true, inSchoolOrMinor: false } })
  const [row] = (await first.call('listReviews', {})).reviews
  expect(row).toMatchObject({ why: 'declarationNegative' })
  const { reviewNo } = row!
  expect(await first.call('getReview', { reviewNo })).toMatchObject({ review: { film: null, statements: { notRemarried: false, noOwnIncome: true } } })
  expect(await first.fail('decideReview', { reviewNo, decision: 'same', reason: 'featuresAgree' })).toBe('badInput: reviewNo')
  const before = (await person()).benefits
  expect(await first.call('answerDeclaration', { reviewNo, answer: 'toBeFound' })).toEqual({ kind: 'answered' })
  expect(await second.call('answerDeclaration', { reviewNo, answer: 'noEffect' })).toEqual({ kind: 'over' })
  expect((await person()).benefits).toEqual(before)
  expect((await events()).at(-1)).toMatchObject({ kind: 'declarationAnswered', facts: { staffId: ids[0], answer: 'toBeFound' } })
})

describe('asking for a review of one’s own film', () => {
  const unlike = async (who: Phone = phone) => {
    cloud.face.verdict = refuses('notSamePerson')
    return certify(who, asks(wang))
  }

  test('is offered from the second time on: the same film, one tap, once', async () => {
    const one = await unlike()
    expect(one.outcome).not.toHaveProperty('mayAskReview')
    expect(await phone.fail('requestReview', { attemptId: one.attempt.attemptId })).toBe('forbidden')
    const two = await unlike()
    expect(two.outcome).toMatchObject({ kind: 'notMatched', mayAskReview: true })
    const { attemptId } = two.attempt
    const asked = await phone.call('requestReview', { attemptId })
    expect(asked).toMatchObject({ kind: 'opened', answerBy: '2025-11-19', standing: { kind: 'reviewing' } })
    expect(await phone.call('requestReview', { attemptId })).toEqual(asked)
    const db = await cloud.dump()
    expect(db.reviews).toMatchObject([{ why: 'requested', attemptId, state: 'open' }])
    expect(db.attempts.find(({ _id }) => _id === attemptId)).toMatchObject({ videoUntil: '2025-11-26T04:00:00.000Z', outcome: { kind: 'notMatched' } })
    expect(db.clips).toMatchObject([{ attemptId, kind: 'review' }])
    expect(await chainIsWhole()).toEqual({ ok: true })

    const reviewNo = db.reviews[0]!._id
    expect(await decide(first, reviewNo, 'same', 'agedButSame')).toMatchObject({ kind: 'passed', certifiedOn: '2025-11-12' })
    expect((await phone.call('getHome', {})).self).toMatchObject({ standing: { kind: 'certified' } })
  })

  test('a tap that is sent twice at once opens one', async () => {
    await unlike()
    const { attempt: { attemptId } } = await unlike()
    const [a, b] = await Promise.all([phone.call('requestReview', { attemptId }), phone.call('requestReview', { attemptId })])
    expect(a).toEqual(b)
    expect((await cloud.dump()).reviews).toHaveLength(1)
  })

  test('another phone’s tries open nothing, nor do tries of the day before yesterday', async () => {
    await unlike(cloud.weapp('o-stranger'))
    const mine = await unlike()
    expect(await phone.fail('requestReview', { attemptId: mine.attempt.attemptId })).toBe('forbidden')
    expect(await cloud.weapp('o-stranger').fail('requestReview', { attemptId: mine.attempt.attemptId })).toBe('notFound: attemptId')
    await later(2 * DAY)
    expect((await unlike()).outcome).not.toHaveProperty('mayAskReview')
  })

  test('a film that staff have answered is not asked for again', async () => {
    await unlike()
    const { attempt: { attemptId } } = await unlike()
    await phone.call('requestReview', { attemptId })
    const [reviewNo] = await queue(first)
    await decide(first, reviewNo!, 'notSame', 'featuresDiffer')
    await decide(second, reviewNo!, 'notSame', 'featuresDiffer')
    expect(await phone.fail('requestReview', { attemptId })).toBe('forbidden')
  })

  test('a face that was refused for another reason is not handed on', async () => {
    await unlike()
    await unlike()
    cloud.face.verdict = refuses('notLive')
    const { attempt } = await certify(phone, asks(wang))
    expect(await phone.fail('requestReview', { attemptId: attempt.attemptId })).toBe('forbidden')
    const waiting = await open(phone, asks(wang))
    await upload(waiting.upload)
    expect(await phone.fail('requestReview', { attemptId: waiting.attemptId })).toBe('forbidden')
    await phone.call('certification.finish', finishInput(waiting.attemptId))
  })
})

