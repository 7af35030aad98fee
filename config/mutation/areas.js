/**
 * The rules in areas: the files whose mutants are tried, and the suites they are tried by. A mutant that survives its area survives, though a
 * suite of another might find it: the score is never better than it looks.
 */
const { readdirSync } = require('node:fs')
const path = require('node:path')

const rules = 'src/domain'
const cases = 'tests/domain'

const areas = {
  person: {
    files: ['id-number', 'reference', 'delegation', 'journey', 'attempt', 'face-failure'].map((name) => `${rules}/${name}.ts`),
    suites: [`${cases}/{id-number,reference,delegation,journey,attempt}.test.ts`],
  },
  filming: { files: [`${rules}/capture*.ts`], suites: [`${cases}/capture*.test.ts`] },
  actions: { files: [`${rules}/liveness.ts`, `${rules}/liveness/*.ts`], suites: [`${cases}/face/actions*.test.ts`] },
  picture: {
    files: ['geometry', 'pixels', 'align', 'detector', 'mesh', 'mesh-points', 'compare', 'screen-print', 'embedder', 'covering', 'attention', 'signals', 'track']
      .map((name) => `${rules}/face/${name}.ts`),
    suites: [`${cases}/face/{geometry,sampling,crops,detector,attention,covering,signals,track,pictures}.test.ts`],
  },
  verdict: {
    files: ['verdict', 'hint', 'box-hint', 'risk', 'evidence', 'tint'].map((name) => `${rules}/face/${name}.ts`),
    suites: [`${cases}/face/{limits,verdict,tint}.test.ts`],
  },
  attack: { files: [`${rules}/face/attack/*.ts`], suites: [`${cases}/face/{moments,recordings,prompts}.test.ts`] },
  dates: { files: ['calendar', 'working-days', 'holidays'].map((name) => `${rules}/${name}.ts`), suites: [`${cases}/{calendar,working-days}.test.ts`] },
}

/** What is in no other area: the rules of periods, pay, stops and policies. Contracts are left out: see docs/mutation.md. */
const names = (folder) => readdirSync(path.resolve(__dirname, '../..', folder)).filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`)
const taken = new Set(Object.values(areas).flatMap(({ files }) => files))
const isTaken = (file) => taken.has(file) || file.startsWith(`${rules}/capture`)
areas.periods = {
  files: [...names(rules), ...names(`${rules}/policy`)].filter((file) => !isTaken(file)),
  suites: [`${cases}/!(capture*|attempt|id-number|reference|delegation|journey).test.ts`],
}

module.exports = areas
