/** 核对电话 and 刚才谁联系我 through the real functions and a carrier that checks its signatures (rules R23, N11; product brief, item 31). */
import { codeFor } from '../../cloudfunctions/lib/official-code'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { asks, certify, type Phone } from './cloud'
import { deskOf, employ } from './colleagues'
import { li, wang } from './people'
import { enrolWithPhone, helps, joinWechat, phoneOf, queue, startPost, type Post } from './post'

jest.setTimeout(60_000)
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const OLD = phoneOf(1)
const NEW = '13900000002'

let post: Post
let phone: Phone
beforeEach(async () => {
  post = await startPost()
  await enrolWithPhone(post, wang, 1)
  await joinWechat(post, 'o-wang', { selfId: wang.id, quota: 3 })
  phone = post.weapp('o-wang')
})
afterEach(() => post.close())

const own = async () => (await phone.call('getContact', {})).own
/** Asks for a code and reads it off the text message. */
async function codeOf(number = NEW): Promise<string> {
  expect(await phone.call('sendContactCode', { phone: number })).toEqual({ kind: 'sent', againInS: 30 })
  const text = post.sms.texts.at(-1)
  expect(text).toMatchObject({ phone: `+86${number}`, template: '110' })
  return text?.params[0] ?? ''
}
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const kinds = async () => (await post.dump()).events.map(({ kind }) => kind)
const called = async () => {
  const clerk = await deskOf(post, await employ(post, 'K-1', ['clerk']))
  return (await clerk.call('reveal', { beneficiaryId: wang.id, fields: ['phone'], why: 'callPerson' })).phone
}

describe('还在用吗', () => {
  test('it is asked after until the person has said so, and again 180 days later', async () => {
    expect(await own()).toEqual({ maskPhone: '160****0001', checkedOn: null, isCheckDue: true, change: null, maskBackup: null, canText: true })
    expect((await phone.call('getHome', {})).asksContact).toBe(true)
    const { own: confirmed } = await phone.call('confirmContact', {})
    expect(confirmed).toMatchObject({ checkedOn: '2025-11-12', isCheckDue: false })
    await phone.call('confirmContact', {})
    expect([(await phone.call('getHome', {})).asksContact, await kinds()]).toEqual([false, ['contactConfirmed']])
    post.clock.at += 180 * DAY
    expect([(await own())?.isCheckDue, (await phone.call('getHome', {})).asksContact]).toEqual([true, true])
  })

  test('a phone that is nobody’s own, and a helper’s, see and change nothing', async () => {
    const daughter = await joinWechat(post, 'o-daughter')
    await helps(post, daughter, wang)
    for (const other of [post.weapp('o-daughter'), await post.newDevice()]) {
      expect(await other.call('getContact', {})).toEqual({ own: null })
      expect((await other.call('getHome', {})).asksContact).toBeUndefined()
      const calls: [keyof CitizenCalls, unknown][] = [
        ['confirmContact', {}], ['sendContactCode', { phone: NEW }], ['changeContact', { code: '123456' }], ['cancelContactChange', {}], ['saveBackupContact', { phone: NEW }],
      ]
      for (const [call, input] of calls) expect([call, await other.fail(call, input)]).toEqual([call, 'forbidden'])
    }
    expect([await kinds(), post.sms.texts]).toEqual([[], []])
  })

  test('the person is only bound by their own face: then it is theirs', async () => {
    await enrolWithPhone(post, li, null)
    const fresh = await post.newDevice()
    await certify(fresh, asks(li))
    expect((await fresh.call('getContact', {})).own).toMatchObject({ maskPhone: null, isCheckDue: true })
    expect(await fresh.fail('confirmContact', {})).toBe('forbidden')
  })
})

