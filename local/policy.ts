import { parseArgs } from 'node:util'
import { BEHAVIOUR } from '../src/domain/population/behaviour'
import { simulate } from '../src/domain/population/simulate'
import { civilDay, isLocalDate } from '../src/domain/calendar'
import { policyDiff } from '../src/domain/policy/diff'
import { findPolicyOn, POLICIES, versionsOf } from '../src/domain/policy/policies'
import type { Policy } from '../src/domain/policy/policy'
import { inItsPlace, policyBefore, publishingProblems } from '../src/domain/policy/publishing'
import { policyProblems } from '../src/domain/policy/validate'
import { writePlot } from './policy/plot'
import { madeUpPopulation } from './policy/population'
import { diffTable, policyText, problemLines, simulationText, versionTable } from './policy/print'
import { Complaint, keyOf, readPolicy } from './policy/read'
import { storedPopulation } from './policy/stored'
import { progress } from './progress'

const HELP = `npm run policy -- list
                  show <版本>
                  validate <版本>              能不能发布：规则、提前告知
                  diff <版本> <版本>
                  simulate <版本> [<版本>]     只给一个：和它接替的那一版比
  <版本> 是 list 里的名字，或一个 .json/.ts 文件
  --people 100000   虚构多少份待遇        --seed 1
  --dir .anxin      改用数据目录里的人（先停掉 npm start）
  --months 12       --from 2026-11-25     --late 0.05   逾期才办的比例     --stop 1   批准停发的比例
  --plot due.html   每天到期的份数画成图`

const share = (text: string, name: string): number => {
  const n = Number(text)
  if (!(n >= 0 && n <= 1)) throw new Complaint(`--${name} 要在 0 到 1 之间。`)
  return n
}
const whole = (text: string, name: string, most: number): number => {
  const n = Number(text)
  if (!Number.isInteger(n) || n < 1 || n > most) throw new Complaint(`--${name} 要是 1 到 ${most} 的整数。`)
  return n
}

async function main(): Promise<void> {
  const { values, positionals: [command, ...names] } = parseArgs({
    allowPositionals: true,
    options: {
      people: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' }, dir: { type: 'string' },
      months: { type: 'string', default: '12' }, from: { type: 'string', default: civilDay(Date.now()) },
      late: { type: 'string', default: String(BEHAVIOUR.lateShare) }, stop: { type: 'string', default: String(BEHAVIOUR.stopShare) },
      plot: { type: 'string' }, help: { type: 'boolean', default: false },
    },
  })
  if (values.help || !command) return console.log(HELP)
  const today = values.from
  if (!isLocalDate(today)) throw new Complaint('--from 要写成 2026-11-25 这样。')
  const policy = (name: string | undefined, known: readonly Policy[] = POLICIES) => {
    if (name === undefined) throw new Complaint(HELP)
    return readPolicy(name, known, today)
  }

  switch (command) {
    case 'list': return console.log(versionTable([...new Set(POLICIES.map(({ region }) => region))].flatMap((region) => versionsOf(region, POLICIES))))
    case 'show': return console.log(policyText(await policy(names[0])))
    case 'diff': return console.log(diffTable(policyDiff(await policy(names[0]), await policy(names[1]))))
    case 'validate': return validate(await policy(names[0]), today)
    case 'simulate': break
    default: throw new Complaint(HELP)
  }

  const first = await policy(names[0])
  const stored = values.dir === undefined ? null : await readStored(values.dir, first.region)
  const known = stored?.policies ?? POLICIES
  const other = names[1] === undefined ? null : await policy(names[1], known)
  // one name: what it would change
  const before = other ? first : policyBefore(first, known) ?? findPolicyOn(first.region, today, known)
  if (!before) throw new Complaint(`${first.region} 没有现行的政策可比。`)
  const after = inItsPlace(other ?? first, known)
  const columns = stored?.columns ?? madeUpPopulation(whole(values.people, 'people', 20_000_000), today, Number(values.seed))
  const behaviour = { ...BEHAVIOUR, lateShare: share(values.late, 'late'), stopShare: share(values.stop, 'stop') }
  const from = performance.now()
  const result = simulate(columns, before, after, { fromDay: today, months: whole(values.months, 'months', 120), behaviour })
  const ms = Math.round(performance.now() - from)
  console.log(`\n${keyOf(before)} → ${keyOf(after)}，${stored ? '数据目录里的人' : '虚构的人'}，${ms} 毫秒\n\n${simulationText(result)}`)
  console.log(`  假设：${(behaviour.lateShare * 100).toFixed(1)}% 逾期才办，最多晚 ${behaviour.lateDays} 天；提出的停发批准 ${(behaviour.stopShare * 100).toFixed(0)}%。`)
  if (values.plot) {
    writePlot(values.plot, result)
    console.log(`  图：${values.plot}`)
  }
}

function validate(policy: Policy, today: string): void {
  const others = POLICIES.filter((other) => other !== policy)
  // what ships is out already: only whether it holds in itself is a question
  const problems = POLICIES.includes(policy) ? policyProblems(policy)
    : publishingProblems({ ...policy, publishedOn: today }, policyBefore(policy, others), others, today)
  console.log(problems.length === 0 ? `${keyOf(policy)}：没有问题。` : `${keyOf(policy)}：还不能发布。\n${problemLines(problems)}`)
  if (problems.length > 0) process.exitCode = 1
}

async function readStored(dir: string, region: string) {
  const line = progress('读取数据目录')
  const stored = await storedPopulation(dir, region, line.to)
  line.done()
  return stored
}

main().catch((error: Error) => {
  if (/is in use by another gateway/.test(error.message)) console.error('数据目录正在用。先停掉 npm start 再试。')
  else console.error(error instanceof Complaint ? error.message : error)
  process.exitCode = 1
})
