/**
 * `npm run mutate`: tries every mutant of src/domain, area by area, and prints the share that the tests notice. `npm run mutate -- dates attack`
 * runs some areas. What was noticed before and has not changed is not tried again (node_modules/.cache/mutation).
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import areas from './areas.js'

const CACHE = 'node_modules/.cache/mutation'
/** Share of all mutants that must be noticed. */
const LEAST = 0.85
const NOTICED = ['Killed', 'Timeout']
const NOT_NOTICED = ['Survived', 'NoCoverage']

/** What survived is tried again: Stryker does not see that a new test reaches a value that is made while its module loads. */
function forgetSurvivors(cache) {
  if (!existsSync(cache)) return
  const report = JSON.parse(readFileSync(cache, 'utf8'))
  for (const file of Object.values(report.files)) file.mutants = file.mutants.filter(({ status }) => !NOT_NOTICED.includes(status))
  writeFileSync(cache, JSON.stringify(report))
}

const wanted = process.argv.slice(2)
for (const name of wanted.length > 0 ? wanted : Object.keys(areas)) {
  forgetSurvivors(`${CACHE}/${name}.json`)
  const { status } = spawnSync('node_modules/.bin/stryker', ['run', 'config/mutation/stryker.json',
    '--mutate', areas[name].files.join(), '--incrementalFile', `${CACHE}/${name}.json`],
  { stdio: 'inherit', env: { ...process.env, AREA: name, HISTORIES: String(areas[name].draws ?? 1000) } })
  if (status !== 0) process.exit(1)
}

/** File, noticed, not noticed. */
const rows = Object.keys(areas).filter((name) => existsSync(`${CACHE}/${name}.json`)).flatMap((name) =>
  Object.entries(JSON.parse(readFileSync(`${CACHE}/${name}.json`, 'utf8')).files).filter(([file]) => areas[name].files.includes(file)).map(([file, { mutants }]) => {
    const count = (wantedOnes) => mutants.filter(({ status }) => wantedOnes.includes(status)).length
    return [file.replace('src/domain/', ''), count(NOTICED), count(NOT_NOTICED)]
  }))
const sum = (column) => rows.reduce((all, row) => all + row[column], 0)
const share = sum(1) / (sum(1) + sum(2))
for (const [file, noticed, not] of [...rows, ['all', sum(1), sum(2)]]) {
  if (noticed + not > 0) console.log(`| ${file} | ${noticed + not} | ${noticed} | ${((100 * noticed) / (noticed + not)).toFixed(1)} % |`)
}
if (share < LEAST) process.exit(1)
