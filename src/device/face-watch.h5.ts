import type { Watch } from '@/domain/capture-state'
import { LONGER_SIDE, type Person, type Reading } from './face-reading'
import type { FaceWorkerOrder, FaceWorkerReport } from './face-worker.h5'
import { warn } from './warn'

export interface FaceWatcher {
  /** Percent of the models that has been loaded. */
  onProgress(percent: number): void
  /** What can be seen from now on: see Watch. `none`: the models did not load or broke down. */
  onWatch(watch: Watch): void
  onReading(reading: Reading): void
}

/** The server looks at 15 frames a second; two more, so that a slow page's late timers leave as many. More would only cost battery. */
const FRAME_GAP_MS = 1000 / 17
/** Frames on their way: while the worker looks at one, the page takes the next picture. More would only make the hints late. */
const MOST_IN_FLIGHT = 2
/** ms a frame. Slower, a blink falls between two (measured: at 5 a second half of them did); the gap stops it from flickering. */
const PACE = { tooSlow: 160, fastAgain: 120 }
/** Frames over which the pace is measured. */
const PACE_FRAMES = 12

/** Watches the face in a playing video with the server's own models. Returns how to stop. */
export function watchFace(video: HTMLVideoElement, person: Person, { onProgress, onWatch, onReading }: FaceWatcher): () => void {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const worker = new Worker(/* webpackChunkName: "face-runtime" */ new URL('./face-worker.h5.ts', import.meta.url))
  const order = (message: FaceWorkerOrder, transfer: Transferable[] = []) => worker.postMessage(message, transfer)
  let watch: Watch = 'loading'
  let timer: ReturnType<typeof setTimeout> | undefined
  /** When the next frame is due, ms: a late timer shortens the wait after it. */
  let dueAt = 0
  /** A frame is due, but enough of them are on their way. */
  let isDue = false
  /** When the frames on their way were taken, and the last ones whatever became of them; ms. */
  const inFlight: number[] = []
  const sent: number[] = []

  function stop(): void {
    clearTimeout(timer)
    worker.terminate()
  }

  function become(next: Watch): void {
    if (next === watch) return
    watch = next
    onWatch(next)
  }

  function send(): void {
    isDue = inFlight.length >= MOST_IN_FLIGHT
    if (isDue) return
    const longer = Math.max(video.videoWidth, video.videoHeight)
    if (!context || video.readyState < video.HAVE_CURRENT_DATA || longer === 0) {
      timer = setTimeout(send, 100)
      return
    }
    const scale = Math.min(1, LONGER_SIDE[person.camera] / longer)
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    const takenAt = performance.now()
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    inFlight.push(takenAt)
    sent.push(takenAt)
    order({ kind: 'frame', data, width, height, at: takenAt / 1000 }, [data.buffer])
    const now = performance.now()
    dueAt = Math.max(dueAt + FRAME_GAP_MS, now)
    timer = setTimeout(send, dueAt - now)
  }

  function judgePace(): void {
    if (sent.length <= PACE_FRAMES) return
    const pace = ((sent[sent.length - 1] ?? 0) - (sent.shift() ?? 0)) / PACE_FRAMES
    become(pace > (watch === 'hints' ? PACE.fastAgain : PACE.tooSlow) ? 'hints' : 'full')
  }

  /** The frame is older than its reading, by what the worker took. */
  function tell({ hint, seen }: Reading): void {
    const now = performance.now()
    const age = now - (inFlight.shift() ?? now)
    judgePace()
    onReading({ hint, seen: seen && { ...seen, agoMs: seen.agoMs + Math.round(age) } })
    if (isDue) send()
  }

  function giveUp(why: string): void {
    warn('filming without live hints', why)
    stop()
    become('none')
  }

  worker.onmessage = ({ data: message }: MessageEvent<FaceWorkerReport>) => {
    switch (message.kind) {
      case 'progress': return onProgress(message.percent)
      case 'ready': return send()
      case 'reading': return tell(message.reading)
      case 'failed': return giveUp(message.why)
    }
  }
  worker.onerror = ({ message }) => giveUp(message)
  order({ kind: 'load', base: new URL('./', document.baseURI).href, person })
  return stop
}
