/** Coming in: what opens a session, what never does, and what a stranger can learn from the answers. */
import crypto from 'node:crypto'
import { verifyLinks } from '../../cloudfunctions/lib/chain'
import { codeAt, stepOf } from '../../cloudfunctions/staff/one-time-code'
import { hashPassword, isPassword, NO_PASSWORD } from '../../cloudfunctions/staff/password'
import { GUESSES } from '../../src/domain/sign-in-guess'
import { startCloud, type Cloud } from './cloud'
import { deskOf, employ, PASSWORD, signIn, type Colleague } from './colleagues'

jest.setTimeout(60_000)
let cloud: Cloud
let zhou: Colleague
beforeEach(async () => {
  cloud = await startCloud()
  zhou = await employ(cloud, 'A-1001', ['clerk'])
})
afterEach(() => cloud.close())

const SECOND = 1000
const MINUTE = 60 * SECOND
type Typed = Partial<{ account: string; password: string; code: string }>
const guess = (more: Typed = {}) => cloud.desk(null).call('signIn', { account: zhou.account, password: PASSWORD, code: zhou.code(), ...more })
const wrong: Typed = { password: 'not this one' }
const kindOf = async (more: Typed = {}) => (await guess(more)).kind

describe('what opens a session', () => {
  test('account, password and code; the account may be typed in any case', async () => {
    const answer = await guess({ account: 'a-1001' })
    expect(answer).toMatchObject({
      kind: 'signedIn', self: { staffId: zhou.id, name: '周一文', roles: ['clerk'], region: '371100', regionName: '日照市', idleMinutes: 15 },
    })
    if (answer.kind === 'signedIn') expect(await cloud.desk(answer.token).call('whoAmI', {})).toEqual(answer.self)
  })

  test.each([['half a minute early', -30], ['half a minute late', 30]])('a code of a phone whose clock is %s', async (_, seconds) => {
    expect(await kindOf({ code: zhou.code(seconds * SECOND) })).toBe('signedIn')
  })
})

describe('what does not', () => {
  test.each<[string, () => Promise<Typed> | Typed]>([
    ['a wrong password', () => wrong],
    ['an account that does not exist', () => ({ account: 'A-9999' })],
    ['a code of a minute ago', () => ({ code: zhou.code(-MINUTE) })],
    ['a code of the next minute', () => ({ code: zhou.code(MINUTE) })],
    ['a colleague’s code', async () => ({ code: (await employ(cloud, 'A-1002', ['clerk'])).code() })],
    ['an account that was disabled', async () => ({ account: (await employ(cloud, 'A-1001', ['clerk'], { state: 'disabled' })).account })],
  ])('%s: always the same answer', async (_, typed) => {
    const { ok, ...reply } = await cloud.desk(null).send('signIn', { account: zhou.account, password: PASSWORD, code: zhou.code(), ...await typed() })
    expect([ok, reply]).toEqual([true, { data: { kind: 'refused' } }])
  })

  test('a code that was used, also by somebody who looked over the shoulder at the same moment', async () => {
    const kinds = await Promise.all([kindOf(), kindOf(), kindOf()])
    expect(kinds.sort()).toEqual(['refused', 'refused', 'signedIn'])
    expect(await kindOf()).toBe('refused')
    expect(await kindOf({ code: zhou.code(-30 * SECOND) })).toBe('refused')
    expect(await kindOf({ code: zhou.code(30 * SECOND) })).toBe('signedIn')
  })

  test('a password that its owner changes while it is compared', async () => {
    const derive = crypto.scrypt as (...all: unknown[]) => void
    const own = await hashPassword('a long walk by the sea')
    const slow = jest.spyOn(crypto, 'scrypt').mockImplementationOnce((...all: unknown[]) => {
      void cloud.deps.db.table('staff').changeOne({ _id: zhou.id }, { password: own }).then(() => derive(...all))
    })
    expect(await kindOf()).toBe('refused')
    slow.mockRestore()
    expect(await kindOf({ password: 'a long walk by the sea' })).toBe('signedIn')
  })

  test('an unknown account takes as much work as a known one: one scrypt at the same cost', async () => {
    const derived = jest.spyOn(crypto, 'scrypt')
    await guess(wrong)
    await guess({ account: 'A-9999', ...wrong })
    const costs = derived.mock.calls.map(([, , , cost]) => cost)
    derived.mockRestore()
    expect(costs).toHaveLength(2)
    expect(costs[0]).toEqual(costs[1])
    expect(costs[0]).toMatchObject({ N: 32768, r: 8, p: 1 })
    expect(await isPassword('', NO_PASSWORD)).toBe(false)
  })
})

