import { writeXlsx } from '../../cloudfunctions/lib/exchange/xlsx-write'
import { verifyChain } from '../../cloudfunctions/lib/audit'
import type { RosterImport } from '../../cloudfunctions/lib/documents-imports'
import { newImport } from '../../cloudfunctions/lib/roster/begin'
import type { RosterFile } from '../../cloudfunctions/lib/roster/file'
import { workOnImport, type Slice } from '../../cloudfunctions/lib/roster/import'
import { SCHEME_WORDS } from '../../src/domain/roster/columns'
import { ROSTER_HEADER, rosterCsv, rosterRows } from '../../local/roster/make'
import { startCloud, TODAY, type Cloud } from './cloud'
import { csv, everything, fileInMemory, importRoster, line } from './rosters'

jest.setTimeout(60_000)
let cloud: Cloud
beforeEach(async () => { cloud = await startCloud() })
afterEach(() => cloud.close())

const people = () => everything(cloud.deps, 'beneficiaries')

async function begun(file: RosterFile, more: Partial<RosterImport> = {}) {
  const run = { ...newImport(cloud.deps, file, { mode: 'apply', isComplete: true, by: null }), ...more }
  await cloud.deps.db.table('imports').put(run)
  return (slice: Slice, deps = cloud.deps) => workOnImport(deps, run._id, file, slice)
}

/** A slice whose time is over when its first batch is written. */
function untilWritten(work: Awaited<ReturnType<typeof begun>>) {
  let ms = 0
  return work({ until: cloud.deps.now() + 600_000, onProgress: () => { ms = 3_600_000 } }, { ...cloud.deps, now: () => cloud.deps.now() + ms })
}

/** Two batches, one of two thousand rows; sorted as many agencies do, by scheme: whoever has two benefits stands far apart. */
function rosterOf(day: string): RosterFile {
  const [header = '', ...rows] = [...rosterCsv(2100, day)].join('').trimEnd().split('\r\n')
  const isSecond = (row: string) => row.includes(`,${SCHEME_WORDS.survivor.words[0]},`)
  return fileInMemory(Buffer.from([header, ...rows.filter((row) => !isSecond(row)), ...rows.filter(isSecond)].join('\r\n')))
}

test('in slices of no time the end is the same', async () => {
  const file = csv(...Array.from({ length: 60 }, (_, n) => line({ n })))
  const work = await begun(file)
  let slices = 0
  for (let now = await work({ until: 0 }); now?.state !== 'done' && slices < 20; slices++) now = await work({ until: 0 })
  expect(await people()).toHaveLength(60)
  expect((await cloud.dump()).imports).toMatchObject([{ state: 'done', done: { counts: { added: 60, unchanged: 0 } } }])
})

test('two workers at once: one of them works, everybody is there once', async () => {
  const file = csv(...Array.from({ length: 60 }, (_, n) => line({ n })))
  const work = await begun(file)
  await Promise.all([0, 1, 2].map(() => work({ until: Infinity })))
  expect(await people()).toHaveLength(60)
  expect((await cloud.dump()).imports).toMatchObject([{ state: 'done', done: { counts: { rows: 60, added: 60 } } }])
})

test('two files of the same people at once: everybody is there once, with what both say, and is counted as new once', async () => {
  const some = Array.from({ length: 60 }, (_, n) => n)
  const works = await Promise.all([csv(...some.map((n) => line({ n }))), csv(...some.map((n) => line({ n, scheme: '170' })))].map((file) => begun(file)))
  const ends = await Promise.all(works.map((work) => work({ until: Infinity })))
  expect((await people()).map(({ benefits }) => benefits.length)).toEqual(some.map(() => 2))
  const total = (name: 'added' | 'changed' | 'unchanged') => ends.reduce((all, end) => all + (end?.done.counts[name] ?? 0), 0)
  expect([total('added'), total('changed'), total('unchanged')]).toEqual([60, 60, 0])
})

