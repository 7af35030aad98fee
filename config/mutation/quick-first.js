/** Small files first: most mutants are found by the cases written for their own file, and the long scenes need not be played. */
const { statSync } = require('node:fs')
const Sequencer = require('@jest/test-sequencer').default

module.exports = class extends Sequencer {
  sort(tests) {
    const sizes = new Map(tests.map(({ path }) => [path, /signs|oracle|laws/.test(path) ? Infinity : statSync(path).size]))
    return [...tests].sort((a, b) => sizes.get(a.path) - sizes.get(b.path))
  }
}