describe('the lock', () => {
  const fiveTimes = async (more: Typed) => { for (let i = 0; i < GUESSES.account; i++) expect(await kindOf(more)).toBe('refused') }

  test.each([['a known', 'A-1001'], ['an unknown', 'A-9999']])('%s account is locked for 15 minutes after five guesses, even for the right ones', async (_, account) => {
    await fiveTimes({ account, ...wrong })
    expect(await guess({ account })).toEqual({ kind: 'locked', until: new Date(cloud.clock.at + 15 * MINUTE).toISOString() })
    cloud.clock.at += 15 * MINUTE - 1
    expect(await kindOf({ account })).toBe('locked')
    cloud.clock.at += 1
    expect(await kindOf({ account })).toBe(account === zhou.account ? 'signedIn' : 'refused')
  })

  test('guesses at the same time do not slip past', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => cloud.desk(null).send('signIn', { account: zhou.account, code: zhou.code(), ...wrong })))
    const kinds = replies.map((reply) => (reply.ok ? (reply.data as { kind: string }).kind : reply.error.code))
    expect(kinds.filter((kind) => kind === 'refused').length).toBeLessThanOrEqual(GUESSES.account)
    expect(kinds).not.toContain('signedIn')
  })

  test('a right guess forgets the wrong ones before it', async () => {
    for (let day = 0; day < 3; day++) {
      for (let i = 1; i < GUESSES.account; i++) await guess(wrong)
      expect(await kindOf()).toBe('signedIn')
      cloud.clock.at += MINUTE
    }
  })

  test('an address from which many accounts are tried is locked, too; a morning’s sign-ins of a whole office are not', async () => {
    for (let i = 0; i < GUESSES.address + 3; i++) {
      expect(await kindOf()).toBe('signedIn')
      cloud.clock.at += MINUTE / 2
    }
    for (let i = 0; i < GUESSES.address; i++) expect(await kindOf({ account: `A-${2000 + i}` })).toBe('refused')
    expect(await kindOf()).toBe('locked')
  })

  test('is written into the member’s own chain, which verifies', async () => {
    await fiveTimes(wrong)
    cloud.clock.at += 15 * MINUTE
    await (await signIn(cloud, zhou)).call('signOut', {})
    const { staff: [member], staffEvents } = await cloud.dump()
    expect(staffEvents.map(({ kind }) => kind)).toEqual(['lockedOut', 'signedIn', 'signedOut'])
    expect(verifyLinks(staffEvents, member!, (event) => event.staffId === zhou.id)).toEqual({ ok: true })
    const altered = staffEvents.map((event) => (event.seq === 1 ? { ...event, kind: 'signedIn' as const } : event))
    expect(verifyLinks(altered, member!, () => true)).toEqual({ ok: false, seq: 1 })
  })
})

