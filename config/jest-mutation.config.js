/** The rules alone, for `npm run mutate`: one plain project, since a mutant is tried by the tests that reach it. */
const path = require('node:path')
const { projects } = require('../jest.config.js')

const { displayName: _, ...domain } = projects.find(({ displayName }) => displayName === 'domain')
module.exports = { ...domain, rootDir: path.resolve(__dirname, '..') }
