/** 提醒: which way a message takes, what every answer of a carrier leads to, and what is never sent (rules R13, R27). */
import { dispatch } from '../../cloudfunctions/dispatch/index'
import { codeFor } from '../../cloudfunctions/lib/official-code'
import { civilDay } from '../../src/domain/calendar'
import { dueSoon, NOON } from './cloud'
import { DUE, RESULT } from './doubles/wechat'
import { li, wang } from './people'
import { enrolWithPhone, forgetCarriers, helps, joinWechat, phoneOf, queue, startPost, type Post } from './post'

jest.setTimeout(60_000)
const DAY = 86_400_000
const MINUTE = 60_000
const dueOn = '2025-11-20'
const about = (days: number) => ({ scheme: 'enterprise' as const, dueOn, days })
/** Noon of the day on which the reminder of so many days is due. */
const noonOf = (days: number) => Date.parse('2025-11-20T04:00:00.000Z') + days * DAY

let post: Post
beforeEach(async () => { post = await startPost() })
afterEach(() => post.close())

const outbox = async () => (await post.dump()).outbox
const row = async (id: string) => (await outbox()).find(({ _id }) => _id === id)
const contacts = async () => (await post.dump()).contacts.map(({ _id, channel, result, code }) => [_id.split('.').at(-1), channel, result, code ?? null])
const run = async () => (await post.dispatch() as { data: unknown }).data

