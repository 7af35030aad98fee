/**
 * The files that take longest begin first, also on a machine that has never run them: one that begins last keeps a worker waiting alone. Those that are
 * not named here follow as Jest orders them.
 */
const { sep } = require('node:path')
const Sequencer = require('@jest/test-sequencer').default

/** The longest first. */
const LONG = ['browser/certify', 'browser/refused', 'browser/kiosk', 'browser/relatives', 'browser/counter', 'browser/visits', 'local/roster', 'functions/stops-night', 'functions/staff-matrix', 'functions/evidence', 'functions/citizen-matrix']
  .map((name) => `${sep}${name.replace('/', sep)}.test.ts`)
const placeOf = ({ path }) => {
  const place = LONG.findIndex((name) => path.endsWith(name))
  return place < 0 ? LONG.length : place
}

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => placeOf(a) - placeOf(b))
  }
}