test('a slice whose time is over leaves the changes of the batches ahead to the next, and nothing is counted or changed twice', async () => {
  // two of the 42 with two benefits have both rows in the last batch, and are new as they are
  expect(await (await begun(rosterOf('2025-11-12')))({ until: Infinity })).toMatchObject({ done: { counts: { rows: 2142, added: 2100, changed: 0, changes: { benefit: 40 } } } })
  expect((await people()).filter(({ benefits }) => benefits.length === 2)).toHaveLength(42)
  const earlier = (await everything(cloud.deps, 'events')).length

  // a day later everybody who was certified was certified a day later
  const work = await begun(rosterOf('2025-11-13'))
  const slice = await untilWritten(work)
  expect(slice).toMatchObject({ state: 'reading', done: { rows: 2000 }, planned: null })
  expect((await everything(cloud.deps, 'events')).length - earlier).toBe(slice?.done.counts.changed)

  const end = await work({ until: Infinity })
  expect(end).toMatchObject({ state: 'done', done: { counts: { rows: 2142, added: 0, vanished: 0 } } })
  const events = await everything(cloud.deps, 'events')
  expect(events.length - earlier).toBe(end?.done.counts.changes.certifiedOn)
  const [first, last] = [events[0], events.at(-1)]
  for (const one of (await people()).filter(({ _id }) => [first?.beneficiaryId, last?.beneficiaryId].includes(_id))) {
    expect(verifyChain(events.filter(({ beneficiaryId }) => beneficiaryId === one._id), one)).toMatchObject({ ok: true })
  }
})

/** Three batches; the first two change twenty people each. */
async function rosterThatChanges(end = ''): Promise<RosterFile> {
  for (const first of [0, 2000]) {
    await importRoster(cloud, fileInMemory(Buffer.from([...rosterCsv(20, '2025-11-12', first)].join(''))), { isComplete: false })
    // ids sort by time
    cloud.clock.at++
  }
  return fileInMemory(Buffer.from([...rosterCsv(4100, '2025-11-13'), end].join('')))
}

test('a file that is broken further on: what stands before is written first, also when time is over', async () => {
  const work = await begun(await rosterThatChanges(`"${'张小福,'.repeat(20_000)}`))
  expect(await untilWritten(work)).toMatchObject({ state: 'reading', done: { rows: 2000 } })
  expect(await work({ until: Infinity })).toMatchObject({ state: 'refused', refusal: { mistake: 'quotes' }, done: { rows: 4000 } })
})

test('a worker that fails has ended when it gives the import back, and keeps what was done', async () => {
  const file = await rosterThatChanges()
  const last = (await people()).at(-1)!
  await cloud.deps.db.table('beneficiaries').put({ ...last, nameEnc: 'of a lost key' })
  await expect((await begun(file))({ until: Infinity })).rejects.toThrow('unknown key')
  expect((await cloud.dump()).imports.at(-1)).toMatchObject({ leaseUntil: 0, state: 'reading', done: { rows: 2000 }, planned: null })
})

test('begun with larger batches, an import goes on where one of them ends: what was noted before it changed people counts', async () => {
  const file = rosterOf(TODAY)
  const { done: { counts } } = await importRoster(cloud, file)
  const planned = { rows: 2142, personId: null, counts: { ...counts, added: 0, changed: 2100 } }
  expect(await (await begun(file, { state: 'reading', planned }))({ until: Infinity })).toMatchObject({ state: 'done', done: { counts: planned.counts } })
})

test('begun with smaller batches, a person whom it added gets the row that was not in theirs', async () => {
  const again = { _id: cloud.deps.newId() }
  await (await begun(csv(line({ n: 0 })), again))({ until: Infinity })
  const work = await begun(csv(line({ n: 0 }), line({ n: 0, scheme: '170' })), again)
  expect(await work({ until: Infinity })).toMatchObject({ done: { counts: { rows: 2, added: 1, changed: 0 } } })
  expect(await people()).toMatchObject([{ benefits: [{ scheme: 'enterprise' }, { scheme: 'resident' }] }])
})

test('the share of a workbook is that of its rows, although it is opened before them', async () => {
  const rows = Array.from({ length: 4000 }, (_, n) => [...rosterRows(n, TODAY)][0] ?? [])
  const shares: number[] = []
  await (await begun(fileInMemory(writeXlsx('名册', [ROSTER_HEADER, ...rows])), { mode: 'check' }))({ until: Infinity, onProgress: ({ share }) => shares.push(share) })
  expect(shares[0]).toBeLessThan(0.6)
})
