import type { UploadTicket } from '@/domain/contract/citizen'
import type { Clip } from '@/device/clip'
import { NetworkLost } from '@/device/network-lost'
import { refusal, type StartedUpload } from './started-upload'

/** A line that has carried nothing for so long (ms) is dead. */
const STALLED_MS = 30_000

/**
 * Puts the clip where the ticket says. `onProgress` gets 0..1.
 * XMLHttpRequest, because fetch cannot tell how much was sent.
 */
export function upload(clip: Pick<Clip, 'path'>, ticket: UploadTicket, onProgress: (part: number) => void): StartedUpload {
  const request = new XMLHttpRequest()
  let stalled: ReturnType<typeof setTimeout>
  const alive = () => {
    clearTimeout(stalled)
    stalled = setTimeout(() => request.abort(), STALLED_MS)
  }
  const sent = async () => {
    const blob = await (await fetch(clip.path)).blob()
    await new Promise<void>((resolve, reject) => {
      request.open('PUT', ticket.url)
      for (const [name, value] of Object.entries(ticket.headers)) request.setRequestHeader(name, value)
      request.upload.onprogress = ({ loaded, total }) => { alive(); onProgress(total > 0 ? loaded / total : 0) }
      request.onload = () => request.status < 300 ? resolve() : reject(refusal(request.status))
      request.onerror = request.onabort = () => reject(new NetworkLost('storage'))
      alive()
      request.send(blob)
    })
  }
  return { done: sent().finally(() => clearTimeout(stalled)), abort: () => request.abort() }
}

/** Forgets the clip once the server has decided: a face must not stay in the browser's memory. */
export const forgetClip = (clip: Clip): void => URL.revokeObjectURL(clip.path)
