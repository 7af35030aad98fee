/** fast-check as a mutant needs it: few draws, the same ones each time, and no search for the smallest that fails. */
const real = require('../../node_modules/fast-check/lib/cjs/fast-check.js')

const DRAWS = Number(process.env.HISTORIES ?? 1000)
const assert = (property, asked = {}) =>
  real.assert(property, { ...asked, numRuns: Math.min(asked.numRuns ?? DRAWS, DRAWS), seed: 20261124, endOnFailure: true })
const few = { ...real, ...real.default, assert }

module.exports = { __esModule: true, ...few, default: few }
