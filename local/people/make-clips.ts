/** Writes the fixture clips of the tests: `npx tsx local/people/make-clips.ts [name ...]`. Same code, same clips. */
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Action } from '../../src/domain/contract/common'
import { CAST, personOf } from './cast'
import { cuesFor, filmClip, type Film } from './clip'
import type { Cue, Move } from './moves'
import type { Person } from './person'
import { acting, emptyRoom, fromScreen, replacedAt, together, wavedPhoto } from './stage'
import { bentPhoto, looped, stopped, thereAndBack } from './tampered'

const FOLDER = join(__dirname, '../../tests/clips')
const BOTH: readonly Action[] = ['blink', 'openMouth']
const BLINK: Cue = { action: 'blink', at: 0.3 }
const QUICK: readonly Cue[] = [BLINK, { action: 'openMouth', at: 0.95 }]
/** Less grain: smaller files. */
const QUIET = { noise: 2.5 }

type Fixture = (cast: { right: Person, other: Person }) => Omit<Film, 'file'>

/** One person who does `moves` in a pose held throughout, with so many seconds of rest at the end. */
function does(who: 'right' | 'other', moves: readonly Move[], pose = {}, tail?: number): Fixture {
  return (cast) => {
    const { cues, seconds } = cuesFor(moves, tail)
    return { seconds, frame: acting(cast[who], seconds, cues, pose) }
  }
}

/** File name = what is seen. All are loops: the last frame leads into the first. */
const FIXTURES: Record<string, Fixture> = {
  'right-blink-mouth.mp4': does('right', BOTH),
  'right-mouth-blink.mp4': does('right', ['openMouth', 'blink']),
  'right-blink-mouth.webm': does('right', BOTH),
  'other-blink-mouth.mp4': does('other', BOTH),
  'only-blink.mp4': does('right', ['blink']),
  'only-mouth.mp4': does('right', ['openMouth']),
  'dark.mp4': does('right', BOTH, { light: 0.13, noise: 9 }),
  'far-away.mp4': does('right', BOTH, { scale: 4.6 }),
  'still-photo.mp4': ({ right }) => ({ seconds: 4, frame: wavedPhoto(right, 4) }),
  'no-face.mp4': ({ right }) => ({ seconds: 3, frame: emptyRoom(right) }),
  'two-faces.mp4': ({ right, other }) => {
    const { cues, seconds } = cuesFor(BOTH)
    return { seconds, frame: together(right, other, seconds, cues) }
  },
  'screen.mp4': ({ right }) => {
    const { cues, seconds } = cuesFor(BOTH)
    return { seconds, frame: fromScreen(acting(right, seconds, cues)) }
  },
  'swap-halfway.mp4': ({ right, other }) => {
    const { cues, seconds } = cuesFor(BOTH)
    const before = (cues[1]?.at ?? seconds) - 0.4
    return { seconds, frame: replacedAt(before, acting(right, seconds, cues), acting(other, seconds, cues)) }
  },
  'only-turn-left.mp4': does('right', ['turnLeft'], { scale: 12.5, noise: 3 }, 0.9),
  'only-turn-right.mp4': does('right', ['turnRight'], { scale: 12.5, noise: 3 }, 0.9),
  'only-nod.mp4': does('right', ['nod'], { noise: 3 }, 0.4),
  'slow-blink.mp4': does('right', ['slowBlink'], { noise: 3 }, 0.6),
  'talking.mp4': does('right', ['talk'], { noise: 3 }, 0.4),
  // what was asked for is done, in order: only the signs of tampering are left to tell
  'loop.mp4': ({ right }) => ({ seconds: 4.4, frame: looped(acting(right, 2.2, QUICK, QUIET), 2.2) }),
  'there-and-back.mp4': ({ right }) => ({ seconds: 4.6, frame: thereAndBack(acting(right, 5, QUICK, QUIET), 2.3) }),
  'stopped.mp4': ({ right }) => ({ seconds: 4.8, frame: stopped(acting(right, 3.2, [BLINK, { action: 'openMouth', at: 1.6 }], QUIET), 1.3, 2.8) }),
  'bent-photo.mp4': ({ right }) => ({ seconds: 3, frame: bentPhoto(right, 3) }),
  'nobody-moves.mp4': ({ right }) => ({ seconds: 4, frame: acting(right, 4, []) }),
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const names = Object.keys(FIXTURES).filter((name) => wanted.length === 0 || wanted.includes(name))
  if (names.length === 0) throw new Error(`no such clip: ${wanted.join(', ')}; there are ${Object.keys(FIXTURES).join(', ')}`)
  mkdirSync(FOLDER, { recursive: true })
  const cast = { right: personOf(CAST[0]), other: personOf(CAST[1]) }
  let bytes = 0
  for (const [i, name] of names.entries()) {
    const file = join(FOLDER, name)
    const show = (text: string) => process.stdout.write(`${process.stdout.isTTY ? '\r' : ''}${text}`)
    const label = `${String(i + 1).padStart(2)}/${names.length}  ${name.padEnd(30)}`
    if (!process.stdout.isTTY) show(label)
    const fixture = (FIXTURES[name] as Fixture)(cast)
    await filmClip({ file, ...fixture, onProgress: (done) => { if (process.stdout.isTTY) show(`${label}${Math.round(done * 100)}%`) } })
    const size = statSync(file).size
    bytes += size
    show(`${process.stdout.isTTY ? label : ''}${fixture.seconds} s  ${Math.round(size / 1024)} kB\n`)
  }
  process.stdout.write(`${names.length} clips, ${Math.round(bytes / 1024)} kB\n`)
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
