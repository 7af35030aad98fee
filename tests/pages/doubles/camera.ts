/** A browser's camera, recorder and worker: what the platform does, so that FaceCheck itself runs for real. */
import type { FaceWorkerOrder, FaceWorkerReport } from '../../../src/device/face-worker.h5'

class Track extends EventTarget {
  stopped = false
  stop(): void { this.stopped = true }
}

export class Stream {
  readonly track = new Track()
  getTracks(): Track[] { return [this.track] }
  getVideoTracks(): Track[] { return [this.track] }
}

class Recorder {
  static isTypeSupported = (type: string) => type.startsWith('video/webm')
  static made: Recorder[] = []
  state: 'inactive' | 'recording' = 'inactive'
  onstart?: () => void
  onstop?: () => void
  ondataavailable?: (event: { data: Blob }) => void
  readonly mimeType: string
  constructor(readonly stream: Stream, options: { mimeType: string }) {
    this.mimeType = options.mimeType
    Recorder.made.push(this)
  }

  start(): void {
    this.state = 'recording'
    queueMicrotask(() => this.onstart?.())
  }

  stop(): void {
    this.state = 'inactive'
    this.ondataavailable?.({ data: new Blob(['video']) })
    queueMicrotask(() => this.onstop?.())
  }
}

class FaceWorker {
  static last: FaceWorker | null = null
  onmessage?: (event: { data: FaceWorkerReport }) => void
  terminated = false
  readonly orders: FaceWorkerOrder[] = []
  constructor() { FaceWorker.last = this }
  postMessage(order: FaceWorkerOrder): void { this.orders.push(order) }
  terminate(): void { this.terminated = true }
}

/** Puts the camera into the browser. `open` answers getUserMedia. Returns what a test looks at or moves. */
export function plugIn(open: () => Promise<Stream>) {
  Recorder.made = []
  FaceWorker.last = null
  const getUserMedia = jest.fn(open)
  Object.defineProperty(window, 'isSecureContext', { value: true, configurable: true })
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia }, configurable: true })
  Object.assign(globalThis, { MediaRecorder: Recorder, Worker: FaceWorker })
  URL.createObjectURL = () => 'blob:clip'
  // jsdom draws nothing and plays nothing
  const context = { drawImage: () => undefined, getImageData: () => ({ data: new Uint8ClampedArray(4), width: 640, height: 480 }) }
  HTMLCanvasElement.prototype.getContext = (() => context) as unknown as HTMLCanvasElement['getContext']
  for (const [name, value] of [['videoWidth', 640], ['videoHeight', 480], ['readyState', 4]] as const) {
    Object.defineProperty(HTMLVideoElement.prototype, name, { value, configurable: true })
  }
  return {
    getUserMedia,
    recorders: () => Recorder.made,
    worker: () => FaceWorker.last,
    report: (message: FaceWorkerReport) => FaceWorker.last?.onmessage?.({ data: message }),
  }
}
