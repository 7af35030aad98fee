import Taro from '@tarojs/taro'
import type { UploadTicket } from '@/domain/contract/citizen'
import type { Clip } from '@/device/clip'
import { NetworkLost } from '@/device/network-lost'
import { refusal, type StartedUpload } from './started-upload'

/** Alipay's uploadFile only posts forms, so the file is read and put as bytes. There is no progress until the end. */
export function upload(clip: Clip, ticket: UploadTicket, onProgress: (part: number) => void): StartedUpload {
  let task: Taro.RequestTask<unknown> | undefined
  const done = new Promise<void>((resolve, reject) => {
    const lost = () => reject(new NetworkLost('storage'))
    Taro.getFileSystemManager().readFile({
      filePath: clip.path,
      success: ({ data }) => {
        task = Taro.request({
          url: ticket.url, method: 'PUT', header: ticket.headers, data, dataType: 'text', timeout: 60_000,
          success: ({ statusCode }) => {
            if (statusCode >= 300) return reject(refusal(statusCode))
            onProgress(1)
            resolve()
          },
          fail: lost,
        })
      },
      fail: lost,
    })
  })
  return { done, abort: () => task?.abort() }
}

/** A file that is gone already is what we want. */
export function forgetClip(clip: Clip): void {
  Taro.getFileSystemManager().unlink({ filePath: clip.path, fail: () => undefined })
}
