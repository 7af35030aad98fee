/** Cloud storage as the functions need it: a ticket to upload with, the size of what came, its bytes, deletion. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { UploadTicket } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'

/** The part of the SDK that is used here. */
interface StorageSdk {
  getUploadMetadata(options: { cloudPath: string }): Promise<{
    data: { url: string; token: string; authorization: string; fileId: string; cosFileId: string }
  }>
  getFileInfo(options: { fileList: string[] }): Promise<{ fileList: { code: string; size?: number }[] }>
  downloadFile(options: { fileID: string }): Promise<{ fileContent?: unknown }>
  getTempFileURL(options: { fileList: { fileID: string; maxAge: number }[] }): Promise<{ fileList: { code: string; tempFileURL: string }[] }>
  deleteFile(options: { fileList: string[] }): Promise<{ fileList: { code: string; fileID: string }[] }>
}

export interface Storage {
  /** One HTTP PUT to exactly this path; the address expires by itself. */
  ticket(cloudPath: string, maxBytes: number): Promise<{ fileId: string; ticket: UploadTicket }>
  /** Bytes of the file; null when nothing was uploaded. */
  size(fileId: string): Promise<number | null>
  /** The whole file in memory: ask for its size first. */
  read(fileId: string): Promise<Uint8Array>
  /** Copies the file to a path of this machine, never as a whole in memory: ask for its size first. */
  save(fileId: string, path: string): Promise<void>
  /** An address that anybody can open for so many seconds; null when the file is gone. */
  link(fileId: string, seconds: number): Promise<string | null>
  /** At most 50 files, the platform's limit. Files that are gone already count as deleted. Returns those that are still there. */
  remove(fileIds: readonly string[]): Promise<string[]>
}

const GONE = 'STORAGE_FILE_NONEXIST'
/** Seconds; as long as a function may run. */
const LINK_S = 60

async function linkTo(sdk: StorageSdk, fileID: string, maxAge: number): Promise<string | null> {
  const [file] = (await sdk.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList
  if (file?.code === 'SUCCESS') return file.tempFileURL
  if (file?.code === GONE) return null
  throw new AppError('unavailable')
}

export const makeStorage = (sdk: StorageSdk): Storage => ({
  async ticket(cloudPath, maxBytes) {
    const { data } = await sdk.getUploadMetadata({ cloudPath })
    // the same headers as the SDK's own uploadFile sends
    const headers = {
      Signature: data.authorization,
      authorization: data.authorization,
      'x-cos-security-token': data.token,
      'x-cos-meta-fileid': data.cosFileId,
      key: encodeURIComponent(cloudPath),
    }
    return { fileId: data.fileId, ticket: { url: data.url, headers, cloudPath, maxBytes } }
  },
  async size(fileId) {
    const [file] = (await sdk.getFileInfo({ fileList: [fileId] })).fileList
    if (file?.code === 'SUCCESS') return file.size ? file.size : null
    if (file?.code === GONE) return null
    throw new AppError('unavailable')
  },
  async read(fileID) {
    const { fileContent } = await sdk.downloadFile({ fileID })
    return (fileContent as Uint8Array | undefined) ?? new Uint8Array()
  },
  async save(fileId, path) {
    // not the SDK's downloadFile: with a path it answers before the path is written (3.18.3)
    const url = await linkTo(sdk, fileId, LINK_S)
    const { ok, body } = url === null ? { ok: false, body: null } : await fetch(url)
    if (!ok || !body) throw new AppError('unavailable')
    await pipeline(Readable.fromWeb(body as ReadableStream), createWriteStream(path))
  },
  link: (fileId, seconds) => linkTo(sdk, fileId, seconds),
  async remove(fileIds) {
    const { fileList } = await sdk.deleteFile({ fileList: [...fileIds] })
    return fileList.filter((file) => file.code !== 'SUCCESS' && file.code !== GONE).map((file) => file.fileID)
  },
})