describe('the way of a message', () => {
  test('the person’s own WeChat comes first; name masked, day printed, who to trust, and no link', async () => {
    await enrolWithPhone(post, wang, 1)
    await joinWechat(post, 'o-wang', { selfId: wang.id })
    const id = await queue(post, wang, about(-30))
    expect(await run()).toEqual({ sent: 1 })
    const [message] = post.wechat.messages
    expect(message).toMatchObject({
      touser: 'o-wang', template_id: DUE, page: 'pages/home/index',
      data: { thing1: { value: '王*兰 养老待遇认证' }, date2: { value: '2025年11月20日' }, phrase3: { value: '快到期了' }, thing4: { value: `核对码${codeFor(post.deps.secrets, id)}，问12333` } },
    })
    expect(JSON.stringify(message?.data)).not.toMatch(/http|www|\.cn|链接|点击/)
    expect(await row(id)).toMatchObject({ state: 'sent', channel: 'wechat' })
    expect(await contacts()).toEqual([['wechat', 'wechat', 'sent', null]])
    expect((await post.dump()).subscriptions).toMatchObject([{ quota: 0 }])
    expect(post.sms.texts).toEqual([])
  })

  test('without consent in WeChat a text message; the phone is opened only then and stands in no document', async () => {
    await enrolWithPhone(post, wang, 1)
    await joinWechat(post, 'o-wang', { selfId: wang.id, quota: 0 })
    const id = await queue(post, wang, about(-30))
    expect(await run()).toEqual({ sent: 1 })
    expect(post.sms.texts).toEqual([{ phone: `+86${phoneOf(1)}`, template: '101', params: ['2025年11月20日', codeFor(post.deps.secrets, id)] }])
    expect(post.wechat.asked.send).toBe(0)
    expect(JSON.stringify(await post.dump())).not.toContain(phoneOf(1))
  })

  test('then a relative who helps and has agreed; one whose help has ended is not told', async () => {
    await enrolWithPhone(post, wang, null)
    const daughter = await joinWechat(post, 'o-daughter')
    await helps(post, daughter, wang)
    const first = await queue(post, wang, about(-30))
    await run()
    expect(await row(first)).toMatchObject({ state: 'sent', channel: 'relative' })
    expect(post.wechat.messages).toMatchObject([{ touser: 'o-daughter' }])

    await post.deps.db.table('delegations').changeOne({ _id: `${daughter}.${wang.id}` }, { status: 'ended' })
    await post.deps.db.table('subscriptions').changeOne({ _id: `${daughter}.due` }, { quota: 5 })
    post.clock.at = noonOf(-7)
    const second = await queue(post, wang, about(-7))
    await run()
    expect(await row(second)).toMatchObject({ state: 'handedOver', channel: 'call' })
    expect(post.wechat.messages).toHaveLength(1)
  })

  test('at last somebody rings up: one task a stage, with the street that has to do it', async () => {
    await enrolWithPhone(post, wang, null, { street: '371102001' })
    for (const days of [-7, -1, 1]) {
      post.clock.at = noonOf(days)
      await queue(post, wang, about(days))
      expect(await run()).toEqual({ handedOver: 1 })
    }
    expect((await post.dump()).tasks).toEqual([
      expect.objectContaining({ _id: `call.${wang.id}.enterprise.${dueOn}.before`, kind: 'call', why: 'undelivered', street: '371102001', openedOn: '2025-11-13', answerBy: '2025-11-18', state: 'open' }),
      expect.objectContaining({ _id: `call.${wang.id}.enterprise.${dueOn}.overdue`, openedOn: '2025-11-21' }),
    ])
    // a call that nobody has made yet is no attempt to reach the person
    expect(await contacts()).toEqual([])
  })

  test('weeks before, nobody is rung up: a later message will', async () => {
    await enrolWithPhone(post, wang, null)
    const id = await queue(post, wang, about(-30))
    expect(await run()).toEqual({ unsent: 1 })
    expect(await row(id)).toMatchObject({ state: 'unsent', reason: 'noChannel' })
    expect((await post.dump()).tasks).toEqual([])
  })

  test('a call that was made before the stop says nothing of the stop: who is suspended, held or goes on is rung up for each', async () => {
    await enrolWithPhone(post, wang, null)
    post.clock.at = noonOf(11)
    await queue(post, wang, about(11), { kind: 'stopProposed' })
    await run()
    await post.deps.db.table('tasks').changeOne({ _id: `call.${wang.id}.enterprise.${dueOn}.stop` }, { state: 'done', result: 'reached' })
    for (const [kind, status] of [['suspended', 'suspended'], ['held', 'held'], ['resumed', 'active'], ['held', 'held']] as const) {
      post.clock.at += DAY
      await post.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { benefits: [dueSoon({ status })] })
      // half a year before the due day as well as after it
      await queue(post, wang, about(kind === 'held' ? -180 : 12), { kind, _id: `${wang.id}.${kind}.${post.clock.at}` })
      expect(await run()).toEqual({ handedOver: 1 })
    }
    expect((await post.dump()).tasks.map(({ _id, state }) => [_id.split(`${dueOn}.`)[1], state])).toEqual([
      ['held.2025-12-03', 'open'], ['held.2025-12-05', 'open'], ['resumed.2025-12-04', 'open'], ['stop', 'done'], ['suspended.2025-12-02', 'open'],
    ])
  })

  test.each([['reached', 1], ['notReached', 2], ['wrongNumber', 2]])('a call that ended with %s: %i calls before the due day', async (result, calls) => {
    await enrolWithPhone(post, wang, null)
    post.clock.at = noonOf(-7)
    await queue(post, wang, about(-7))
    await run()
    await post.deps.db.table('tasks').changeOne({ _id: `call.${wang.id}.enterprise.${dueOn}.before` }, { state: 'done', result })
    post.clock.at = noonOf(-1)
    await queue(post, wang, about(-1))
    await run()
    expect((await post.dump()).tasks).toHaveLength(calls)
  })

  test.each([['84, turning 85 tomorrow', '1940-11-14', 0], ['85 today', '1940-11-13', 1]])('%s (born %s): %i calls besides the message', async (_, birthOn, calls) => {
    const { syntheticIdNumber } = await import('../../local/people/synthetic-id')
    post.clock.at = noonOf(-7)
    await enrolWithPhone(post, { ...wang, idNumber: syntheticIdNumber(birthOn) }, 1)
    await queue(post, wang, about(-7))
    expect(await run()).toEqual({ sent: 1 })
    expect((await post.dump()).tasks.map(({ why }) => why)).toEqual(Array(calls).fill('besides'))
  })

  test('the call besides a message says that it did not arrive, when it did not; one that was made stays as it was', async () => {
    const { syntheticIdNumber } = await import('../../local/people/synthetic-id')
    post.clock.at = noonOf(-7)
    await enrolWithPhone(post, { ...wang, idNumber: syntheticIdNumber('1940-11-13') }, null)
    await queue(post, wang, about(-7))
    expect(await run()).toEqual({ handedOver: 1 })
    const whys = async () => (await post.dump()).tasks.map(({ why, state }) => [why, state])
    expect(await whys()).toEqual([['undelivered', 'open']])
    const [task] = (await post.dump()).tasks
    await post.deps.db.table('tasks').changeOne({ _id: task!._id }, { why: 'besides', state: 'done', result: 'reached' })
    post.clock.at = noonOf(-1)
    await queue(post, wang, about(-1))
    expect(await run()).toEqual({ handedOver: 1 })
    expect(await whys()).toEqual([['besides', 'done']])
  })

  test('who was certified by somebody else is told by text message; a try that failed is not', async () => {
    await enrolWithPhone(post, wang, 1)
    const id = await queue(post, wang, null, { kind: 'certified', to: 'beneficiary' })
    await queue(post, wang, null, { kind: 'notMatched', to: 'beneficiary' })
    expect(await run()).toEqual({ sent: 1, unsent: 1 })
    expect(post.sms.texts).toEqual([{ phone: `+86${phoneOf(1)}`, template: '104', params: ['2025年11月12日', codeFor(post.deps.secrets, id)] }])
  })

  test('the helper’s own confirmation goes to the helper, and counts as a word to a relative', async () => {
    await enrolWithPhone(post, wang, 1)
    const callerId = await joinWechat(post, 'o-daughter', { template: 'result' })
    await queue(post, wang, null, { kind: 'certified', to: 'caller', callerId })
    expect(await run()).toEqual({ sent: 1 })
    expect(post.wechat.messages).toMatchObject([{ touser: 'o-daughter', template_id: RESULT, data: { phrase2: { value: '比对成功' }, time5: { value: '2025年11月12日 12:00' } } }])
    expect(await contacts()).toEqual([['wechat', 'relative', 'sent', null]])
  })
})

