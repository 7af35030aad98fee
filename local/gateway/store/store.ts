import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { CloudError } from '../errors'
import { TRANSACTION_LIFETIME_MS } from '../limits'
import { Collection } from './collection'
import type { Index } from './collection'
import { Connection } from './connection'
import { GroupCommit } from './group-commit'
import { Rows } from './rows'
import { lockName } from './transaction'
import type { Transaction } from './transaction'
import { Transactions } from './transactions'
import type { View } from './view'

export interface StoreOptions {
  /** The server's clock, ms: server dates, transaction and URL lifetimes. */
  clock?: () => number
  transactionLifetimeMs?: number
  /** How long a write outside of a transaction waits for a transaction that holds the document, before it goes ahead. */
  lockWaitMs?: number
}

class Held extends Error {
  constructor(readonly transaction: Transaction) {
    super('held by a transaction')
  }
}

/** A document store in one SQLite file; only one process at a time may have it open. */
export class Store {
  readonly clock: () => number
  readonly db: Connection
  private readonly guard: Connection
  private readonly collections: Map<string, Collection>
  private readonly transactions: Transactions
  private readonly lockWaitMs: number
  private readonly group: GroupCommit

  constructor(dir: string, { clock = Date.now, transactionLifetimeMs = TRANSACTION_LIFETIME_MS, lockWaitMs = 1000 }: StoreOptions = {}) {
    mkdirSync(dir, { recursive: true })
    this.clock = clock
    this.lockWaitMs = lockWaitMs
    this.guard = Store.lockDirectory(dir)
    const file = join(dir, 'documents.db')
    this.db = new Connection(file)
    this.transactions = new Transactions(file, this.db, clock, transactionLifetimeMs)
    this.collections = Collection.loadAll(this.db)
    // A number of its own for every start keeps versions unique without storing each of them.
    const starts = (this.db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0) + 1
    this.db.exec(`PRAGMA user_version=${starts}`)
    this.group = new GroupCommit(this.db, starts * 2 ** 32)
  }

  /** Two stores on one directory would not see each other's transactions; SQLite's lock goes away with its process, also after kill -9. */
  private static lockDirectory(dir: string): Connection {
    const guard = new Connection(join(dir, 'in-use.db'))
    try {
      guard.exec('PRAGMA busy_timeout=0; BEGIN EXCLUSIVE')
      return guard
    } catch (cause) {
      guard.close()
      throw new Error(`${dir} is in use by another gateway`, { cause })
    }
  }

  /** @throws DATABASE_COLLECTION_NOT_EXIST */
  collection(name: unknown): Collection {
    const found = this.collections.get(String(name))
    if (!found) throw new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${String(name)}. `
      + 'Please check your request, but if the problem persists, contact us.')
    return found
  }

  /** Does nothing when the collection exists. */
  addCollection(name: unknown): void {
    if (this.collections.has(String(name))) return
    const collection = this.db.atomic(() => Collection.create(this.db, name))
    this.collections.set(collection.name, collection)
  }

  createIndex(name: string, index: Index): void {
    const collection = this.collection(name)
    this.db.atomic(() => collection.addIndex(this.db, index))
  }

  get committed(): Rows {
    return new Rows(this.db)
  }

  /** Runs `work` as one atomic, durable write. Waits for a transaction that holds one of the documents, but not for ever. */
  async write<T>(work: (view: View) => T): Promise<T> {
    const deadline = performance.now() + this.lockWaitMs
    for (;;) {
      const mustWait = performance.now() < deadline
      try {
        return await this.group.write(work, (collection, key) => {
          const holder = this.transactions.locks.get(lockName(collection, key))
          if (mustWait && holder) throw new Held(holder)
        })
      } catch (error) {
        if (!(error instanceof Held)) throw error
        await Promise.race([error.transaction.ended, new Promise((resolve) => setTimeout(resolve, deadline - performance.now()))])
      }
    }
  }

  /** As GroupCommit.expect. */
  expectWrite(): () => void {
    return this.group.expect()
  }

  begin(): string {
    return this.transactions.begin()
  }

  within<T>(id: unknown, work: (view: View) => T): T {
    return this.transactions.within(id, work)
  }

  commit(id: unknown): Promise<void> {
    return this.transactions.commit(id, (work) => this.group.write(work))
  }

  abort(id: unknown): void {
    this.transactions.abort(id)
  }

  close(): void {
    this.group.flush()
    this.transactions.close()
    this.db.close()
    this.guard.close()
  }
}
