/** `npm run outlets`: the agency's list of outlets into the database; nothing is written while a row is wrong. */
import { parseArgs } from 'node:util'
import { outletMistakes } from '../../src/copy/outlets'
import { OUTLET_COLUMNS } from '../../src/domain/outlet-file'
import { Complaint, DEFAULT_DIR, run } from '../roster/arguments'
import { openEnvironment } from '../roster/environment'
import { fileOnDisk } from '../../cloudfunctions/lib/roster/file'
import { readOutletFile, storeOutlets, type OutletFileProblem } from './import-outlets'

const HELP = `npm run outlets -- <网点.csv|.xlsx> [--dry-run] [--dir .anxin]
  表头：${Object.values(OUTLET_COLUMNS).join('，')}
  周一到周日写 8:30-12:00 13:30-17:00，不上班空着或写 休；停办日期写 2026-02-10..2026-02-12；服务写 自助机、无障碍坡道
  文件就是全部网点：文件里没有的会删掉
  --dry-run  只检查
  --dir      数据目录`

function sentenceOf(problem: OutletFileProblem): string {
  if (problem.kind === 'header') return problem.missing.length > 0 ? `表头里没有：${problem.missing.map((column) => OUTLET_COLUMNS[column]).join('、')}` : '文件是空的'
  return `第 ${problem.line} 行：${problem.mistakes.map(({ column, mistake }) => `${OUTLET_COLUMNS[column]}${outletMistakes[mistake]}`).join('，')}`
}

async function main(): Promise<void> {
  const { values, positionals: [path] } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false }, dir: { type: 'string', default: DEFAULT_DIR }, help: { type: 'boolean', default: false } },
  })
  if (values.help) return console.log(HELP)
  if (path === undefined) throw new Complaint(HELP)
  const { outlets, problems } = await readOutletFile(await fileOnDisk(path), Date.now())
  if (problems.length > 0) throw new Complaint(`${problems.map(sentenceOf).join('\n')}\n什么都没写入。`)
  if (values['dry-run']) return console.log(`${outlets.length} 个网点，没有问题。`)
  const { deps, close } = await openEnvironment(values.dir)
  try {
    const { stored, removed } = await storeOutlets(deps, outlets)
    console.log(`写入 ${stored} 个网点，删掉 ${removed} 个。`)
  } finally {
    await close()
  }
}

run(main)
