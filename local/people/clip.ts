/** Video clips of a person who follows the actions asked for, with the small movements of somebody holding a phone. */
import type { Picture } from './film'
import { runFfmpeg } from './ffmpeg'
import { LASTS, movesAt, type Cue, type Move } from './moves'
import type { Person } from './person'
import type { Pose } from './pose'
import { render } from './render'

export const WIDTH = 480
export const HEIGHT = 640
export const FPS = 15

const FIRST_AT = 1.2
const PAUSE = 0.9

/** Spreads actions over time: rest, action, rest, action, rest. @param tail seconds of rest after the last action */
export function cuesFor(actions: readonly Move[], tail = 1.2): { cues: Cue[], seconds: number } {
  let at = FIRST_AT
  const cues = actions.map((action) => {
    const cue = { action, at }
    at += LASTS[action] + PAUSE
    return cue
  })
  return { cues, seconds: Math.max(3, Math.ceil(at - PAUSE + tail)) }
}

/**
 * The pose at `time`. The sway has whole periods in `seconds`, so the last frame leads into the first: every clip is a loop.
 * @param still true: only what `cues` say moves
 */
export function poseAt(time: number, seconds: number, cues: readonly Cue[], still = false): Pick<Pose, 'blink' | 'mouth'> & Partial<Pose> {
  const wave = (turns: number, phase: number) => Math.sin(((time / seconds) * turns + phase) * Math.PI * 2)
  const sway: Partial<Pose> = still ? {} : {
    tx: 5 * wave(1, 0.1) + 2 * wave(3, 0.4), ty: 3 * wave(2, 0.7), roll: 1.3 * wave(1, 0.3), yaw: 2.2 * wave(1, 0.6) + 0.8 * wave(2, 0.2),
    pitch: 1.5 * wave(2, 0.15), lookX: 0.05 * wave(2, 0.5),
  }
  const moved = movesAt(time, cues)
  return { ...sway, ...moved, yaw: (sway.yaw ?? 0) + moved.yaw, pitch: (sway.pitch ?? 0) + moved.pitch }
}

export interface ClipOptions {
  person: Person
  /** What the person does, in this order. */
  actions: readonly Move[]
  /** Where to write; `.mp4` gives H.264, `.webm` VP8. */
  file: string
  /** Seconds of rest after the last action: a loop in which the actions stay apart. */
  tail?: number
  /** Held for the whole clip, e.g. `{ scale: 6 }` for somebody far away. */
  pose?: Partial<Pose>
  /** Called after every frame with the share that is done, 0..1. */
  onProgress?: (done: number) => void
}

/** Renders and encodes a clip, 480x640, 15 fps. @throws Error when ffmpeg fails */
export async function makeClip({ person, actions, file, tail, pose, onProgress }: ClipOptions): Promise<{ seconds: number, cues: Cue[] }> {
  const { cues, seconds } = cuesFor(actions, tail)
  const frame = (time: number, grain: number) => render(person, WIDTH, HEIGHT, { ...pose, ...poseAt(time, seconds, cues), grain })
  await filmClip({ file, seconds, frame, onProgress })
  return { seconds, cues }
}

export interface Film {
  file: string
  seconds: number
  /** The picture at a time; `grain` numbers the frames. */
  frame: (time: number, grain: number) => Picture
  onProgress?: (done: number) => void
}

/** Encodes what `frame` paints. */
export async function filmClip({ file, seconds, frame, onProgress }: Film): Promise<void> {
  const count = Math.round(seconds * FPS)
  function* frames(): Generator<Uint8Array> {
    for (let i = 0; i < count; i++) {
      yield frame(i / FPS, i + 1).rgb
      onProgress?.((i + 1) / count)
    }
  }
  const codec = file.endsWith('.webm')
    ? ['-c:v', 'libvpx', '-b:v', '900k', '-deadline', 'realtime', '-cpu-used', '5']
    : ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-movflags', '+faststart']
  await runFfmpeg([
    '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${WIDTH}x${HEIGHT}`, '-r', String(FPS), '-i', '-',
    ...codec, '-pix_fmt', 'yuv420p', '-map_metadata', '-1', file,
  ], frames())
}

