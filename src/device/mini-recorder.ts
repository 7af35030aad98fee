import Taro from '@tarojs/taro'
import type { Recorder, Recording } from './clip'

/** Seconds after which the phone ends a recording that nobody ended. Twice the longest clip. */
const GIVE_UP_S = 40

/** Records with the mini-program's camera component (same API in WeChat and Alipay; neither is Promise style). */
export function createRecorder(cameraId: string): Recorder {
  const camera = () => Taro.createCameraContext(cameraId)
  let startedAt: number | null = null
  /** The phone refuses to start while the clip before is still being closed. */
  let closing: Promise<unknown> = Promise.resolve()

  async function start(): Promise<void> {
    await closing
    await new Promise<void>((resolve, reject) => camera().startRecord({
      timeout: GIVE_UP_S,
      // mirrored by default in WeChat, while the server compares left with left
      selfieMirror: false,
      // after a call or the lock screen; the page hears of it by itself and drops the clip
      timeoutCallback: () => { startedAt = null },
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }))
    startedAt = Date.now()
  }

  function stop(): Promise<string> {
    startedAt = null
    const stopped = new Promise<string>((resolve, reject) => camera().stopRecord({
      success: ({ tempVideoPath }) => resolve(tempVideoPath),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }))
    closing = stopped.catch(() => undefined)
    return stopped
  }

  function drop(): void {
    if (startedAt === null) return
    // what cannot be stopped has stopped already
    stop().then((path) => Taro.getFileSystemManager().unlink({ filePath: path, fail: () => undefined }), () => undefined)
  }

  async function finish(): Promise<Recording> {
    if (startedAt === null) throw new Error('recorder: nothing was started')
    const durationMs = Date.now() - startedAt
    const path = await stop()
    return { path, mimeType: 'video/mp4', bytes: await sizeOf(path), durationMs }
  }

  return { start, drop, finish }
}

/** 0 when the phone does not tell: the server has its own limit. */
function sizeOf(filePath: string): Promise<number> {
  return new Promise((resolve) => Taro.getFileSystemManager().getFileInfo({
    filePath,
    success: (info) => resolve('size' in info ? info.size : 0),
    fail: () => resolve(0),
  }))
}