describe('what WeChat’s answers lead to', () => {
  beforeEach(async () => {
    await enrolWithPhone(post, wang, 1)
    await joinWechat(post, 'o-wang', { selfId: wang.id, quota: 3 })
    await queue(post, wang, about(-30))
  })
  const only = async () => (await outbox())[0]

  test.each([
    ['43101: agreed to nothing more', 43101, 0], ['40003: nobody’s openid', 40003, 0],
    ['47003: a field is wrong', 47003, 3], ['40037: no such template', 40037, 3], ['a code that nobody has seen', 99999, 3],
  ])('%s: not again (%i), a text message instead, and %i consents left', async (_, errcode, quota) => {
    post.wechat.next = [errcode]
    expect(await run()).toEqual({ sent: 1 })
    expect(await only()).toMatchObject({ state: 'sent', channel: 'sms', over: ['wechat'] })
    expect(await contacts()).toEqual([['sms', 'sms', 'sent', null], ['wechat', 'wechat', 'failed', String(errcode)]])
    expect((await post.dump()).subscriptions).toMatchObject([{ quota }])
    expect(post.wechat.asked.send).toBe(1)
  })

  test.each([['-1: busy', -1], ['45009: quota of the day', 45009]])('%s: later, each time longer, then a text message', async (_, errcode) => {
    post.wechat.next = Array(9).fill(errcode)
    const waits: number[] = []
    for (let n = 0; n < 4; n++) {
      expect(await run()).toEqual({ later: 1 })
      const wait = Date.parse((await only())!.notBefore) - post.clock.at
      waits.push(wait / MINUTE)
      expect(await run()).toEqual({})
      post.clock.at += wait
      // a person is not disturbed at night, whatever the pause says
      if (civilDay(post.clock.at) !== '2025-11-12') throw new Error('the pauses are longer than a day')
    }
    expect(waits.map((wait, n) => wait >= 2 * 4 ** n && wait <= 3 * 4 ** n)).toEqual([true, true, true, true])
    expect(await run()).toEqual({ sent: 1 })
    expect(await only()).toMatchObject({ state: 'sent', channel: 'sms' })
    expect(post.wechat.asked.send).toBe(5)
    // one row however often it was tried: repetitions prove nothing
    expect(await contacts()).toEqual([['sms', 'sms', 'sent', null], ['wechat', 'wechat', 'failed', String(errcode)]])
  })

  test('40001: signs in again once, and the message arrives once', async () => {
    await post.deps.db.table('tokens').put({ _id: 'wechat', tokenEnc: post.deps.secrets.seal('wechat', 'token', 'token-of-yesterday'), expiresAt: NOON + DAY, leaseUntil: 0 })
    expect(await run()).toEqual({ sent: 1 })
    expect(post.wechat.messages).toHaveLength(1)
    expect(post.wechat.asked).toEqual({ token: 1, forced: 0, send: 2 })
  })

  test('a token that WeChat gives again although it is dead is forced, once', async () => {
    post.wechat.next = [42001]
    expect(await run()).toEqual({ sent: 1 })
    expect(post.wechat.asked).toEqual({ token: 3, forced: 1, send: 2 })
  })

  test.each(['hangUp', 'hangUpAfter', 'badGateway'] as const)('%s: nobody knows, so never again in WeChat; a text message instead', async (how) => {
    post.wechat.next = [how]
    expect(await run()).toEqual({ sent: 1 })
    post.clock.at += DAY
    expect(await run()).toEqual({})
    expect(post.wechat.asked.send).toBe(1)
    expect(post.wechat.messages).toHaveLength(how === 'hangUpAfter' ? 1 : 0)
    expect((await contacts()).map(([channel, , result]) => [channel, result])).toEqual([['sms', 'sent'], ['wechat', 'unknown']])
  })

  test('no token to be had: later, and the log says which answer', async () => {
    post.wechat.nextToken = [40164]
    expect(await run()).toEqual({ later: 1 })
    expect(post.wechat.asked.send).toBe(0)
  })

  test('WeChat cannot be reached at all: nothing was sent, so it is tried later', async () => {
    await post.wechat.close()
    expect(await run()).toEqual({ later: 1 })
    expect(await contacts()).toEqual([])
  })
})

