import { startCloud, upload, type Cloud, type Desk } from './cloud'
import { employ, signIn } from './colleagues'
import { HEADER, line } from './rosters'

jest.setTimeout(60_000)
let cloud: Cloud
let desk: Desk
beforeEach(async () => {
  cloud = await startCloud()
  desk = await signIn(cloud, await employ(cloud, 'A-9001', ['admin']))
})
afterEach(() => cloud.close())

const text = (...lines: string[]) => [HEADER, ...lines].join('\n')
async function send(body: string) {
  const { importId, upload: ticket } = await desk.call('roster.open', { bytes: Buffer.byteLength(body), isComplete: true })
  await upload(ticket, body)
  return { importId, ticket }
}
async function work(importId: string) {
  for (let i = 0; i < 20; i++) {
    const status = await desk.call('roster.work', { importId })
    if (status.state === 'done' || status.state === 'refused') return status
  }
  throw new Error('never done')
}
const fileOf = async (importId: string) => {
  const { imports } = await cloud.dump()
  return cloud.deps.storage.size(imports.find(({ _id }) => _id === importId)?.fileId ?? '')
}

test('a roster is uploaded, checked, carried out; its file is gone and the act is written down', async () => {
  const { importId } = await send(text(line({ n: 0 }), line({ n: 1, phone: '1' }), line({ n: 2, name: '' })))
  expect(await work(importId)).toMatchObject({ mode: 'check', state: 'done', counts: { rows: 3, added: 2, refused: 1, warned: 1 } })
  expect((await cloud.dump()).beneficiaries).toEqual([])
  expect(await desk.call('roster.errors', { importId, after: null })).toMatchObject({
    errors: [{ line: 3, field: 'phone', mistake: 'notMobile', blocks: false }, { line: 4, field: 'name', mistake: 'empty', blocks: true }], next: null,
  })
  const begun = await desk.call('roster.start', { importId })
  expect(await desk.call('roster.start', { importId })).toEqual(begun)
  expect(await work(begun.importId)).toMatchObject({ mode: 'apply', state: 'done', counts: { rows: 3, added: 2 } })
  const { beneficiaries, staffEvents } = await cloud.dump()
  expect(beneficiaries).toHaveLength(2)
  expect(staffEvents.filter(({ kind }) => kind === 'rosterStarted')).toMatchObject([{ facts: { importId: begun.importId } }])
  expect(await fileOf(importId)).toBeNull()
})

test('the file of a check that nobody carries out is deleted a day later, and is not asked for again', async () => {
  const { importId } = await send(text(line({ n: 0 })))
  await work(importId)
  expect(await cloud.nightly()).toMatchObject({ data: { rosters: { deleted: 0 } } })
  expect(await fileOf(importId)).toBeGreaterThan(0)
  cloud.clock.at += 25 * 3_600_000
  expect(await cloud.nightly()).toMatchObject({ data: { rosters: { deleted: 1 } } })
  expect(await fileOf(importId)).toBeNull()
  expect(await cloud.nightly()).toMatchObject({ data: { rosters: { deleted: 0 } } })
})

test('while somebody else works on an import, pages that ask are kept waiting and its file is left alone', async () => {
  const { importId, ticket } = await send(text(line({ n: 0 })))
  await work(importId)
  const { importId: begun } = await desk.call('roster.start', { importId })
  await cloud.deps.db.table('imports').changeOne({ _id: begun }, { leaseUntil: cloud.clock.at + 60_000 })
  await upload(ticket, text(line({ n: 1 })))
  const asked = performance.now()
  expect(await desk.call('roster.work', { importId: begun })).toMatchObject({ state: 'waiting' })
  // the pauses of tests are a fifth as long
  expect(performance.now() - asked).toBeGreaterThan(190)
  cloud.clock.at += 60_001
  expect(await desk.call('roster.work', { importId: begun })).toMatchObject({ state: 'refused', refusal: { mistake: 'changed' } })
})

test('a file that was replaced after the check is not carried out', async () => {
  const { importId, ticket } = await send(text(line({ n: 0 })))
  await work(importId)
  const { importId: begun } = await desk.call('roster.start', { importId })
  await upload(ticket, text(line({ n: 1 })))
  expect(await work(begun)).toMatchObject({ state: 'refused', refusal: { mistake: 'changed' } })
  expect((await cloud.dump()).beneficiaries).toEqual([])
})

test.each<[string, () => Promise<string>, string]>([
  ['an import that does not exist', () => desk.fail('roster.work', { importId: 'nothing-here' }), 'notFound: importId'],
  ['a file that never came', async () => desk.fail('roster.work', { importId: (await desk.call('roster.open', { bytes: 5, isComplete: true })).importId }), 'notFound: upload'],
  ['carrying out before the check', async () => desk.fail('roster.start', { importId: (await send(text(line({ n: 0 })))).importId }), 'badInput: importId'],
  ['a file larger than a function can hold', () => desk.fail('roster.open', { bytes: 201 * 2 ** 20, isComplete: true }), 'badInput: bytes'],
])('%s is refused', async (_, call, error) => expect(await call()).toBe(error))

test('somebody of one county may not import the roster of the whole city', async () => {
  const { importId } = await send(text(line({ n: 0 })))
  const away = await signIn(cloud, await employ(cloud, 'A-9002', ['admin'], { region: '371102' }))
  expect(await away.fail('roster.open', { bytes: 5, isComplete: true })).toBe('forbidden: region')
  expect(await away.fail('roster.work', { importId })).toBe('notFound: importId')
})
