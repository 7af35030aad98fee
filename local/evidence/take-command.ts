/** `npm run evidence`: a file of what other institutions have seen, into the database. */
import { parseArgs } from 'node:util'
import type { EvidenceCounts } from '../../cloudfunctions/lib/documents-evidence'
import { takeEvidence } from '../../cloudfunctions/lib/evidence/take'
import { evidenceCounts, evidenceFields, evidenceFileMistakes, evidenceMistakes } from '../../src/copy/staff-evidence'
import { fillKnown } from '../../src/copy/fill'
import { EVIDENCE_SOURCES, type EvidenceField, type EvidenceSource } from '../../src/domain/evidence/format'
import { Complaint, DEFAULT_DIR, run } from '../roster/arguments'
import { openEnvironment } from '../roster/environment'
import { fileOnDisk } from '../../cloudfunctions/lib/roster/file'

const HELP = `npm run evidence -- <记录.csv> --source hospital|transport|counter|authority [--dir .anxin]
  --source  谁的记录：医院、车站机场、窗口和网上、有关部门（格式见 docs/evidence.md）
  --dir     数据目录`

const MOST_SHOWN = 20
const isSource = (text: string | undefined): text is EvidenceSource => EVIDENCE_SOURCES.some((one) => one === text)

async function main(): Promise<void> {
  const { values: { source, dir, help }, positionals: [path] } = parseArgs({
    allowPositionals: true,
    options: { source: { type: 'string' }, dir: { type: 'string', default: DEFAULT_DIR }, help: { type: 'boolean', default: false } },
  })
  if (help) return console.log(HELP)
  if (path === undefined || !isSource(source)) throw new Complaint(HELP)
  const file = await fileOnDisk(path)
  const { deps, close } = await openEnvironment(dir)
  try {
    const { _id: runId, refusal, counts } = await takeEvidence(deps, file, source, null)
    if (refusal) {
      const detail = refusal.detail.split(',').map((field) => evidenceFields[field as EvidenceField] ?? field).join('、')
      throw new Complaint(fillKnown(evidenceFileMistakes[refusal.mistake] ?? evidenceFileMistakes.empty ?? '', { detail }))
    }
    for (const [key, label] of Object.entries(evidenceCounts) as [keyof EvidenceCounts, string][]) if (counts[key]) console.log(`  ${label}：${counts[key]}`)
    const errors = await deps.db.table('evidenceErrors').list({ where: { runId }, order: { by: '_id', direction: 'asc' }, limit: MOST_SHOWN })
    for (const { line, maskId, field, mistake } of errors) console.log(`  第 ${line} 行 ${maskId} ${evidenceFields[field]}：${evidenceMistakes[mistake]}`)
  } finally {
    await close()
  }
}

run(main)
