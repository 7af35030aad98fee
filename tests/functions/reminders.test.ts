/** 提醒设置: what a person chooses, what their WeChat has agreed to, and that nobody can choose for them. */
import { asks, certify, type Phone } from './cloud'
import { DUE, RESULT } from './doubles/wechat'
import { li, wang } from './people'
import { enrolWithPhone, forgetCarriers, phoneOf, queue, startPost, type Post } from './post'

jest.setTimeout(60_000)
let post: Post
let phone: Phone
beforeEach(async () => {
  post = await startPost()
  await enrolWithPhone(post, wang, 7)
  phone = post.weapp('o-wang')
})
afterEach(() => post.close())

const state = (name: 'due' | 'result', more: object = {}) =>
  ({ name, id: name === 'due' ? DUE : RESULT, left: 0, longTerm: false, refused: false, ...more })
const usual = { days: [30, 7, 1], sms: true, relatives: true, offered: [30, 7, 1], maskPhone: '160****0007' }
let taps = 0
const answers = (...given: ['due' | 'result', 'accept' | 'reject' | 'ban'][]) =>
  ({ requestKey: `tap-${String(taps++).padStart(4, '0')}`, answers: given.map(([template, answer]) => ({ template, answer })) })

test('a phone that is nobody’s own may agree to messages, and choose nothing', async () => {
  expect(await phone.call('getReminders', {})).toEqual({ subscriptions: [state('due'), state('result')], own: null })
  expect(await phone.fail('saveReminders', { days: [], sms: false, relatives: false })).toBe('forbidden')
})

test('one’s own: everything is on until one says otherwise; the phone is masked; what is chosen is kept', async () => {
  await certify(phone, asks(wang))
  expect((await phone.call('getReminders', {})).own).toEqual(usual)
  expect(await phone.call('saveReminders', { days: [1, 30], sms: false, relatives: false }))
    .toEqual({ own: { ...usual, days: [30, 1], sms: false, relatives: false } })
  expect((await post.weapp('o-wang').call('getReminders', {})).own).toMatchObject({ days: [30, 1], sms: false })
  expect(await phone.fail('saveReminders', { days: [30, 2], sms: true, relatives: true })).toBe('badInput: days')
})

test('a helper does not switch off an elder’s reminders', async () => {
  const helper = post.weapp('o-daughter')
  await certify(helper, asks(wang, { mode: 'forOthers', relation: 'daughter' }))
  expect((await helper.call('getReminders', {})).own).toBeNull()
  expect(await helper.fail('saveReminders', { days: [], sms: false, relatives: false })).toBe('forbidden')
  expect((await post.dump()).reminderChoices).toEqual([])
})

test('each tap is one message; a tap that is sent twice is one; a no is remembered until the next yes', async () => {
  const tap = answers(['due', 'accept'], ['result', 'reject'])
  expect((await phone.call('recordSubscription', tap)).subscriptions).toEqual([state('due', { left: 1 }), state('result', { refused: true })])
  const [one, two] = await Promise.all([phone.call('recordSubscription', tap), phone.call('recordSubscription', tap)])
  expect([one, two]).toEqual(Array(2).fill({ subscriptions: [state('due', { left: 1 }), state('result', { refused: true })] }))
  expect((await phone.call('recordSubscription', answers(['due', 'accept'], ['result', 'accept']))).subscriptions)
    .toEqual([state('due', { left: 2 }), state('result', { left: 1 })])
})

test('a client that invents consents gets to 20, and each too many is only a message that WeChat refuses', async () => {
  for (let n = 0; n < 25; n++) await phone.call('recordSubscription', answers(['due', 'accept']))
  expect((await phone.call('getReminders', {})).subscriptions[0]).toEqual(state('due', { left: 20 }))
})

test('of who agreed, the openid is kept sealed; of who refused, nothing by which to write', async () => {
  await phone.call('recordSubscription', answers(['due', 'reject'], ['result', 'ban']))
  expect((await post.dump()).callers).toEqual([])
  await phone.call('recordSubscription', answers(['due', 'accept']))
  const { callers } = await post.dump()
  expect(callers).toMatchObject([{ selfId: null, activeBindings: 0 }])
  expect(JSON.stringify(callers)).not.toContain('o-wang')
})

test('agreed, then certified: the reminder arrives in WeChat a year later', async () => {
  await phone.call('recordSubscription', answers(['due', 'accept']))
  post.wechat.consents.set(`o-wang ${DUE}`, 1)
  await certify(phone, asks(wang))
  post.clock.at = Date.parse('2026-10-13T04:00:00.000Z')
  await queue(post, wang, { scheme: 'enterprise', dueOn: '2026-11-12', days: -30 })
  expect(await post.dispatch()).toMatchObject({ data: { sent: 1 } })
  expect(post.wechat.messages).toMatchObject([{ touser: 'o-wang', data: { date2: { value: '2026年11月12日' } } }])
  expect((await phone.call('getReminders', {})).subscriptions[0]).toEqual(state('due'))
})

test('a browser has nothing to agree to, and its own person may choose', async () => {
  await enrolWithPhone(post, li, null)
  const browser = await post.newDevice()
  await certify(browser, asks(li))
  expect(await browser.call('getReminders', {})).toEqual({ subscriptions: [], own: { ...usual, maskPhone: null } })
  expect(await browser.fail('recordSubscription', answers(['due', 'accept']))).toBe('forbidden')
  expect((await browser.call('saveReminders', { days: [7], sms: true, relatives: true })).own.days).toEqual([7])
})

test('a long-term consent is one that does not run out; a template that is written wrongly is not there, and certifying goes on', async () => {
  await post.close()
  post = await startPost({ ANXIN_TEMPLATE_DUE: `${DUE} thing1,date2,phrase3,thing4 long`, ANXIN_TEMPLATE_RESULT: 'something else' })
  await enrolWithPhone(post, wang, 7)
  phone = post.weapp('o-wang')
  await phone.call('recordSubscription', answers(['due', 'accept']))
  expect((await phone.call('recordSubscription', answers(['due', 'accept']))).subscriptions).toEqual([state('due', { left: 1, longTerm: true })])
  expect(await phone.fail('recordSubscription', answers(['result', 'accept']))).toBe('badInput: answers')
  expect((await certify(phone, asks(wang))).outcome).toMatchObject({ kind: 'matched' })

  post.wechat.consents.set(`o-wang ${DUE}`, 9)
  for (const [days, on] of [[-30, '2026-10-13'], [-7, '2026-11-05'], [-1, '2026-11-11']] as const) {
    post.clock.at = Date.parse(`${on}T04:00:00.000Z`)
    await queue(post, wang, { scheme: 'enterprise', dueOn: '2026-11-12', days })
    expect(await post.dispatch()).toMatchObject({ data: { sent: 1 } })
  }
  expect(post.wechat.messages).toHaveLength(3)
  expect((await phone.call('getReminders', {})).subscriptions).toEqual([state('due', { left: 1, longTerm: true })])
})

test('where no template is registered there is nothing to agree to', async () => {
  await post.close()
  post = await startPost({ ANXIN_TEMPLATE_DUE: '', ANXIN_TEMPLATE_RESULT: '' })
  expect(await post.weapp('o-wang').call('getReminders', {})).toEqual({ subscriptions: [], own: null })
  forgetCarriers()
})

test('no phone number stands in any answer', async () => {
  await certify(phone, asks(wang))
  expect(JSON.stringify(await phone.call('getReminders', {}))).not.toContain(phoneOf(7))
})
