/** `npm run export -- --from 2026-11-01`: payment decisions for the paying system. Whole numbers are in it: keep the file accordingly. */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { decisionFile } from '../../cloudfunctions/lib/exchange/decision-file'
import { listDecisions } from '../../cloudfunctions/lib/exchange/list-decisions'
import { exportReasons } from '../../src/copy/staff-roster'
import { civilDay } from '../../src/domain/calendar'
import { EXPORT_REASONS, exportReason } from '../../src/domain/contract/staff-exchange'
import { Complaint, dayOf, DEFAULT_DIR, run } from './arguments'
import { openEnvironment } from './environment'

const HELP = `npm run export -- --from 2026-11-01 [--to 2026-11-30] [--out 发放决定.csv|.xlsx] [--reason monthlyPayment] [--dir .anxin]
  --reason  ${EXPORT_REASONS.map((reason) => `${reason}（${exportReasons[reason]}）`).join('、')}
  文件里有完整的证件号码，请按规定保管。`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' }, to: { type: 'string' }, out: { type: 'string' }, reason: { type: 'string', default: 'monthlyPayment' },
      dir: { type: 'string', default: DEFAULT_DIR }, help: { type: 'boolean', default: false },
    },
  })
  const reason = exportReason.safeParse(values.reason)
  if (values.help || !values.from || !reason.success) throw new Complaint(HELP)
  const from = dayOf(values.from, 'from')
  const to = dayOf(values.to ?? civilDay(Date.now()), 'to')
  const out = values.out ?? `decisions-${from}-${to}.csv`
  const { deps, close } = await openEnvironment(values.dir)
  try {
    const decisions = await listDecisions(deps, { from, to }, () => true) ?? []
    const at = new Date(deps.now()).toISOString()
    writeFileSync(out, decisionFile(decisions, out.endsWith('.xlsx') ? 'xlsx' : 'csv', { by: 'command line', at, reason: reason.data }), { mode: 0o600 })
    // who may run this owns the keys anyway; it leaves its trace all the same
    deps.log.warn({ job: 'exportDecisions', from, to, rows: decisions.length, reason: reason.data })
    console.log(`${out}：${decisions.length} 条`)
  } finally {
    await close()
  }
}

run(main)
