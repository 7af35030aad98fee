/** A cloud function's process: runs `dispatch` as the timer does until nothing waits, or somebody kills it. Started by dispatch-killed.test.ts. */
require('tsx/cjs')
const { dispatch } = require('../../../cloudfunctions/dispatch/index.ts')
const { makeDeps } = require('../../../cloudfunctions/lib/deps.ts')

async function main(at) {
  const startedAt = performance.now()
  const deps = makeDeps(process.env, { now: () => at + Math.round(performance.now() - startedAt) })
  process.stdout.write('ready\n')
  await dispatch(() => deps)({ Type: 'Timer' })
  process.stdout.write('done\n')
}

void main(Number(process.argv[2]))
