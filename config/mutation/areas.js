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
  person: area('', 'id-number reference delegation journey canonical', 'id-number reference delegation journey canonical'),
  tries: area('', 'attempt ladder face-failure', 'attempt ladder'),
  filming: area('', 'capture capture-hint capture-state capture-tick', 'capture capture-moments capture-timed'),
  dates: area('', 'calendar working-days holidays', 'calendar working-days rule-sources'),
  periods: area('', 'cycle explain forecast payment period standing', 'explain explain-change laws oracle standing vectors'),
  losses: area('', 'loss loss-end approval', 'loss overpayment rule-sources'),
  stops: area('', 'overpayment effective-day stage late-reason survivor correction appeal',
    'overpayment effective-day stage late-reason survivor correction appeal rule-sources'),
  holds: area('', 'hold stop', 'hold hold-cases stop rule-sources'),
  silent: area('', 'data-match respite', 'data-match explain rule-sources'),
  evidence: area('', 'evidence/format evidence/row', 'evidence'),
  contradictions: area('', 'contradiction', 'contradiction'),
  counter: area('', 'counter counter-superseded', 'counter'),
  contact: area('', 'contact-change relay', 'contact-change relay'),
  messages: area('', 'board official-code', 'board official-code'),
  outlets: area('', 'outlet outlet-file', 'outlet'),
  kiosk: area('', 'kiosk', 'kiosk'),
  visits: area('', 'visit/badge visit/calendar-entry visit/coming visit/cover visit/visit', 'visit calendar-entry visit-day rule-sources'),
  routes: area('', 'visit/route', 'visit'),
  reviews: area('', 'review', 'review ladder'),
  numbers: area('', 'dashboard/file dashboard/ranges dashboard/tally', 'dashboard'),
  hiding: area('', 'dashboard/suppress', 'dashboard'),
  policies: { files: files('src/domain/policy'), suites: ['policy', 'policy-limits', 'versions', 'vectors'].map((name) => `tests/domain/${name}.test.ts`) },
  population: { files: files('src/domain/population'), suites: ['population', 'simulate', 'rule-sources'].map((name) => `tests/domain/${name}.test.ts`), draws: 3000 },
  notices: area('', 'notice notice-template notice-result pace', 'notice notice-limits'),
  sweep: area('', 'agenda sweep-plan', 'agenda sweep-plan'),
  roster: { files: files('src/domain/roster'), suites: ['tests/domain/roster.test.ts', 'tests/domain/roster-words.test.ts'] },
  exchange: { files: files('src/domain/exchange'), suites: ['tests/domain/exchange.test.ts'] },
  staff: area('', 'staff-scope staff-session staff-password separation sign-in-guess', 'staff staff-password'),
  actions: { files: ['src/domain/liveness.ts', ...files('src/domain/liveness')], suites: ['tests/domain/face/actions.test.ts', 'tests/domain/face/action-limits.test.ts'] },
  geometry: area('face/', 'geometry', 'geometry'),
  pixels: area('face/', 'pixels', 'sampling'),
  crops: area('face/', 'align compare embedder mesh mesh-points screen-print', 'crops'),
  detector: area('face/', 'detector', 'detector'),
  covering: area('face/', 'covering', 'covering'),
  attention: area('face/', 'attention', 'attention'),
  signals: area('face/', 'signals', 'signals'),
  track: area('face/', 'track', 'track'),
  verdict: area('face/', 'verdict hint box-hint evidence', 'limits verdict'),
  risk: area('face/', 'risk', 'limits'),
  tint: area('face/', 'tint', 'tint-limits'),
  prompts: area('face/', 'attack/prompted', 'prompts'),
  moments: area('face/', 'attack/moments attack/cuts attack/repeats attack/stops attack/thumbnail', 'moments'),
  traces: area('face/', 'attack/fingerprint attack/stiffness attack/timing attack/watch', 'traces'),
  recordings: area('face/', 'attack/bucket attack/clip-memory attack/same-recording', 'recordings'),
}

/** What no mutant can say anything about: contracts (docs/mutation.md), types alone, and a table of codes that tests would only repeat. */
const LEFT_OUT = ['contract/', 'face/source', 'districts'].map((name) => `src/domain/${name}`)
const taken = Object.values(areas).flatMap((one) => one.files)
const homeless = files('src/domain').filter((file) => !taken.includes(file) && !LEFT_OUT.some((name) => file.startsWith(name)))
if (homeless.length > 0) throw new Error(`Files in no area of config/mutation/areas.js: ${homeless.join(' ')}`)

function files(folder) {
  const names = readdirSync(path.resolve(__dirname, '../..', folder), { recursive: true })
  return names.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`)
}

module.exports = areas