describe('what the SMS carrier’s answers lead to', () => {
  beforeEach(async () => {
    await enrolWithPhone(post, wang, 1)
    post.clock.at = noonOf(-7)
    await queue(post, wang, about(-7))
  })
  test.each([
    ['Ok', 'sent', 'sent'],
    ['FailedOperation.PhoneNumberInBlacklist', 'handedOver', 'failed'],
    ['InvalidParameterValue.IncorrectPhoneNumber', 'handedOver', 'failed'],
    ['LimitExceeded.PhoneNumberDailyLimit', 'handedOver', 'failed'],
    ['FailedOperation.InsufficientBalanceInSmsPackage', 'handedOver', 'failed'],
    ['!AuthFailure.SignatureFailure', 'handedOver', 'failed'],
    ['hangUp', 'handedOver', 'unknown'],
    ['LimitExceeded.DeliveryFrequencyLimit', 'queued', null],
    ['!RequestLimitExceeded', 'queued', null],
    ['!InternalError.OtherError', 'queued', null],
  ])('%s: %s', async (code, state, contact) => {
    if (code !== 'Ok') post.sms.next = [code]
    await run()
    expect(await outbox()).toMatchObject([{ state }])
    expect((await post.dump()).contacts.map(({ result }) => result)).toEqual(contact ? [contact] : [])
    expect(post.sms.texts).toHaveLength(code === 'Ok' ? 1 : 0)
  })
})

