import { randomUUID } from 'node:crypto'
import { CloudError, invalid } from '../errors'
import { ENV_ID } from '../functions'
import { MAX_FILES_PER_CALL } from '../limits'
import { assertPath } from '../storage/files'
import type { Files } from '../storage/files'
import type { UrlSigner } from '../storage/signing'
import type { Action } from './action'

interface StorageOptions { files: Files, signer: UrlSigner, baseUrl: () => string, uploadLifetimeMs: number, maxUploadBytes: number }

const BUCKET = `cloud://${ENV_ID}.local-bucket/`
/** Seconds; the cloud's own default for a temporary link is a day. */
const DEFAULT_MAX_AGE = 86400

const fileId = (path: string): string => BUCKET + path
const pathOf = (id: unknown): string | null => (typeof id === 'string' && id.startsWith(BUCKET) ? id.slice(BUCKET.length) : null)

function listOf(value: unknown, name: string): unknown[] {
  if (!Array.isArray(value) || !value.length) throw invalid(`${name} must be a non-empty array`)
  if (value.length > MAX_FILES_PER_CALL) throw invalid(`${name}: at most ${MAX_FILES_PER_CALL} files a call`)
  return value
}

function maxAgeOf(value: unknown): number {
  if (value === undefined) return DEFAULT_MAX_AGE
  if (!Number.isInteger(value) || (value as number) <= 0) throw invalid('max_age must be a whole number of seconds above 0')
  return value as number
}

export function storageActions({ files, signer, baseUrl, uploadLifetimeMs, maxUploadBytes }: StorageOptions): Record<string, Action> {
  const temporaryUrl = (item: unknown): Record<string, unknown> => {
    const { fileid, max_age } = (item ?? {}) as { fileid?: unknown, max_age?: unknown }
    const path = pathOf(fileid)
    const maxAge = maxAgeOf(max_age)
    if (!path || !files.find(path)) return { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' }
    // Not encoded: the SDK's downloadFile does that itself.
    return { code: 'SUCCESS', fileID: fileid, tempFileURL: `${baseUrl()}/storage/${path}?sign=${signer.sign('GET', path, maxAge * 1000)}` }
  }

  const copy = (item: unknown): Record<string, unknown> => {
    const { src_path, dst_path, overwrite, remove_original } = (item ?? {}) as Record<string, unknown>
    try {
      files.copy(String(src_path), String(dst_path), overwrite !== false)
      if (remove_original === true) files.remove(String(src_path))
      return { code: 'SUCCESS', fileId: fileId(String(dst_path)) }
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      return { code: error.code, message: error.message, fileId: '' }
    }
  }

  return {
    'storage.getUploadMetadata': ({ path }) => {
      assertPath(path)
      const token = signer.sign('PUT', path, uploadLifetimeMs, maxUploadBytes)
      const url = `${baseUrl()}/storage/${path.split('/').map(encodeURIComponent).join('/')}`
      return { data: { url, token, authorization: token, fileId: fileId(path), cosFileId: randomUUID() } }
    },
    'storage.batchGetDownloadUrl': ({ file_list }) => ({ data: { download_list: listOf(file_list, 'file_list').map(temporaryUrl) } }),
    'storage.batchDeleteFile': ({ fileid_list }) => ({
      data: {
        delete_list: listOf(fileid_list, 'fileid_list').map((id) => {
          const path = pathOf(id)
          return { code: path !== null && files.remove(path) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST', fileID: id }
        }),
      },
    }),
    'storage.batchCopyFile': ({ file_list }) => ({ data: { copy_list: listOf(file_list, 'file_list').map(copy) } }),
  }
}
