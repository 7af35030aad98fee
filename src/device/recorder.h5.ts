import type { Recorder, Recording } from './clip'

/** VP8 first: it costs an old phone half of what VP9 does, and the face models need the rest. Safari has only mp4. */
const CONTAINERS = ['video/webm;codecs=vp8', 'video/webm;codecs=vp9', 'video/webm', 'video/mp4']
/** About 1.5 MB for 12 s of 640 x 480. */
const BITS_PER_SECOND = 1_000_000
/** ms of video a piece: a drop then frees the memory early. */
const PIECE_MS = 500

interface Take {
  recorder: MediaRecorder
  pieces: Blob[]
  startedAt: number
}

/** Records what `stream()` gives at the time of start; without a stream start rejects. */
export function createRecorder(stream: () => MediaStream | null): Recorder {
  let take: Take | null = null

  async function start(): Promise<void> {
    const source = stream()
    if (!source) throw new Error('recorder: the camera is not open')
    const mimeType = CONTAINERS.find((type) => MediaRecorder.isTypeSupported(type))
    const recorder = new MediaRecorder(source, { mimeType, videoBitsPerSecond: BITS_PER_SECOND })
    const mine: Take = { recorder, pieces: [], startedAt: 0 }
    take = mine
    recorder.ondataavailable = ({ data }) => { if (data.size > 0) mine.pieces.push(data) }
    await new Promise((resolve, reject) => {
      recorder.onstart = resolve
      recorder.onerror = reject
      recorder.start(PIECE_MS)
    })
    mine.startedAt = performance.now()
  }

  function drop(): void {
    if (take && take.recorder.state !== 'inactive') take.recorder.stop()
    take = null
  }

  async function finish(): Promise<Recording> {
    if (!take) throw new Error('recorder: nothing was started')
    const { recorder, pieces, startedAt } = take
    take = null
    const durationMs = Math.round(performance.now() - startedAt)
    await new Promise((resolve) => {
      recorder.onstop = resolve
      recorder.stop()
    })
    const video = new Blob(pieces, { type: recorder.mimeType })
    return { path: URL.createObjectURL(video), mimeType: recorder.mimeType, bytes: video.size, durationMs }
  }

  return { start, drop, finish }
}
