import { verifyChain } from '../../cloudfunctions/lib/audit'
import { above } from '../../cloudfunctions/lib/collections'
import type { Documents } from '../../cloudfunctions/lib/documents'
import { newImport } from '../../cloudfunctions/lib/roster/begin'
import type { RosterFile } from '../../cloudfunctions/lib/roster/file'
import { workOnImport, type Slice } from '../../cloudfunctions/lib/roster/import'
import { SCHEME_WORDS } from '../../src/domain/roster/columns'
import { rosterCsv } from '../../local/roster/make'
import { startCloud, type Cloud } from './cloud'
import { csv, fileInMemory, line } from './rosters'

jest.setTimeout(60_000)
let cloud: Cloud
beforeEach(async () => { cloud = await startCloud() })
afterEach(() => cloud.close())

async function all<N extends 'beneficiaries' | 'events'>(name: N): Promise<Documents[N][]> {
  const found: Documents[N][] = []
  for (let after = ''; ;) {
    const page = await cloud.deps.db.table(name).list({ where: { _id: above(after) } as object, order: { by: '_id', direction: 'asc' }, limit: 1000 })
    found.push(...page)
    const last = page.at(-1)
    if (!last) return found
    after = last._id
  }
}
const people = () => all('beneficiaries')

async function begun(file: RosterFile) {
  const run = newImport(cloud.deps, file, { mode: 'apply', isComplete: true, by: null })
  await cloud.deps.db.table('imports').put(run)
  return (slice: Slice, deps = cloud.deps) => workOnImport(deps, run._id, file, slice)
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

test('a slice whose time is over leaves the changes of the batches ahead to the next, and nothing is counted or changed twice', async () => {
  // two of the 42 with two benefits have both rows in the last batch, and are new as they are
  expect(await (await begun(rosterOf('2025-11-12')))({ until: Infinity })).toMatchObject({ done: { counts: { rows: 2142, added: 2100, changed: 0, changes: { benefit: 40 } } } })
  expect((await people()).filter(({ benefits }) => benefits.length === 2)).toHaveLength(42)
  const earlier = (await all('events')).length

  // a day later everybody who was certified was certified a day later; time is over when the first batch is written
  const work = await begun(rosterOf('2025-11-13'))
  let ms = 0
  const deps = { ...cloud.deps, now: () => cloud.deps.now() + ms }
  const slice = await work({ until: cloud.deps.now() + 600_000, onProgress: () => { ms = 3_600_000 } }, deps)
  expect(slice).toMatchObject({ state: 'reading', done: { rows: 2000 }, planned: null })
  expect((await all('events')).length - earlier).toBe(slice?.done.counts.changed)

  const end = await work({ until: Infinity })
  expect(end).toMatchObject({ state: 'done', done: { counts: { rows: 2142, added: 0, vanished: 0 } } })
  const events = await all('events')
  expect(events.length - earlier).toBe(end?.done.counts.changes.certifiedOn)
  const [first, last] = [events[0], events.at(-1)]
  for (const one of (await people()).filter(({ _id }) => [first?.beneficiaryId, last?.beneficiaryId].includes(_id))) {
    expect(verifyChain(events.filter(({ beneficiaryId }) => beneficiaryId === one._id), one)).toMatchObject({ ok: true })
  }
})
