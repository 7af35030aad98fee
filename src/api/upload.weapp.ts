import Taro from '@tarojs/taro'
import type { UploadTicket } from '@/domain/contract/citizen'
import type { Clip } from '@/device/clip'
import { NetworkLost } from '@/device/network-lost'
import type { StartedUpload } from './started-upload'

/** Puts the clip into the environment's cloud storage, at the path that the server chose. `onProgress` gets 0..1. */
export function upload(clip: Clip, ticket: UploadTicket, onProgress: (part: number) => void): StartedUpload {
  let task: Taro.UploadTask | undefined
  const done = new Promise<void>((resolve, reject) => {
    task = Taro.cloud.uploadFile({
      cloudPath: ticket.cloudPath,
      filePath: clip.path,
      success: () => resolve(),
      fail: () => reject(new NetworkLost('storage')),
    })
    task.onProgressUpdate?.(({ progress }) => onProgress(progress / 100))
  })
  return { done, abort: () => task?.abort() }
}

/** WeChat removes its temporary files itself; this one goes at once. A file that is gone already is what we want. */
export function forgetClip(clip: Clip): void {
  Taro.getFileSystemManager().unlink({ filePath: clip.path, fail: () => undefined })
}
