/** Small suites first: most mutants are found by plain cases, and the long histories need not be lived. */
const { statSync } = require('node:fs')
const Sequencer = require('@jest/test-sequencer').default

module.exports = class extends Sequencer {
  sort(tests) {
    const sizes = new Map(tests.map(({ path }) => [path, /oracle|laws/.test(path) ? Infinity : statSync(path).size]))
    return [...tests].sort((a, b) => sizes.get(a.path) - sizes.get(b.path))
  }
}