describe('a session', () => {
  test('ends 15 minutes after the last call, 8 hours after signing in, by signing out, and when the account is disabled', async () => {
    const idle = await deskOf(cloud, zhou)
    cloud.clock.at += 14 * MINUTE
    await idle.call('whoAmI', {})
    cloud.clock.at += 14 * MINUTE
    await idle.call('whoAmI', {})
    cloud.clock.at += 15 * MINUTE
    expect(await idle.fail('whoAmI', {})).toBe('notSignedIn')

    const busy = await deskOf(cloud, zhou)
    for (let minute = 0; minute < 8 * 60; minute += 10) { await busy.call('whoAmI', {}); cloud.clock.at += 10 * MINUTE }
    expect(await busy.fail('whoAmI', {})).toBe('notSignedIn')

    const [first, second] = [await deskOf(cloud, zhou), await deskOf(cloud, zhou)]
    await first.call('signOut', {})
    expect(await first.fail('whoAmI', {})).toBe('notSignedIn')
    await second.call('whoAmI', {})
    await employ(cloud, zhou.account, ['clerk'], { state: 'disabled' })
    expect(await second.fail('whoAmI', {})).toBe('notSignedIn')
  })

  test('is no longer open to a role that was taken away', async () => {
    const desk = await deskOf(cloud, zhou)
    await employ(cloud, zhou.account, ['admin'])
    expect(await desk.fail('reveal', { beneficiaryId: 'person-x', fields: ['name'], why: 'review' })).toBe('forbidden')
  })

  test('its token is nowhere stored, nor are password and secret in clear', async () => {
    const answer = await guess()
    const { secrets, db } = cloud.deps
    const member = await db.table('staff').find(zhou.id)
    const secret = secrets.open(zhou.id, 'totp', member!.totpEnc)
    expect(codeAt(secret, cloud.clock.at)).toBe(zhou.code())
    const everything = JSON.stringify(await cloud.dump())
    for (const hidden of [PASSWORD, secret, zhou.account, '周一文', answer.kind === 'signedIn' ? answer.token : '?']) expect(everything).not.toContain(hidden)
  })

  test('is forgotten by the night after it has ended', async () => {
    await deskOf(cloud, zhou)
    await guess(wrong)
    cloud.clock.at += 8 * 60 * MINUTE + 1
    const fresh = await deskOf(cloud, zhou)
    await cloud.nightly()
    const { staffSessions, staffGuesses } = await cloud.dump()
    expect([staffSessions.length, staffGuesses.length]).toEqual([1, 0])
    await fresh.call('whoAmI', {})
  })
})

describe('a fresh code', () => {
  test('makes the session fresh again, once for each code', async () => {
    const desk = await signIn(cloud, zhou)
    expect(await desk.call('stepUp', { code: zhou.code() })).toEqual({ kind: 'refused' })
    cloud.clock.at += 10 * MINUTE
    expect(await desk.call('stepUp', { code: zhou.code() })).toMatchObject({
      kind: 'fresh', self: { codeUntil: new Date(cloud.clock.at + 5 * MINUTE).toISOString() },
    })
    expect(await desk.call('stepUp', { code: zhou.code() })).toEqual({ kind: 'refused' })
  })

  test('guessed six times ends the session; a stranger’s guesses at the sign-in page do not', async () => {
    const desk = await deskOf(cloud, zhou)
    for (let i = 0; i < GUESSES.account + 1; i++) await guess(wrong)
    const stale = { code: zhou.code(-5 * MINUTE) }
    for (let i = 0; i < GUESSES.account; i++) expect(await desk.call('stepUp', stale)).toEqual({ kind: 'refused' })
    expect(await desk.call('stepUp', { code: zhou.code() })).toMatchObject({ kind: 'locked' })
    expect(await desk.fail('whoAmI', {})).toBe('notSignedIn')
  })
})

test.each([
  // RFC 6238, appendix B, SHA-1: the last six of its eight digits
  [59, '287082'], [1111111109, '081804'], [1111111111, '050471'], [1234567890, '005924'], [2000000000, '279037'], [20000000000, '353130'],
])('at %d s the code is the one of RFC 6238', (seconds, code) => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(codeAt(secret, seconds * SECOND)).toBe(code)
  expect(stepOf(secret, code, seconds * SECOND)).toBe(Math.floor(seconds / 30))
  expect(stepOf(secret, code, (seconds + 30) * SECOND)).toBe(Math.floor(seconds / 30))
  expect(stepOf(secret, code, (seconds + 90) * SECOND)).toBeNull()
})
