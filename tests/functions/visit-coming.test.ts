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
  expect(row).toMatchObject({ _id: `visitComing.${visitId}.2025-11-13.morning.${staff.visitor.id}`, state: 'queued' })
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

test.each<[string, (visitId: string) => Promise<unknown>]>([
  ['it was moved', async (visitId) => (await ownPhone(post, wang)).call('moveVisit', { visitId, slot: { on: '2025-11-14', half: 'morning' } })],
  ['it was called off', async (visitId) => (await ownPhone(post, wang)).call('cancelVisit', { visitId })],
  ['somebody else goes', (visitId) => assign(visitId, staff.other.id)],
  ['the half-day is over', async () => { post.clock.at = clock('2025-11-13T11:30') }],
])('%s: the word is no longer so and is not sent', async (_, change) => {
  const visitId = await given()
  await take()
  post.clock.at = clock('2025-11-12T15:00')
  await change(visitId)
  if (post.clock.at < clock('2025-11-12T16:00')) post.clock.at = clock('2025-11-12T16:00')
  expect(await run()).toEqual({ superseded: 1 })
  expect(post.sms.texts).toEqual([])
})

test('who goes in the other’s place is a word of their own; the visitor on the way is told of, too', async () => {
  const visitId = await given()
  await take()
  await assign(visitId, staff.other.id)
  await take(staff.other)
  post.clock.at = clock('2025-11-13T09:00')
  await (await deskOf(post, staff.other)).call('visit.mark', { visitId, mark: 'setOff', spot: null })
  expect(await run()).toEqual({ superseded: 1, sent: 1 })
  expect(post.sms.texts.map(({ params }) => params[2])).toEqual(['吴师傅'])
})
