/** Once a test has failed the mutant is found: the tests after it, also of the files after it, are not run. */
const { TestEnvironment } = require('jest-environment-node')

let found = null

module.exports = class extends TestEnvironment {
  async handleTestEvent(event) {
    const mutant = process.env.__STRYKER_ACTIVE_MUTANT__
    if (mutant === undefined) return
    if (event.name === 'test_start' && found === mutant) event.test.mode = 'skip'
    if (event.name === 'test_done' && event.test.errors.length > 0) found = mutant
  }
}
