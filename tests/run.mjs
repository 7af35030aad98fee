/**
 * The whole suite, in the order in which a mistake is cheapest to find: types, lint, rules and functions, builds, browser.
 * `npm test -- rules` runs only the steps whose name contains the word.
 */
import { spawn } from 'node:child_process'

const bin = (name) => `node_modules/.bin/${name}`
/** Jest by itself leaves one core free; on two that is half. */
const jest = (workers, ...projects) => [bin('jest'), [`--maxWorkers=${workers}`, '--selectProjects', ...projects]]
const build = (target) => [process.execPath, ['config/build.mjs', target]]

/** Steps of one group do not need each other and run side by side, for two cores; their output is shown when they end. */
const groups = [
  [['types', bin('tsc'), ['-p', 'tsconfig.json']], ['lint', bin('eslint'), ['.', '--max-warnings', '0']]],
  [['rules and house', ...jest(2, 'domain', 'house', 'pages')]],
  [['embedded CloudBase and functions', ...jest(2, 'local', 'functions')]],
  [
    ['build functions', process.execPath, ['config/functions.mjs']],
    ['build weapp', ...build('weapp')], ['build alipay', ...build('alipay')],
    // the pages that the browser step finds, so that it need not build them again
    ['build h5', bin('tsx'), ['local/build-h5-command.ts']],
  ],
  [['size', process.execPath, ['config/size.mjs']]],
  // a build is run by one worker alone
  [['face engine', ...jest(2, 'face')], ['builds run', ...jest(1, 'build')]],
  [['browser', ...jest(2, 'browser')]],
]

/** Resolves when the step has passed; ends the whole run when it has not. */
function run([name, command, args], isAlone) {
  const at = Date.now()
  const seconds = () => ((Date.now() - at) / 1000).toFixed(0)
  console.log(`\n== ${name}`)
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    })
    const output = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => output.push(part))
    const end = (reason) => {
      process.stdout.write(Buffer.concat(output))
      if (reason !== null) {
        console.error(`\n== ${name} FAILED after ${seconds()} s (${reason})`)
        process.exit(1)
      }
      console.log(`== ${name} ok, ${seconds()} s`)
      resolve()
    }
    child.on('error', (error) => end(error.message))
    child.on('close', (code, signal) => end(code === 0 ? null : `exit ${code ?? signal}`))
  })
}

const wanted = process.argv.slice(2)
const isWanted = ([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word))
const chosen = groups.map((group) => group.filter(isWanted)).filter((group) => group.length > 0)
const started = Date.now()
for (const group of chosen) await Promise.all(group.map((step) => run(step, group.length === 1)))
console.log(`\nAll ${chosen.flat().length} steps passed in ${((Date.now() - started) / 1000).toFixed(0)} s.`)