describe('换号码', () => {
  test('the code changes it; the old number is told by text, counts for 72 hours, and then the new one does everywhere', async () => {
    const code = await codeOf()
    const changed = await phone.call('changeContact', { code })
    expect(changed).toMatchObject({ kind: 'changed', own: { maskPhone: '160****0001', checkedOn: '2025-11-12', change: { maskPhone: '139****0002', effectiveAt: '2025-11-15T04:00:00.000Z' } } })
    // a second tap
    expect(await phone.call('changeContact', { code })).toEqual(changed)
    expect(await kinds()).toEqual(['contactChanged'])

    expect(await post.dispatch()).toMatchObject({ data: { sent: 1 } })
    const row = (await post.dump()).outbox.find(({ kind }) => kind === 'phoneChanging')
    expect(post.sms.texts.at(-1)).toEqual({ phone: `+86${OLD}`, template: '109', params: ['2025年11月15日 12:00', codeFor(post.deps.secrets, row?._id ?? '')] })
    expect(post.wechat.messages).toEqual([])

    post.clock.at += 72 * HOUR - 1
    expect([(await own())?.maskPhone, await called()]).toEqual(['160****0001', OLD])
    post.clock.at += 1
    expect(await own()).toMatchObject({ maskPhone: '139****0002', change: null })
    expect(await called()).toBe(NEW)
    await post.deps.db.table('subscriptions').changeOne({ _id: (await post.dump()).subscriptions[0]?._id ?? '' }, { quota: 0 })
    await queue(post, wang, { scheme: 'enterprise', dueOn: '2025-11-20', days: -7 })
    await post.dispatch()
    expect(post.sms.texts.at(-1)).toMatchObject({ phone: `+86${NEW}`, template: '101' })

    const stored = JSON.stringify(await post.dump())
    expect([stored.includes(NEW), stored.includes(OLD), stored.includes(`"${code}"`)]).toEqual([false, false, false])
  })

  test('the old number stays when it is taken back in time, and the message that has not gone falls away', async () => {
    await phone.call('changeContact', { code: await codeOf() })
    expect((await phone.call('cancelContactChange', {})).own).toMatchObject({ maskPhone: '160****0001', change: null })
    await phone.call('cancelContactChange', {})
    expect(await kinds()).toEqual(['contactChanged', 'contactChangeCancelled'])
    expect(await post.dispatch()).toMatchObject({ data: { superseded: 1 } })
    post.clock.at += 80 * HOUR
    expect((await own())?.maskPhone).toBe('160****0001')
  })

  test('what counts already is not taken back', async () => {
    await phone.call('changeContact', { code: await codeOf() })
    post.clock.at += 72 * HOUR
    expect((await phone.call('cancelContactChange', {})).own.maskPhone).toBe('139****0002')
    expect(await kinds()).toEqual(['contactChanged'])
  })

  test('five wrong codes end it, and the right one is no longer taken', async () => {
    const code = await codeOf()
    for (const triesLeft of [4, 3, 2, 1]) expect(await phone.call('changeContact', { code: otherThan(code) })).toEqual({ kind: 'wrong', triesLeft })
    expect(await phone.call('changeContact', { code: otherThan(code) })).toEqual({ kind: 'gone' })
    expect(await phone.call('changeContact', { code })).toEqual({ kind: 'gone' })
    expect(await kinds()).toEqual([])
  })

  test('ten guesses at the same moment are still five', async () => {
    const code = await codeOf()
    await Promise.all(Array.from({ length: 10 }, () => phone.send('changeContact', { code: otherThan(code) })))
    expect(await phone.call('changeContact', { code })).toEqual({ kind: 'gone' })
  })

  test('after ten minutes it is too old; a new one makes the earlier one worthless', async () => {
    const first = await codeOf()
    post.clock.at += 10 * MINUTE
    expect(await phone.call('changeContact', { code: first })).toEqual({ kind: 'gone' })
    const second = await codeOf()
    if (first !== second) expect(await phone.call('changeContact', { code: first })).toEqual({ kind: 'wrong', triesLeft: 4 })
    expect(await phone.call('changeContact', { code: second })).toMatchObject({ kind: 'changed' })
  })

  test('a code belongs to the phone that asked for it', async () => {
    const code = await codeOf()
    await joinWechat(post, 'o-wang-2', { selfId: wang.id })
    expect(await post.weapp('o-wang-2').call('changeContact', { code })).toEqual({ kind: 'gone' })
  })

  test('a second one must wait 30 seconds, and one number gets five a day from whomever', async () => {
    await codeOf()
    post.clock.at += 12_000
    expect(await phone.call('sendContactCode', { phone: NEW })).toEqual({ kind: 'wait', againInS: 18 })
    for (let i = 0; i < 4; i++) { post.clock.at += MINUTE; await codeOf() }
    post.clock.at += MINUTE
    expect(await phone.fail('sendContactCode', { phone: NEW })).toBe('tooManyRequests')
    await codeOf('13900000003')
  })

  test('the number that counts already, and one that takes no texts, are said so', async () => {
    await phone.call('changeContact', { code: await codeOf() })
    post.clock.at += 72 * HOUR
    expect(await phone.call('sendContactCode', { phone: NEW })).toEqual({ kind: 'same' })
    post.sms.next.push('UnsupportedOperation.ContainDomesticAndInternationalPhoneNumber')
    expect(await phone.call('sendContactCode', { phone: '13900000004' })).toEqual({ kind: 'cannotText' })
  })

  test('a first number counts at once', async () => {
    await enrolWithPhone(post, li, null)
    await joinWechat(post, 'o-li', { selfId: li.id })
    phone = post.weapp('o-li')
    expect(await phone.call('changeContact', { code: await codeOf() })).toMatchObject({ kind: 'changed', own: { maskPhone: '139****0002', change: null } })
    expect((await post.dump()).outbox).toEqual([])
  })

  test('an old number that nothing reaches is put before staff, not called warned', async () => {
    await phone.call('changeContact', { code: await codeOf() })
    post.sms.next.push('FailedOperation.PhoneNumberInBlacklist')
    await post.dispatch()
    expect((await post.dump()).outbox).toMatchObject([{ kind: 'phoneChanging', state: 'dead' }])
  })

  test('codes are forgotten in the night', async () => {
    await codeOf()
    post.clock.at += DAY
    await post.nightly()
    expect((await post.dump()).contactCodes).toEqual([])
  })
})

