import { createHash, randomUUID } from 'node:crypto'
import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { CloudError, invalid } from '../errors'
import type { Connection } from '../store/connection'

/** `hash` is the SHA-256 of the content and names the file on disk; cloud paths never reach the file system. */
export interface StoredFile { path: string, hash: string, size: number, type: string, storedAt: number }

const MAX_PATH_BYTES = 850
/** How much more than allowed is read (and thrown away), so that the sender sees the refusal instead of a reset connection. */
const DRAIN_FACTOR = 4

/** @throws INVALID_PARAM for a path that COS would refuse or that two URLs could spell */
export function assertPath(path: unknown): asserts path is string {
  const isText = typeof path === 'string' && path !== '' && Buffer.byteLength(path) <= MAX_PATH_BYTES
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (!isText || /[\0-\x1f\x7f\\?#%]/.test(path)) throw invalid('path must be 1 to 850 bytes without control characters, \\, ?, # and %')
  if (path.split('/').some((part) => ['', '.', '..'].includes(part))) throw invalid('path must not have empty, . or .. parts')
}

export class TooLarge extends Error {}

/** Objects on disk by content hash, listed in SQLite: a file is there whole or not at all. */
export class Files {
  private readonly blobs: string
  private readonly uploads: string

  constructor(dir: string, private readonly db: Connection, private readonly clock: () => number) {
    this.blobs = join(dir, 'blobs')
    this.uploads = join(dir, 'uploads')
    // What was under way when the process ended is nobody's any more.
    rmSync(this.uploads, { recursive: true, force: true })
    for (const path of [this.blobs, this.uploads]) mkdirSync(path, { recursive: true })
    db.exec('CREATE TABLE IF NOT EXISTS _files(path TEXT PRIMARY KEY, hash TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL, '
      + 'storedAt INTEGER NOT NULL); CREATE INDEX IF NOT EXISTS _files_hash ON _files(hash)')
    for (const hash of readdirSync(this.blobs)) this.forget(hash)
  }

  find(path: string): StoredFile | undefined {
    return this.db.get<StoredFile>('SELECT * FROM _files WHERE path=?', [path])
  }

  /** @param range first and last byte, both included */
  read({ hash }: StoredFile, range?: { start: number, end: number }): Readable {
    return createReadStream(join(this.blobs, hash), range)
  }

  /** @throws TooLarge above `maxBytes`; then, as after a broken connection, nothing is kept */
  async store(path: string, content: AsyncIterable<Uint8Array>, type: string, maxBytes: number): Promise<StoredFile> {
    assertPath(path)
    const temporary = join(this.uploads, randomUUID())
    try {
      const { hash, size } = await this.receive(temporary, content, maxBytes)
      return this.keep(temporary, { path, hash, size, type, storedAt: this.clock() })
    } finally {
      rmSync(temporary, { force: true })
    }
  }

  private async receive(temporary: string, content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<{ hash: string, size: number }> {
    const hash = createHash('sha256')
    let size = 0
    const file = await open(temporary, 'wx')
    try {
      for await (const chunk of content) {
        size += chunk.byteLength
        if (size > maxBytes * DRAIN_FACTOR) break
        if (size > maxBytes) continue
        hash.update(chunk)
        await file.writeFile(chunk)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    if (size > maxBytes) throw new TooLarge(`more than ${maxBytes} bytes`)
    return { hash: hash.digest('hex'), size }
  }

  /** Synchronous from rename to row, so that nobody removes the blob in between. */
  private keep(temporary: string, file: StoredFile): StoredFile {
    const blob = join(this.blobs, file.hash)
    if (!existsSync(blob)) {
      renameSync(temporary, blob)
      const directory = openSync(this.blobs, 'r')
      fsyncSync(directory)
      closeSync(directory)
    }
    const replaced = this.find(file.path)
    this.db.run('INSERT OR REPLACE INTO _files VALUES(?,?,?,?,?)', [file.path, file.hash, file.size, file.type, file.storedAt])
    if (replaced) this.forget(replaced.hash)
    return file
  }

  /** Removes a blob that no path names any more. */
  private forget(hash: string): void {
    if (!this.db.get('SELECT 1 FROM _files WHERE hash=?', [hash])) rmSync(join(this.blobs, hash), { force: true })
  }

  /** @returns whether there was such a file */
  remove(path: string): boolean {
    const file = this.find(path)
    if (!file) return false
    this.db.run('DELETE FROM _files WHERE path=?', [path])
    this.forget(file.hash)
    return true
  }

  /** @throws STORAGE_FILE_NONEXIST, INVALID_PARAM when the target exists and must not be overwritten */
  copy(from: string, to: string, overwrite: boolean): StoredFile {
    assertPath(to)
    const source = this.find(from)
    if (!source) throw new CloudError('STORAGE_FILE_NONEXIST', `storage file not exist: ${from}`)
    const target = this.find(to)
    if (target && !overwrite) throw invalid(`the file exists: ${to}`)
    const file = { ...source, path: to, storedAt: this.clock() }
    this.db.run('INSERT OR REPLACE INTO _files VALUES(?,?,?,?,?)', [to, file.hash, file.size, file.type, file.storedAt])
    if (target) this.forget(target.hash)
    return file
  }
}
