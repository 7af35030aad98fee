/**
 * Writes the frozen series of the tests: drawn people through the real mesh, of which only the signals are kept.
 * `npx tsx local/people/freeze-series.ts [name ...]`. To be run again when the mesh, its preprocessing or the drawing changes.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadModels } from '../../cloudfunctions/face/models'
import { FaceTracker } from '../../src/domain/face/track'
import { CAST, personOf } from './cast'
import { cuesFor, FPS } from './clip'
import type { Picture } from './film'
import type { Move } from './moves'
import { makePerson, type Eyes, type Person } from './person'
import type { Pose } from './pose'
import { acting, wavedPhoto } from './stage'

const FOLDER = join(__dirname, '../../tests/face/series')

type Scene = (time: number, grain: number) => Picture
interface Shot { seconds: number, frame: Scene }

const [first, second, third] = [CAST[0], CAST[1], CAST[2]].map(personOf) as [Person, Person, Person]
const withEyes = (person: Person, change: Partial<Eyes>): Person => ({ ...person, eyes: { ...person.eyes, ...change } })
const glasses = makePerson(1, { glasses: { colour: [60, 52, 48], line: 0.2, width: 5.2, height: 4, round: 0.7, halfRim: false } }).glasses

function does(person: Person, moves: readonly Move[], pose: (time: number) => Partial<Pose> = () => ({})): Shot {
  const { cues, seconds } = cuesFor(moves)
  return { seconds, frame: (time, grain) => acting(person, seconds, cues, pose(time))(time, grain) }
}

const ALL: readonly Move[] = ['blink', 'openMouth', 'turnLeft', 'turnRight', 'nod']

/** File name = what is seen. */
const SHOTS: Record<string, () => Shot> = {
  calm: () => ({ seconds: 4, frame: acting(first, 4, []) }),
  'waved-photo': () => ({ seconds: 4, frame: wavedPhoto(first, 4) }),
  'all-first': () => does(first, ALL),
  'all-second': () => does(second, [...ALL].reverse()),
  'all-third': () => does(third, ['nod', 'blink', 'turnRight', 'openMouth', 'turnLeft']),
  'slow-blink': () => does(first, ['slowBlink', 'slowBlink']),
  talking: () => does(first, ['talk', 'talk']),
  'talking-second': () => does(second, ['talk', 'talk']),
  'lowered-gaze': () => does(first, ['lookDown', 'lookDown']),
  'lowered-gaze-second': () => does(second, ['lookDown', 'lookDown']),
  'lowered-gaze-third': () => does(third, ['lookDown', 'lookDown']),
  'drooping-calm': () => does(withEyes(first, { droop: 0.55 }), []),
  'drooping-blinks': () => does(withEyes(first, { droop: 0.55 }), ['blink', 'slowBlink']),
  'drooping-second': () => does(withEyes(second, { droop: 0.5 }), ['blink', 'openMouth', 'blink']),
  'one-eye': () => does(withEyes(first, { shut: 'left' }), ['blink', 'openMouth', 'blink']),
  'glasses': () => does({ ...first, glasses }, ['blink', 'openMouth', 'blink']),
  'glare': () => does({ ...first, glasses }, ['blink', 'blink', 'blink'], (time) => ({ glare: time > 2 && time < 3.4 ? 'left' : null })),
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const models = await loadModels()
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, shot] of Object.entries(SHOTS).filter(([one]) => wanted.length === 0 || wanted.includes(one))) {
    const { seconds, frame } = shot()
    const tracker = new FaceTracker(models)
    const rows: number[][] = []
    for (let i = 0; i < Math.round(seconds * FPS); i++) {
      const { width, height, rgb } = frame(i / FPS, i + 1)
      const { signals: { face } } = await tracker.next({ data: rgb, width, height, channels: 3 }, i / FPS)
      if (!face) throw new Error(`${name}: no face at ${i / FPS} s`)
      const { earLeft, earRight, mar, yaw, pitch } = face
      rows.push([...[earLeft, earRight, mar].map((x) => Math.round(x * 1000) / 1000), ...[yaw, pitch].map((x) => Math.round(x * 10) / 10)])
    }
    writeFileSync(join(FOLDER, `${name}.json`), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)
    process.stdout.write(`${name.padEnd(24)} ${seconds} s\n`)
  }
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