test('a second number for staff may be named and taken out, but it is not the first', async () => {
  const clerk = await deskOf(post, await employ(post, 'K-3', ['clerk']))
  const seen = async () => (await clerk.call('reveal', { beneficiaryId: wang.id, fields: ['backupPhone'], why: 'callPerson' })).backupPhone
  expect(await phone.fail('saveBackupContact', { phone: '16000000001' })).toBe('badInput: phone')
  expect((await phone.call('saveBackupContact', { phone: '13900000009' })).own.maskBackup).toBe('139****0009')
  expect(await seen()).toBe('13900000009')
  expect((await phone.call('saveBackupContact', {})).own.maskBackup).toBeNull()
  expect(await seen()).toBeNull()
  expect(await kinds()).toEqual(['backupContactChanged', 'shownToStaff', 'backupContactChanged', 'shownToStaff'])
})

describe('刚才谁联系我', () => {
  const ask = async (code: string) => (await post.newDevice()).call('checkOfficialCode', { code })

  test('the code of a message says what, when and how, and nothing of the person', async () => {
    const id = await queue(post, wang, { scheme: 'enterprise', dueOn: '2025-11-20', days: -7 })
    const code = codeFor(post.deps.secrets, id)
    // not sent yet: nobody can have it
    expect(await ask(code)).toEqual({ kind: 'unknown' })
    await post.dispatch()
    expect(await post.device(null).call('checkOfficialCode', { code: ` ${code.toLowerCase()} ` })).toEqual({ kind: 'ours', what: 'reminder', by: 'wechat', at: '2025-11-12T04:00:00.000Z' })
    const [contact] = (await post.dump()).officialContacts
    expect(Object.keys(contact ?? {}).sort()).toEqual(['_id', 'at', 'by', 'endsAt', 'what'])
  })

  test('the code of a call is answered for once the call is asked of the community', async () => {
    await enrolWithPhone(post, li, null)
    await queue(post, li, { scheme: 'enterprise', dueOn: '2025-11-20', days: -7 })
    await post.dispatch()
    const [task] = (await post.dump()).tasks
    const code = codeFor(post.deps.secrets, task?._id ?? '')
    expect(await ask(code)).toMatchObject({ kind: 'ours', what: 'call', by: 'call' })
    const clerk = await deskOf(post, await employ(post, 'K-2', ['clerk']))
    expect((await clerk.call('listTasks', { state: 'open' })).tasks).toMatchObject([{ kind: 'call', code }])
  })

  test('a slip of the finger is no fraud, and a made-up code is unknown', async () => {
    expect(await ask('K7M2PQ9XR')).toEqual({ kind: 'mistyped' })
    expect(await ask(codeFor(post.deps.secrets, 'never sent'))).toEqual({ kind: 'unknown' })
  })

  test('whoever asks for many unknown ones from one place is stopped; a true one is not counted', async () => {
    const stranger = post.device(null, { 'x-forwarded-for': '203.0.113.9' })
    for (let n = 0; n < 60; n++) await stranger.call('checkOfficialCode', { code: codeFor(post.deps.secrets, `made up ${n}`) })
    expect(await stranger.fail('checkOfficialCode', { code: codeFor(post.deps.secrets, 'one more') })).toBe('tooManyRequests')
  })

  test('it is forgotten after 400 days', async () => {
    await queue(post, wang, { scheme: 'enterprise', dueOn: '2025-11-20', days: -7 })
    await post.dispatch()
    post.clock.at += 401 * DAY
    await post.nightly()
    expect((await post.dump()).officialContacts).toEqual([])
  })
})

test('without a carrier of text messages the number is changed at the counter', async () => {
  await post.close()
  post = await startPost({ ANXIN_SMS_SIGN: '' })
  await enrolWithPhone(post, wang, 1)
  await joinWechat(post, 'o-wang', { selfId: wang.id })
  phone = post.weapp('o-wang')
  expect([(await own())?.canText, await phone.call('sendContactCode', { phone: NEW })]).toEqual([false, { kind: 'cannotText' }])
})
