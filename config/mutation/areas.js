/**
 * The rules in areas: the files whose mutants are tried, and the suites they are tried by. Every suite that is loaded costs as much as many
 * cases, so an area has only those written for it; a mutant that survives them survives, though another suite might notice it. `draws`: how
 * often a law is tried, where a thousand draws meet too few of its cases.
 */
const { readdirSync } = require('node:fs')
const path = require('node:path')

const area = (folder, files, suites) => ({
  files: files.split(' ').map((name) => `src/domain/${folder}${name}.ts`), suites: suites.split(' ').map((name) => `tests/domain/${folder}${name}.test.ts`),
})
const areas = {
  person: area('', 'id-number reference delegation journey attempt face-failure', 'id-number reference delegation journey attempt'),
  filming: area('', 'capture capture-hint capture-state capture-tick', 'capture capture-moments'),
  dates: area('', 'calendar working-days holidays', 'calendar working-days rule-sources'),
  stops: area('', 'loss loss-end approval overpayment effective-day stage late-reason survivor data-match correction appeal',
    'loss overpayment effective-day stage late-reason survivor data-match correction appeal rule-sources'),
  holds: area('', 'hold stop', 'hold hold-cases stop rule-sources'),
  policies: { files: files('src/domain/policy'), suites: ['policy', 'policy-limits', 'versions', 'vectors'].map((name) => `tests/domain/${name}.test.ts`) },
  population: { files: files('src/domain/population'), suites: ['tests/domain/population.test.ts', 'tests/domain/simulate.test.ts'], draws: 12_000 },
  notices: area('', 'notice notice-template notice-result pace', 'notice notice-limits'),
  sweep: area('', 'agenda sweep-plan', 'sweep-plan'),
  roster: { files: files('src/domain/roster'), suites: ['tests/domain/roster.test.ts', 'tests/domain/roster-words.test.ts'] },
  exchange: { files: files('src/domain/exchange'), suites: ['tests/domain/exchange.test.ts'] },
  staff: area('', 'staff-scope staff-session separation sign-in-guess', 'staff'),
  actions: { files: ['src/domain/liveness.ts', ...files('src/domain/liveness')], suites: ['tests/domain/face/actions.test.ts', 'tests/domain/face/action-limits.test.ts'] },
  geometry: area('face/', 'geometry', 'geometry'),
  pixels: area('face/', 'pixels', 'sampling'),
  crops: area('face/', 'align compare embedder mesh mesh-points screen-print', 'crops'),
  detector: area('face/', 'detector', 'detector'),
  covering: area('face/', 'covering', 'covering'),
  attention: area('face/', 'attention', 'attention'),
  signals: area('face/', 'signals', 'signals'),
  track: area('face/', 'track', 'track'),
  verdict: area('face/', 'verdict hint box-hint risk evidence', 'limits verdict'),
  tint: area('face/', 'tint', 'tint-limits'),
  prompts: area('face/', 'attack/prompted', 'prompts'),
  moments: area('face/', 'attack/moments attack/cuts attack/repeats attack/stops attack/thumbnail', 'moments'),
  traces: area('face/', 'attack/fingerprint attack/stiffness attack/timing attack/watch', 'traces'),
  recordings: area('face/', 'attack/clip-memory attack/same-recording', 'recordings'),
}

/** What is in no area above: periods, pay, and what is new. Contracts are left out: see docs/mutation.md. */
const all = Object.values(areas)
const ofAll = ['explain', 'vectors'].map((name) => `tests/domain/${name}.test.ts`)
areas.periods = {
  files: files('src/domain').filter((file) => !file.startsWith('src/domain/contract/') && !all.some((one) => one.files.includes(file))),
  suites: files('tests/domain').filter((file) => /domain\/[^/]*\.test\.ts$/.test(file) && (ofAll.includes(file) || !all.some((one) => one.suites.includes(file)))),
}

function files(folder) {
  const names = readdirSync(path.resolve(__dirname, '../..', folder), { recursive: true })
  return names.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`)
}

module.exports = areas