describe('what is not sent', () => {
  beforeEach(() => enrolWithPhone(post, wang, 1))

  test.each([
    ['certified meanwhile', { benefits: [dueSoon({ lastCertifiedOn: '2025-11-12' })] }],
    ['stopped by staff', { benefits: [dueSoon({ status: 'suspended', suspendedFrom: '2025-12' })] }],
    ['held after a death record', { benefits: [dueSoon({ status: 'held' })] }],
    ['closed', { benefits: [dueSoon({ status: 'closed' })] }],
    ['another due day', { benefits: [dueSoon({ lastCertifiedOn: '2024-12-20' })] }],
  ])('what is no longer true: %s', async (_, facts) => {
    await enrolWithPhone(post, wang, 1, facts)
    await queue(post, wang, about(-30))
    expect(await run()).toEqual({ superseded: 1 })
    expect(post.sms.texts).toEqual([])
  })

  test('of two that wait for one duty, only the later one', async () => {
    post.clock.at = noonOf(-7)
    const early = await queue(post, wang, about(-30))
    const late = await queue(post, wang, about(-7))
    expect(await run()).toEqual({ sent: 1, superseded: 1 })
    expect([await row(early), await row(late)]).toMatchObject([{ state: 'superseded' }, { state: 'sent' }])
  })

  test.each([['open', { sent: 1 }], ['withdrawn', { superseded: 1 }], ['refused', { superseded: 1 }]] as const)('a warning of a stop whose proposal is %s', async (state, counts) => {
    post.clock.at = noonOf(11)
    const _id = `${wang.id}.enterprise.${dueOn}`
    await post.deps.db.table('proposals').put({
      _id, beneficiaryId: wang.id, region: '371100', scheme: 'enterprise', dueOn, openedOn: '2025-12-01', stopFrom: '2026-01', state, approvals: [], closedAt: null, version: 1,
    })
    await queue(post, wang, about(11), { kind: 'stopProposed' })
    expect(await run()).toEqual(counts)
  })

  test.each([
    ['a day that is switched off', { days: [30, 1], sms: true, relatives: true }, -7, { unsent: 1 }],
    ['a day that is on', { days: [7], sms: true, relatives: true }, -7, { sent: 1 }],
    ['text messages switched off: a call', { days: [7], sms: false, relatives: true }, -7, { handedOver: 1 }],
    ['everything off, and overdue: goes out', { days: [], sms: false, relatives: false }, 1, { sent: 1 }],
  ])('%s', async (_, choices, days, counts) => {
    post.clock.at = noonOf(days)
    await post.deps.db.table('reminderChoices').put({ _id: wang.id, ...choices, updatedAt: '' })
    await queue(post, wang, about(days))
    expect(await run()).toEqual(counts)
  })

  test('relatives are told nothing when the person wants it so', async () => {
    await enrolWithPhone(post, li, null)
    await helps(post, await joinWechat(post, 'o-daughter'), li)
    await post.deps.db.table('reminderChoices').put({ _id: li.id, days: [30], sms: true, relatives: false, updatedAt: '' })
    await queue(post, li, about(-30))
    expect(await run()).toEqual({ unsent: 1 })
    expect(post.wechat.messages).toEqual([])
  })

  test.each([
    ['08:59', '2025-11-12T00:59:59.999Z', { quiet: true }], ['09:00', '2025-11-12T01:00:00.000Z', { sent: 1 }],
    ['19:59', '2025-11-12T11:59:59.999Z', { sent: 1 }], ['20:00', '2025-11-12T12:00:00.000Z', { quiet: true }],
    ['midnight', '2025-11-12T16:00:00.000Z', { quiet: true }],
  ])('at %s in Shanghai', async (_, at, data) => {
    await queue(post, wang, about(-30), { notBefore: '2025-11-01T00:00:00.000Z' })
    post.clock.at = Date.parse(at)
    expect(await run()).toEqual(data)
  })

  test('before its time, or to whoever calls the function without being the timer', async () => {
    await queue(post, wang, about(-30), { notBefore: new Date(NOON + 1).toISOString() })
    expect(await run()).toEqual({})
    const { dispatch } = await import('../../cloudfunctions/dispatch/index')
    expect(await dispatch(() => post.deps)({ action: 'send', to: 'everybody' })).toEqual({ ok: false })
  })

  test('a person who is not in the register, or whose name does not open, stops nobody else', async () => {
    await queue(post, { ...li, id: 'person-gone' }, about(-30))
    await enrolWithPhone(post, li, 2, { nameEnc: 'A1.00000000.x.y.z' })
    await queue(post, li, about(-30))
    await queue(post, wang, about(-30))
    expect(await run()).toEqual({ dead: 1, failed: 1, sent: 1 })
    expect((await outbox()).find(({ beneficiaryId }) => beneficiaryId === 'person-gone')).toMatchObject({ state: 'dead', reason: 'noPerson' })
    // nor is it tried for ever
    await post.deps.db.table('outbox').changeOne({ beneficiaryId: li.id }, { claims: 24 })
    post.clock.at += 3 * MINUTE
    expect(await run()).toEqual({ dead: 1 })
    expect((await outbox()).find(({ beneficiaryId }) => beneficiaryId === li.id)).toMatchObject({ state: 'dead', reason: 'stuck' })
  })

  test('a message that nothing took is dead and says why', async () => {
    const id = await queue(post, wang, about(-30))
    post.sms.next = ['FailedOperation.PhoneNumberInBlacklist']
    expect(await run()).toEqual({ dead: 1 })
    expect(await row(id)).toMatchObject({ state: 'dead', reason: 'FailedOperation.PhoneNumberInBlacklist', over: ['sms'] })
  })
})

