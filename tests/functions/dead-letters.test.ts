/** Dead letters: what should have gone out and could not is seen by staff, who may send it on its way once more. */
import { dueSoon, NOON } from './cloud'
import { deskOf, employ } from './colleagues'
import { li, wang } from './people'
import { enrolWithPhone, queue, startPost, type Post } from './post'

jest.setTimeout(60_000)
const dueOn = '2025-11-20'
const about = (days: number) => ({ scheme: 'enterprise' as const, dueOn, days })
let post: Post
beforeEach(async () => { post = await startPost() })
afterEach(() => post.close())

const deskIn = async (name: string, region = '371100') => deskOf(post, await employ(post, name, ['clerk'], { region, regionName: '某地' }))
const row = async (id: string) => (await post.dump()).outbox.find(({ _id }) => _id === id)
/** The carrier refuses the number for good, and nobody else is there. */
async function died(): Promise<string> {
  await enrolWithPhone(post, wang, 1, { benefits: [dueSoon()], street: '371102001' })
  post.sms.next = ['FailedOperation.PhoneNumberInBlacklist']
  const id = await queue(post, wang, about(-30))
  expect((await post.dispatch() as { data: unknown }).data).toEqual({ dead: 1 })
  return id
}

test('is seen by staff of the region, by masks, with what was tried and the carrier’s own word', async () => {
  const id = await died()
  expect(await (await deskIn('L-1', '371102')).call('listDeadLetters', {})).toEqual({
    letters: [{
      letterId: id, kind: 'reminder', beneficiaryId: wang.id, maskName: '王*兰', maskId: expect.stringMatching(/^\d{6}\*{8}\d{3}[\dX]$/), scheme: 'enterprise',
      createdAt: new Date(NOON).toISOString(), tried: ['sms'], reason: 'FailedOperation.PhoneNumberInBlacklist',
    }],
    next: null,
  })
  expect(await (await deskIn('L-2', '371103')).call('listDeadLetters', {})).toEqual({ letters: [], next: null })
})

test('what arrived, waits or was not wanted is no dead letter; page by page, the latest first', async () => {
  await enrolWithPhone(post, wang, 1)
  const states = ['queued', 'sending', 'sent', 'handedOver', 'unsent', 'superseded'] as const
  for (const [i, state] of states.entries()) await queue(post, wang, about(i), { state })
  for (const days of [10, 11, 12]) {
    await queue(post, wang, about(days), { state: 'dead', reason: 'stuck', notBefore: new Date(NOON + days * 60_000).toISOString() })
  }
  const desk = await deskIn('L-1')
  const first = await desk.call('listDeadLetters', { limit: 2 })
  const second = await desk.call('listDeadLetters', { limit: 2, cursor: first.next! })
  expect([...first.letters, ...second.letters].map(({ letterId }) => letterId.split('.').at(-1))).toEqual(['12', '11', '10'])
  expect(second.next).toBeNull()
})

test('sent on its way once more it takes every channel anew and is no dead letter any more', async () => {
  const id = await died()
  const desk = await deskIn('L-1')
  expect(await desk.call('retryLetter', { letterId: id })).toEqual({ kind: 'queued' })
  expect(await row(id)).toMatchObject({ state: 'queued', over: [], tries: 0, claims: 0 })
  expect(await row(id)).not.toHaveProperty('reason')
  expect((await desk.call('listDeadLetters', {})).letters).toEqual([])
  expect((await post.dispatch() as { data: unknown }).data).toEqual({ sent: 1 })
  expect((await post.dump()).contacts).toMatchObject([{ channel: 'sms', result: 'sent' }])
  expect(await desk.call('retryLetter', { letterId: id })).toEqual({ kind: 'notDead' })
})

test('two who press at once send it once', async () => {
  const id = await died()
  const [one, two] = await Promise.all([deskIn('L-1'), deskIn('L-2')])
  const answers = await Promise.all([one.call('retryLetter', { letterId: id }), two.call('retryLetter', { letterId: id })])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['notDead', 'queued'])
})

test('what is no longer true does not go out because somebody pressed', async () => {
  const id = await died()
  await post.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { benefits: [{ ...dueSoon(), lastCertifiedOn: '2025-11-12', lastChannel: 'counter' }] })
  await (await deskIn('L-1')).call('retryLetter', { letterId: id })
  expect((await post.dispatch() as { data: unknown }).data).toEqual({ superseded: 1 })
})

test.each([['of another county', '371103'], ['that there is not', '371100']])('a letter %s is not found', async (what, region) => {
  const id = await died()
  expect(await (await deskIn('L-1', region)).fail('retryLetter', { letterId: what === 'of another county' ? id : 'no-such-letter' })).toBe('notFound: letterId')
  expect(await row(id)).toMatchObject({ state: 'dead' })
})

test('a message of which the person is gone is shown to nobody', async () => {
  await queue(post, { ...li, id: 'person-gone' }, about(-7), { state: 'dead', reason: 'noPerson' })
  expect(await (await deskIn('L-1')).call('listDeadLetters', {})).toEqual({ letters: [], next: null })
})
