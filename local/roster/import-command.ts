/** `npm run import`: a roster into the database, with a dry run, a bar, and a list of what was wrong. */
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { above } from '../../cloudfunctions/lib/collections'
import type { Deps } from '../../cloudfunctions/lib/deps'
import type { RosterImport } from '../../cloudfunctions/lib/documents-imports'
import { fileOnDisk } from '../../cloudfunctions/lib/roster/file'
import { findInterrupted, newImport } from '../../cloudfunctions/lib/roster/begin'
import { workOnImport } from '../../cloudfunctions/lib/roster/import'
import { fillKnown } from '../../src/copy/fill'
import { fileMistakes, rosterChanges, rosterFields, rosterPage } from '../../src/copy/staff-roster'
import type { RosterField } from '../../src/domain/roster/columns'
import { MOST_ERRORS } from '../../src/domain/roster/file'
import { ROSTER_CHANGES } from '../../src/domain/roster/merge'
import { errorLine, errorListHead } from '../../src/staff/roster/error-lines'
import { during, progress } from '../progress'
import { Complaint, DEFAULT_DIR, run } from './arguments'
import { openEnvironment } from './environment'

const HELP = `npm run import -- <名册.csv|.xlsx> [--dry-run] [--partial] [--dir .anxin]
  --dry-run  只检查，说出会有哪些变化，不写入人员
  --partial  这份名册只是一部分人：不在名册里的人不算离开
  --dir      数据目录`

const PAGE = 1000

/** Writes the errors beside the roster; numbers are masked. */
async function writeErrors({ db }: Deps, { _id }: RosterImport, file: string): Promise<void> {
  const out = createWriteStream(file)
  out.write(errorListHead())
  for (let after = ''; ;) {
    const page = await db.table('importErrors').list({ where: { importId: _id, _id: above(after) }, order: { by: '_id', direction: 'asc' }, limit: PAGE })
    for (const error of page) out.write(errorLine(error))
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    after = last._id
  }
  out.end()
  await finished(out)
}

function refusalOf({ refusal }: RosterImport): string | null {
  if (!refusal) return null
  const names = refusal.detail.split(',').map((field) => rosterFields[field as RosterField] ?? field)
  return fillKnown(fileMistakes[refusal.mistake], { detail: names.join('、') })
}

function report({ done: { counts } }: RosterImport): void {
  const { changes, ...numbers } = counts
  for (const [key, label] of Object.entries(rosterPage.counts) as [keyof typeof numbers, string][]) if (numbers[key]) console.log(`  ${label}：${numbers[key]}`)
  const changed = ROSTER_CHANGES.filter((change) => changes[change]).map((change) => `${rosterChanges[change]} ${changes[change]}`)
  if (changed.length) console.log(`  ${rosterPage.changesTitle}：${changed.join('，')}`)
}

async function main(): Promise<void> {
  const { values, positionals: [path] } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false }, partial: { type: 'boolean', default: false },
      dir: { type: 'string', default: DEFAULT_DIR }, help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  if (path === undefined) throw new Complaint(HELP)
  const file = await during('读文件', fileOnDisk(path))
  const { deps, isBeside, close } = await openEnvironment(values.dir)
  try {
    if (isBeside) console.log('数据正被另一个程序使用，经由它导入。')
    const asked = { mode: values['dry-run'] ? 'check' : 'apply', isComplete: !values.partial, by: null } as const
    const old = await findInterrupted(deps, file, asked)
    const begun = old ?? newImport(deps, file, asked)
    if (old) {
      console.log(`接着上次的做：已有 ${old.done.rows} 行。`)
      // whoever was at it died with its lease; with the data in our hands nobody else can be
      if (!isBeside) await deps.db.table('imports').changeOne({ _id: old._id }, { leaseUntil: 0 })
    } else await deps.db.table('imports').put(begun)

    const line = progress(values['dry-run'] ? '检查' : '导入')
    const started = Date.now()
    const end = await workOnImport(deps, begun._id, file, { until: Infinity, onProgress: ({ share, state }) => line.to(state === 'searching' ? null : share) })
    const refusal = end && refusalOf(end)
    if (refusal) throw new Complaint(`\n${refusal}`)
    if (end?.state !== 'done') throw new Complaint('\n另一个程序正在导入这个文件。一分钟后再试。')
    const rate = Math.round((end.done.rows - (old?.done.rows ?? 0)) / ((Date.now() - started) / 1000))
    line.done(`每秒 ${rate} 行`)
    report(end)
    const { refused, warned } = end.done.counts
    if (refused + warned === 0) return
    await writeErrors(deps, end, `${path}.errors.csv`)
    console.log(`  问题清单：${path}.errors.csv${refused + warned > MOST_ERRORS ? `（最多 ${MOST_ERRORS} 条左右）` : ''}`)
  } finally {
    await close()
  }
}

run(main)
