/** Cloud storage as the functions need it: a ticket to upload with, the size of what came, its bytes, deletion. */
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
  /** An address that anybody can open for so many seconds; null when the file is gone. */
  link(fileId: string, seconds: number): Promise<string | null>
  /** At most 50 files, the platform's limit. Files that are gone already count as deleted. Returns those that are still there. */
  remove(fileIds: readonly string[]): Promise<string[]>
}

const GONE = 'STORAGE_FILE_NONEXIST'

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
  async link(fileID, maxAge) {
    const [file] = (await sdk.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList
    if (file?.code === 'SUCCESS') return file.tempFileURL
    if (file?.code === GONE) return null
    throw new AppError('unavailable')
  },
  async remove(fileIds) {
    const { fileList } = await sdk.deleteFile({ fileList: [...fileIds] })
    return fileList.filter((file) => file.code !== 'SUCCESS' && file.code !== GONE).map((file) => file.fileID)
  },
})
