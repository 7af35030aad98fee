/** The ladder through the real functions: what is asked next, what is remembered, and who alone may say that somebody lives (rules N7, R24). */
import type { Unable } from '../../src/domain/contract/common'
import { asks, certify, enrol, open, startCloud, type Cloud, type Phone } from './cloud'
import { deskOf, employ } from './colleagues'
import { matches, refuses } from './doubles/face'
import { li, wang } from './people'

jest.setTimeout(60_000)
let cloud: Cloud
let phone: Phone
beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  phone = cloud.weapp('o-wang')
})
afterEach(() => cloud.close())

const NOTHING: Unable = ['blink', 'openMouth', 'turn', 'speak']
const own = (more = {}) => asks(wang, { subject: { kind: 'known', beneficiaryId: wang.id }, evenIfNotDue: true, ...more })
const agreed = { version: 'abilities-1', agreed: true as const }
const named = { beneficiaryId: wang.id }

test('what fails twice is not asked a third time, rung by rung, down to the visit', async () => {
  const offered: (string | undefined)[] = []
  let unable: Unable | undefined
  for (const reason of ['blinkMissing', 'mouthMissing', 'turnMissing', 'tooDark', 'moved'] as const) {
    for (let i = 0; i < 2; i++) {
      cloud.face.verdict = refuses(reason)
      const { outcome } = await certify(phone, asks(wang, unable ? { unable } : {}))
      if (outcome.kind !== 'notMatched') throw new Error(outcome.kind)
      offered.push(outcome.next?.rung)
      unable = outcome.next?.unable ?? unable
    }
  }
  expect(offered).toEqual([undefined, 'mouth', undefined, 'turn', undefined, 'digits', undefined, 'still', undefined, 'visit'])
  expect(cloud.face.seen.map(({ actions }) => actions.length)).toEqual([expect.any(Number), expect.any(Number), 3, 3, 3, 3, 0, 0, 0, 0])
})

test('a fault of ours says nothing of what somebody can do', async () => {
  for (let i = 0; i < 3; i++) {
    cloud.face.verdict = refuses('service')
    expect((await certify(phone, asks(wang))).outcome).not.toHaveProperty('next')
  }
})

test('digits are the server’s, are read by staff, and one reviewer is enough', async () => {
  const { attempt, outcome } = await certify(phone, asks(wang, { unable: ['blink', 'openMouth', 'turn'] }))
  expect(attempt).toMatchObject({ actions: [], digits: expect.stringMatching(/^\d{4}$/) })
  expect(outcome).toMatchObject({ kind: 'needsReview' })
  if (outcome.kind !== 'needsReview') return
  const desk = await deskOf(cloud, await employ(cloud, 'R-1', ['reviewer']))
  const seen = await desk.call('getReview', { reviewNo: outcome.reviewNo })
  expect(seen).toMatchObject({ review: { why: 'declaredUnable', film: { actions: [], digits: attempt.digits } } })
  expect(await desk.call('decideReview', { reviewNo: outcome.reviewNo, decision: 'same', reason: 'seenAlive' })).toMatchObject({ kind: 'passed' })
})

test('a film without anything to do is never passed by the machine, nor by one reviewer, nor by one twice', async () => {
  cloud.face.verdict = matches
  const { attempt, outcome } = await certify(phone, asks(wang, { unable: NOTHING }))
  expect([attempt.actions, attempt.digits]).toEqual([[], undefined])
  if (outcome.kind !== 'needsReview') throw new Error(outcome.kind)
  expect((await cloud.dump()).certifications).toEqual([])
  const { reviewNo } = outcome
  const same = { reviewNo, decision: 'same', reason: 'seenAlive' } as const
  const first = await deskOf(cloud, await employ(cloud, 'R-1', ['reviewer']))
  expect(await first.call('getReview', { reviewNo })).toMatchObject({ review: { film: { isBare: true } } })
  expect(await first.call('decideReview', same)).toEqual({ kind: 'another' })
  expect(await first.fail('decideReview', same)).toBe('forbidden')
  expect((await cloud.dump()).certifications).toEqual([])
  const second = await deskOf(cloud, await employ(cloud, 'R-2', ['reviewer']))
  expect(await second.call('decideReview', same)).toMatchObject({ kind: 'passed' })
})

describe('what is remembered', () => {
  beforeEach(async () => { await certify(phone, asks(wang)) })

  test('only with consent, sealed, used by the next start, and gone at once when it is taken back', async () => {
    expect(await phone.call('getAbilities', named)).toEqual({ kept: null })
    expect(await phone.fail('keepAbilities', { ...named, unable: ['blink'], consent: { version: 'abilities-0', agreed: true } })).toBe('consentOutdated: consent.version')
    await phone.call('keepAbilities', { ...named, unable: ['blink', 'openMouth'], consent: agreed })
    expect(await phone.call('getAbilities', named)).toEqual({ kept: { unable: ['blink', 'openMouth'], eyes: null, agreedAt: '2025-11-12T04:00:00.000Z' } })
    expect(JSON.stringify((await cloud.dump()).abilities)).not.toContain('openMouth')

    const next = await open(phone, own())
    expect(next.remembered).toBe(true)
    expect(next.actions.filter((action) => action === 'blink' || action === 'openMouth')).toEqual([])
    cloud.face.verdict = matches
    expect((await certify(phone, own())).outcome).toMatchObject({ kind: 'needsReview' })

    await phone.call('forgetAbilities', named)
    await phone.call('forgetAbilities', named)
    expect((await cloud.dump()).abilities).toEqual([{
      _id: wang.id, abilitiesEnc: null, consent: { version: 'abilities-1', agreedAt: '2025-11-12T04:00:00.000Z' }, revokedAt: '2025-11-12T04:00:00.000Z',
    }])
    const after = await open(phone, own())
    expect([after.remembered, after.actions.includes('blink')]).toEqual([undefined, true])
    expect((await cloud.dump()).events.map(({ kind }) => kind).filter((kind) => kind.startsWith('abilities'))).toEqual(['abilitiesKept', 'abilitiesForgotten'])
  })

  test('what is said now counts more than what was remembered', async () => {
    await phone.call('keepAbilities', { ...named, unable: NOTHING, consent: agreed })
    expect((await open(phone, own())).actions).toEqual([])
    const today = await open(phone, own({ unable: [] }))
    expect([today.remembered, today.actions]).toEqual([undefined, expect.arrayContaining(['blink', 'openMouth'])])
  })

  test('one eye is remembered, too', async () => {
    await phone.call('keepAbilities', { ...named, unable: [], eyes: 'left', consent: agreed })
    await certify(phone, own())
    expect(cloud.face.seen.at(-1)).toMatchObject({ eyes: 'left' })
  })

  test('a stranger neither sees nor changes it', async () => {
    await enrol(cloud, li)
    const stranger = cloud.weapp('o-li')
    await certify(stranger, asks(li))
    for (const call of ['getAbilities', 'forgetAbilities'] as const) expect(await stranger.fail(call, named)).toBe('notFound: beneficiaryId')
    expect(await stranger.fail('keepAbilities', { ...named, unable: [], consent: agreed })).toBe('notFound: beneficiaryId')
  })
})