describe('many at once', () => {
  test('two runs at the same time send each message once', async () => {
    for (let n = 0; n < 20; n++) {
      const one = { ...wang, id: `many-${n}`, idNumber: `${n}` }
      await enrolWithPhone(post, one, n)
      await queue(post, one, about(-30))
    }
    const counts = await Promise.all([run(), run(), run()]) as Record<string, number>[]
    expect(counts.reduce((sum, { sent = 0 }) => sum + sent, 0)).toBe(20)
    expect(new Set(post.sms.texts.map(({ phone }) => phone)).size).toBe(20)
    expect(post.sms.texts).toHaveLength(20)
  })

  test('one token for all, however many ask', async () => {
    for (let n = 0; n < 12; n++) {
      const one = { ...wang, id: `many-${n}`, idNumber: `${n}` }
      await enrolWithPhone(post, one, null)
      await joinWechat(post, `o-many-${n}`, { selfId: one.id })
      await queue(post, one, about(-30))
    }
    const counts = await Promise.all([run(), run()]) as Record<string, number>[]
    expect(counts.reduce((sum, { sent = 0 }) => sum + sent, 0)).toBe(12)
    expect(post.wechat.asked).toEqual({ token: 1, forced: 0, send: 12 })
    expect(JSON.stringify((await post.dump()).tokens)).not.toContain('token-1')
  })

  test('a carrier that is down is left alone for the rest of the run, and nobody is lost', async () => {
    for (let n = 0; n < 40; n++) {
      const one = { ...wang, id: `many-${n}`, idNumber: `${n}` }
      await enrolWithPhone(post, one, n)
      await queue(post, one, about(-30))
    }
    post.sms.next = Array(100).fill('!InternalError.Timeout')
    expect(await run()).toEqual({ later: 40 })
    expect(100 - post.sms.next.length).toBeLessThanOrEqual(5 + 8)
    post.sms.next = []
    post.clock.at += 10 * MINUTE
    expect(await run()).toEqual({ sent: 40 })
  })
})

test('so many a second as the deployment says: each message waits for its own turn', async () => {
  await post.close()
  post = await startPost({ ANXIN_MESSAGES_PER_SECOND: '20' })
  const waits: number[] = []
  Object.assign(post.deps, { pause: async (ms: number) => { waits.push(ms) } })
  for (let n = 0; n < 30; n++) {
    const one = { ...wang, id: `many-${n}`, idNumber: `${n}` }
    await enrolWithPhone(post, one, n)
    await queue(post, one, about(-30))
  }
  expect(await run()).toEqual({ sent: 30 })
  // the clock stands still: the first goes at once, the others 50 ms after one another
  expect(waits.sort((a, b) => a - b)).toEqual(Array.from({ length: 29 }, (_, n) => (n + 1) * 50))
})

test('text messages are on, but one that must go out has no body: an alert, once a run', async () => {
  const logged: object[] = []
  const log = { ...post.deps.log, error: (entry: object) => { logged.push(entry) } }
  const env = { ...process.env, ANXIN_SMS_TEMPLATE_HELD: '', ANXIN_SMS_TEMPLATE_RESUMED: '' }
  await dispatch(() => ({ ...post.deps, log }), env)({ Type: 'Timer' })
  expect(logged).toEqual([{ alert: 'smsBody', missing: 'held,resumed' }])
  await dispatch(() => ({ ...post.deps, log }))({ Type: 'Timer' })
  expect(logged).toHaveLength(1)
})

test('where no carrier is configured nothing is called sent: relatives cannot be told either, so somebody rings up', async () => {
  forgetCarriers()
  await enrolWithPhone(post, wang, 1)
  await joinWechat(post, 'o-wang', { selfId: wang.id })
  post.clock.at = noonOf(-7)
  const id = await queue(post, wang, about(-7))
  expect(await run()).toEqual({ handedOver: 1 })
  expect(await row(id)).toMatchObject({ state: 'handedOver', channel: 'call' })
  expect(await contacts()).toEqual([])
})
