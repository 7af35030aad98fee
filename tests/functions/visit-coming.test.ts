/** 今天几点左右到: who comes is told to who opens the door, once, while it is so, and by a name and a code that can be looked up. */
import { codeFor } from '../../cloudfunctions/lib/official-code'
import { cloudStaff } from './visit-staff'
import { deskOf } from './colleagues'
import { wang } from './people'
import { enrolWithPhone, phoneOf, startPost, type Post } from './post'
import { asksVisit, newDevice, ownPhone, takeList } from './visit-scene'

jest.setTimeout(60_000)
const MORNING = { on: '2025-11-13', half: 'morning' as const }
/** The number that was named for the visit. */
const AT_DOOR = '13900000000'
/** In China. */
const clock = (text: string) => Date.parse(`${text}:00+08:00`)

let post: Post
let staff: Awaited<ReturnType<typeof cloudStaff>>
beforeEach(async () => {
  post = await startPost()
  await enrolWithPhone(post, wang, 1)
  staff = await cloudStaff(post)
})
afterEach(() => post.close())

const words = async () => (await post.dump()).outbox.filter(({ kind }) => kind === 'visitComing')
const run = async () => (await post.dispatch() as { data: unknown }).data

/** Booked, and given to a visitor. */
async function given(more: Parameters<typeof asksVisit>[1] = {}): Promise<string> {
  const outcome = await (await ownPhone(post, wang)).call('bookVisit', asksVisit(wang, more))
  if (outcome.kind !== 'booked') throw new Error(outcome.kind)
  await assign(outcome.visit.visitId, staff.visitor.id)
  return outcome.visit.visitId
}
const assign = async (visitId: string, visitorId: string) => (await deskOf(post, staff.clerk)).call('visits.assign', { visitId, visitorId })
async function take(visitor = staff.visitor): Promise<void> {
  const desk = await deskOf(post, visitor)
  await takeList(post, desk, await newDevice(desk), MORNING.on)
}

test('with the list on the visitor’s phone: by text, day, half-day, family name, and a code that is answered for', async () => {
  const visitId = await given()
  expect(await words()).toEqual([])
  post.clock.at = clock('2025-11-13T08:30')
  await take()
  const [row] = await words()
  expect(row).toMatchObject({ _id: `visitComing.${visitId}.1`, state: 'queued' })
  post.clock.at = clock('2025-11-13T09:00')
  expect(await run()).toEqual({ sent: 1 })
  const code = codeFor(post.deps.secrets, row!._id)
  expect(post.sms.texts).toEqual([{ phone: `+86${AT_DOOR}`, template: '111', params: ['11月13日', '9点到11点半', '周师傅', code] }])
  expect(JSON.stringify(post.sms.texts)).not.toMatch(/一文|http|www|海曲路|王/)
  expect(await post.weapp('o-anybody').call('checkOfficialCode', { code })).toEqual({ kind: 'ours', what: 'visit', by: 'sms', at: '2025-11-13T01:00:00.000Z' })
  // no duty of theirs: it counts for no stop of pay (rule R13)
  expect((await post.dump()).contacts).toMatchObject([{ channel: 'sms', result: 'sent', scheme: null, dueOn: null }])
  expect(JSON.stringify(await post.dump())).not.toContain(AT_DOOR)
})

test('a list taken days ahead says nothing before the afternoon before; fetched again, or by two phones, it is one word', async () => {
  await given({ slot: { ...MORNING, half: 'afternoon' } })
  await take()
  await take()
  expect(await words()).toMatchObject([{ notBefore: '2025-11-12T08:00:00.000Z' }])
  post.clock.at = clock('2025-11-12T15:59')
  expect(await run()).toEqual({})
  post.clock.at = clock('2025-11-12T16:00')
  expect(await run()).toEqual({ sent: 1 })
  await take()
  expect(await run()).toEqual({})
  expect(post.sms.texts.map(({ params }) => params.slice(0, 2))).toEqual([['11月13日', '2点到4点半']])
})

test('a number at which no text arrives: the person’s own; none at all: nothing is sent, and nothing is called sent', async () => {
  await given({ phone: '0633-8123456' })
  await take()
  post.clock.at = clock('2025-11-12T16:00')
  expect(await run()).toEqual({ sent: 1 })
  expect(post.sms.texts).toMatchObject([{ phone: `+86${phoneOf(1)}` }])
})

