import { capture } from '../../src/domain/capture'
import { openCapture, type Capture, type CaptureEvent, type Step, type Watch } from '../../src/domain/capture-state'
import type { Line } from '../../src/domain/capture-hint'
import type { Action } from '../../src/domain/contract/common'
import type { Hint } from '../../src/domain/face/hint'

const STEP_MS = 100

/** A phone that answers the machine as real ones do, on a clock of its own: it ticks, speaks, starts its recorder and reads the face. */
export class Filming {
  now = 0
  state: Capture
  /** Every sentence and every line, with the time at which it came. */
  readonly spoken: { word: string; atMs: number }[] = []
  readonly lines: { word: Line; atMs: number }[] = []
  /** What the live picture shows while it is watched. */
  face: Hint | null = null
  private heard = 0
  private saidAt: number | null = null
  private startedAt: number | null = null

  /** Sentences of some ten characters take about 3 s. */
  constructor(actions: readonly Step[] = ['blink', 'openMouth'], private readonly phone = { voiceMs: 3000, recorderMs: 200 }) {
    this.state = openCapture(actions, 0)
  }

  tell(event: CaptureEvent): this {
    this.state = capture(this.state, event, this.now)
    this.listen()
    return this
  }

  /** Camera open, models as given, face well placed. */
  open(watch: Watch = 'full'): this {
    return this.tell({ kind: 'granted' }).tell({ kind: 'firstFrame' }).tell({ kind: 'watch', watch })
  }

  run(ms: number): this {
    for (const end = this.now + ms; this.now < end;) {
      this.now += STEP_MS
      const { cue, watch, recording, recordedFromMs } = this.state
      if (watch === 'full' || watch === 'hints') this.tell({ kind: 'reading', hint: this.face })
      if (cue?.speaking && this.saidAt !== null && this.now >= this.saidAt) this.tell({ kind: 'said', no: cue.no })
      if (recording && recordedFromMs === null) {
        this.startedAt ??= this.now + this.phone.recorderMs
        if (this.now >= this.startedAt) this.tell({ kind: 'recorderStarted' })
      } else this.startedAt = null
      this.tell({ kind: 'tick' })
    }
    return this
  }

  /** Runs until the phase comes; fails after so many ms. */
  until(phase: Capture['phase'], withinMs = 30_000): this {
    for (const end = this.now + withinMs; this.state.phase !== phase;) {
      if (this.now >= end) throw new Error(`still ${this.state.phase} after ${withinMs} ms, expected ${phase}`)
      this.run(STEP_MS)
    }
    return this
  }

  /** The person does the action that is asked for, once its window is open. */
  act(action: Action): this {
    this.until('watch').run(800)
    return this.tell({ kind: 'seen', action, agoMs: 400 })
  }

  private listen(): void {
    const { cue, line } = this.state
    if (cue && cue.no !== this.heard) {
      this.heard = cue.no
      this.saidAt = this.now + this.phone.voiceMs
      this.spoken.push({ word: cue.word, atMs: this.now })
    }
    const last = this.lines[this.lines.length - 1]
    if (line && (last?.word !== line.word || last.atMs !== line.sinceMs)) this.lines.push({ word: line.word, atMs: line.sinceMs })
  }
}
