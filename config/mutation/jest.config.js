/** The suites of one area of src/domain, for `npm run mutate`: a mutant is tried by the tests that reach it, with few draws a law, until one fails. */
const path = require('node:path')
const { projects } = require('../../jest.config.js')
const areas = require('./areas.js')

const domain = projects.find(({ displayName }) => displayName === 'domain')
module.exports = {
  ...domain,
  rootDir: path.resolve(__dirname, '../..'),
  testMatch: areas[process.env.AREA].suites.map((suite) => `<rootDir>/${suite}`),
  // no file outside is looked at, which makes finding the tests of a file cheap
  roots: ['src/domain', 'src/copy', 'tests/domain', 'tests/face', 'local/people', 'config/mutation'].map((folder) => `<rootDir>/${folder}`),
  moduleNameMapper: { ...domain.moduleNameMapper, '^fast-check$': '<rootDir>/config/mutation/few-draws.js' },
  watchman: false,
  testSequencer: path.resolve(__dirname, 'quick-first.js'),
  testEnvironment: path.resolve(__dirname, 'environment.js'),
}