test('nobody’s number: unsent', async () => {
  await enrolWithPhone(post, wang, null)
  await given({ phone: '0633-8123456' })
  await take()
  post.clock.at = clock('2025-11-12T16:00')
  expect(await run()).toEqual({ unsent: 1 })
  expect((await post.dump()).contacts).toEqual([])
})

const person = async () => ownPhone(post, wang)
const office = async () => deskOf(post, staff.clerk)
const LATER = { on: '2025-11-14', half: 'afternoon' as const }
const texts = () => post.sms.texts.map(({ template, params }) => [template, ...params.slice(0, -1)])
const CAME = ['111', '11月13日', '9点到11点半', '周师傅']
const OFF = ['113', '11月13日', '9点到11点半']
/** The visitor of the list was told of, and it is still the evening before. */
async function toldOf(): Promise<string> {
  const visitId = await given()
  await take()
  post.clock.at = clock('2025-11-12T16:00')
  await run()
  expect(texts()).toEqual([CAME])
  return visitId
}

test.each<[string, (visitId: string) => Promise<unknown>]>([
  ['it was moved', async (visitId) => (await person()).call('moveVisit', { visitId, slot: LATER })],
  ['it was called off', async (visitId) => (await person()).call('cancelVisit', { visitId })],
  ['somebody else goes', (visitId) => assign(visitId, staff.other.id)],
])('%s before the word went out: it is withdrawn, and nothing is to be taken back', async (_, change) => {
  const visitId = await given()
  await take()
  post.clock.at = clock('2025-11-12T15:00')
  await change(visitId)
  expect((await post.dump()).outbox).toMatchObject([{ kind: 'visitComing', state: 'superseded' }])
  post.clock.at = clock('2025-11-12T16:00')
  expect(await run()).toEqual({})
  expect(texts()).toEqual([])
})

test('the half-day is over: the word is no longer so and is not sent', async () => {
  await given()
  await take()
  post.clock.at = clock('2025-11-13T11:30')
  expect(await run()).toEqual({ superseded: 1 })
  expect(texts()).toEqual([])
})

test('who goes in the other’s place is a word of their own; the visitor on the way is told of, too', async () => {
  const visitId = await given()
  await take()
  await assign(visitId, staff.other.id)
  await take(staff.other)
  post.clock.at = clock('2025-11-13T09:00')
  await (await deskOf(post, staff.other)).call('visit.mark', { visitId, mark: 'setOff', spot: null })
  expect(await run()).toEqual({ sent: 1 })
  expect(post.sms.texts.map(({ params }) => params[2])).toEqual(['吴师傅'])
})

