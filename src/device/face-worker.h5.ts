/** Runs the face models beside the page, so that the live picture never stutters. Messages: see FaceWorkerOrder, FaceWorkerReport. */
import { loadFaceModels } from './face-models.h5'
import { createReader, type Person, type Reading } from './face-reading'

export type FaceWorkerOrder =
  | { kind: 'load'; base: string; person: Person }
  /** RGBA rows from the top; `at`: seconds, rising. */
  | { kind: 'frame'; data: Uint8ClampedArray; width: number; height: number; at: number }

export type FaceWorkerReport =
  | { kind: 'progress'; percent: number }
  | { kind: 'ready' }
  | { kind: 'reading'; reading: Reading; ms: number }
  | { kind: 'failed'; why: string }

const report = (message: FaceWorkerReport) => postMessage(message)
let read: ReturnType<typeof createReader> | null = null
/** One frame after the other: the reader remembers the one before. */
let work: Promise<void> = Promise.resolve()

async function obey(order: FaceWorkerOrder): Promise<void> {
  if (order.kind === 'load') {
    read = createReader(await loadFaceModels(order.base, (percent) => report({ kind: 'progress', percent })), order.person)
    return report({ kind: 'ready' })
  }
  if (!read) throw new Error('frame before the models')
  const began = performance.now()
  const { data, width, height, at } = order
  const reading = await read({ data, width, height, channels: 4 }, at)
  report({ kind: 'reading', reading, ms: performance.now() - began })
}

addEventListener('message', ({ data }: MessageEvent<FaceWorkerOrder>) => {
  work = work.then(() => obey(data)).catch((error: unknown) => report({ kind: 'failed', why: String(error) }))
})
