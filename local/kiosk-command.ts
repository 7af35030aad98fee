/** `npm run kiosk`: a code by which a new machine is let in, a list of machines, and shutting one out. */
import { parseArgs } from 'node:util'
import type { Deps } from '../cloudfunctions/lib/deps'
import { atLeast } from '../cloudfunctions/lib/collections'
import { printMoment } from '../src/copy/dates'
import { enrolmentCode } from './kiosk-code'
import { Complaint, DEFAULT_DIR, run } from './roster/arguments'
import { openEnvironment } from './roster/environment'

const HELP = `npm run kiosk -- enrol "<网点名称或编号>" | list | revoke <机器编号>   [--dir .anxin]
  enrol   给一台新机器一个登记码，15 分钟内在机器上输入，只能用一次`

async function work(deps: Deps, verb: string, what: string | undefined): Promise<void> {
  if (verb === 'enrol' && what) {
    const made = await enrolmentCode(deps, what)
    if (!made) throw new Complaint(`没有这个网点：${what}。先用 npm run outlets 导入。`)
    return console.log(`${made.name} 的登记码：${made.code}（15 分钟内有效，只能用一次）`)
  }
  const kiosks = deps.db.table('kiosks')
  if (verb === 'list') {
    for (const { _id, name, state, enrolledAt } of await kiosks.list({ where: { _id: atLeast('') }, limit: 1000 })) {
      console.log(`${_id}  ${state === 'active' ? '在用' : '已停用'}  ${printMoment(enrolledAt)} 登记  ${name}`)
    }
    return
  }
  if (verb !== 'revoke' || !what) throw new Complaint(HELP)
  const changed = await kiosks.changeOne({ _id: what, state: 'active' }, { state: 'revoked', revokedAt: new Date(deps.now()).toISOString(), helpAskedAt: null })
  console.log(changed ? `${changed.name} 的这台机器停用了。` : '没有这台在用的机器。')
}

async function main(): Promise<void> {
  const { values, positionals: [verb = '', what] } = parseArgs({ allowPositionals: true, options: { dir: { type: 'string', default: DEFAULT_DIR }, help: { type: 'boolean', default: false } } })
  if (values.help || !verb) return console.log(HELP)
  const { deps, close } = await openEnvironment(values.dir)
  try {
    await work(deps, verb, what)
  } finally {
    await close()
  }
}

run(main)