describe('what was told and is no longer so is taken back', () => {
  test.each<[string, (visitId: string) => Promise<unknown>]>([
    ['by the person', async (visitId) => (await person()).call('cancelVisit', { visitId })],
    ['at the office', async (visitId) => (await office()).call('visits.cancel', { visitId })],
    ['for a day yet to be agreed, by the person', async (visitId) => (await person()).call('moveVisit', { visitId, slot: null })],
  ])('called off %s: nobody comes, by the same number, with a code of its own, once', async (_, change) => {
    const visitId = await toldOf()
    for (let twice = 0; twice < 2; twice++) await change(visitId)
    expect(await run()).toEqual({ sent: 1 })
    expect(texts()).toEqual([CAME, OFF])
    const code = codeFor(post.deps.secrets, `visitOff.${visitId}.2`)
    expect(post.sms.texts[1]).toEqual({ phone: `+86${AT_DOOR}`, template: '113', params: ['11月13日', '9点到11点半', code] })
    expect(await post.weapp('o-anybody').call('checkOfficialCode', { code })).toMatchObject({ kind: 'ours', what: 'visit' })
    expect(await run()).toEqual({})
  })

  test.each<[string, (visitId: string) => Promise<unknown>]>([
    ['by the person', async (visitId) => (await person()).call('moveVisit', { visitId, slot: LATER })],
    ['at the office', async (visitId) => (await office()).call('visits.move', { visitId, slot: LATER })],
  ])('moved %s: the new half-day at once; who comes then is a word of the afternoon before', async (_, change) => {
    const visitId = await toldOf()
    for (let twice = 0; twice < 2; twice++) await change(visitId)
    await assign(visitId, staff.visitor.id)
    expect(await run()).toEqual({ sent: 1 })
    expect(texts()).toEqual([CAME, ['112', '11月14日', '2点到4点半', '工作人员']])
    const desk = await deskOf(post, staff.visitor)
    await takeList(post, desk, await newDevice(desk), LATER.on)
    post.clock.at = clock('2025-11-13T16:00')
    expect(await run()).toEqual({ sent: 1 })
    expect(texts()[2]).toEqual(['111', '11月14日', '2点到4点半', '周师傅'])
  })

  test('somebody else goes: their name at once, and no second time with their list', async () => {
    const visitId = await toldOf()
    for (let twice = 0; twice < 2; twice++) await assign(visitId, staff.other.id)
    expect(await run()).toEqual({ sent: 1 })
    await take(staff.other)
    expect(await run()).toEqual({})
    expect(texts()).toEqual([CAME, ['112', '11月13日', '9点到11点半', '吴师傅']])
  })

  test('changed again and again in one night: one word in the morning, of how it is now', async () => {
    const visitId = await toldOf()
    post.clock.at = clock('2025-11-12T20:30')
    const phone = await person()
    await phone.call('moveVisit', { visitId, slot: LATER })
    await phone.call('moveVisit', { visitId, slot: null })
    await phone.call('cancelVisit', { visitId })
    expect(await run()).toEqual({ quiet: true })
    post.clock.at = clock('2025-11-13T09:00')
    expect(await run()).toEqual({ sent: 1 })
    expect(texts()).toEqual([CAME, OFF])
  })

  test('moved away and back before anybody was told: what was told first holds, and whoever else goes is told of', async () => {
    const visitId = await toldOf()
    post.clock.at = clock('2025-11-12T20:30')
    const phone = await person()
    await phone.call('moveVisit', { visitId, slot: LATER })
    await phone.call('moveVisit', { visitId, slot: MORNING })
    post.clock.at = clock('2025-11-13T08:30')
    await assign(visitId, staff.visitor.id)
    await take()
    post.clock.at = clock('2025-11-13T09:00')
    expect(await run()).toEqual({})
    await assign(visitId, staff.other.id)
    expect(await run()).toEqual({ sent: 1 })
    expect(texts()).toEqual([CAME, ['112', '11月13日', '9点到11点半', '吴师傅']])
  })

  test('moved away and back, both told: the same visitor is told of anew, and that can be taken back, too', async () => {
    const visitId = await toldOf()
    const phone = await person()
    for (const slot of [LATER, MORNING]) { await phone.call('moveVisit', { visitId, slot }); await run() }
    await assign(visitId, staff.visitor.id)
    await take()
    await run()
    await phone.call('cancelVisit', { visitId })
    await run()
    expect(texts()).toEqual([CAME, ['112', '11月14日', '2点到4点半', '工作人员'], ['112', '11月13日', '9点到11点半', '工作人员'], CAME, OFF])
  })

  test('nobody knows whether the word arrived: it is taken back', async () => {
    const visitId = await given()
    await take()
    post.clock.at = clock('2025-11-12T16:00')
    post.sms.next = ['hangUp']
    await run()
    expect((await post.dump()).contacts).toMatchObject([{ result: 'unknown' }])
    await (await office()).call('visits.cancel', { visitId })
    expect(await run()).toEqual({ sent: 1 })
    expect(texts()).toEqual([OFF])
  })

  test('a word that the carrier refused is not taken back', async () => {
    const visitId = await given()
    await take()
    post.clock.at = clock('2025-11-12T16:00')
    post.sms.next = ['FailedOperation.PhoneNumberInBlacklist']
    expect(await run()).toEqual({ dead: 1 })
    await (await office()).call('visits.cancel', { visitId })
    expect(await run()).toEqual({})
  })

  test('no way any more to take it back: staff see it among what was not delivered', async () => {
    const visitId = await toldOf()
    await (await office()).call('visits.cancel', { visitId })
    const number = process.env.ANXIN_SMS_TEMPLATE_VISITOFF
    process.env.ANXIN_SMS_TEMPLATE_VISITOFF = ''
    expect(await run().finally(() => { process.env.ANXIN_SMS_TEMPLATE_VISITOFF = number })).toEqual({ dead: 1 })
    expect((await (await deskOf(post, staff.clerk)).call('listDeadLetters', {})).letters).toMatchObject([{ kind: 'visitOff', beneficiaryId: wang.id }])
  })

  test('called off when the half-day is over: no word', async () => {
    const visitId = await toldOf()
    post.clock.at = clock('2025-11-13T12:00')
    await (await office()).call('visits.cancel', { visitId })
    expect(await run()).toEqual({ superseded: 1 })
    expect(texts()).toEqual([CAME])
  })
})
