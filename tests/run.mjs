/**
 * The whole suite, in the order in which a mistake is cheapest to find: types, lint, rules and functions, builds, browser.
 * `npm test -- rules` runs only the steps whose name contains the word.
 */
import { spawnSync } from 'node:child_process'

const bin = (name) => `node_modules/.bin/${name}`
const jest = (...projects) => [bin('jest'), ['--selectProjects', ...projects]]
const build = (target) => [process.execPath, ['config/build.mjs', target]]

const steps = [
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
  ['rules and house', ...jest('domain', 'house', 'pages')],
  ['embedded CloudBase and functions', ...jest('local', 'functions')],
  ['face engine', ...jest('face', '--runInBand')],
  ['build functions', process.execPath, ['config/functions.mjs']],
  ['build weapp', ...build('weapp')],
  ['build alipay', ...build('alipay')],
  ['build h5', ...build('h5')],
  ['size', process.execPath, ['config/size.mjs']],
  ['builds run', ...jest('build', '--runInBand')],
  ['browser', ...jest('browser', '--runInBand')],
]

const wanted = process.argv.slice(2)
const chosen = steps.filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
const started = Date.now()
for (const [name, command, args] of chosen) {
  const at = Date.now()
  console.log(`\n== ${name}`)
  const run = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' } })
  const seconds = ((Date.now() - at) / 1000).toFixed(0)
  if (run.error) console.error(run.error.message)
  if (run.status !== 0) {
    console.error(`\n== ${name} FAILED after ${seconds} s (exit ${run.status ?? run.signal})`)
    process.exit(1)
  }
  console.log(`== ${name} ok, ${seconds} s`)
}
console.log(`\nAll ${chosen.length} steps passed in ${((Date.now() - started) / 1000).toFixed(0)} s.`)
