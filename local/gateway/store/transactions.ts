import { randomUUID } from 'node:crypto'
import { CloudError } from '../errors'
import { Connection } from './connection'
import { conflict, Transaction } from './transaction'
import type { Locks } from './transaction'
import type { View } from './view'

const isOver = (): CloudError => new CloudError('DATABASE_TRANSACTION_FAIL',
  '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. '
  + 'Please check your request, but if the problem persists, contact us.')

const POOL = 16
const REAP_EVERY_MS = 1000

/** The open transactions, each on a SQLite connection (that is, snapshot) of its own. */
export class Transactions {
  readonly locks: Locks = new Map()
  private readonly open = new Map<string, Transaction>()
  private readonly idle: Connection[] = []
  private readonly reaper = setInterval(() => this.reap(), REAP_EVERY_MS).unref()

  constructor(private readonly file: string, private readonly writer: Connection, private readonly clock: () => number,
    private readonly lifetimeMs: number) {}

  begin(): string {
    const id = randomUUID()
    const db = this.idle.pop() ?? new Connection(this.file)
    this.open.set(id, new Transaction(id, this.clock(), db, this.writer, this.locks))
    return id
  }

  private get(id: unknown): Transaction {
    this.reap()
    const transaction = this.open.get(String(id))
    if (!transaction) throw isOver()
    transaction.start()
    return transaction
  }

  /** Any error inside a transaction ends it, as in MongoDB. @throws DATABASE_TRANSACTION_FAIL when it is over already */
  within<T>(id: unknown, work: (view: View) => T): T {
    const transaction = this.get(id)
    try {
      return work(transaction)
    } catch (error) {
      this.end(transaction)
      throw error
    }
  }

  /**
   * @param write runs the changes as one atomic, durable write
   * @throws DATABASE_TRANSACTION_CONFLICT when another write came first
   */
  async commit(id: unknown, write: (work: (view: View) => void) => Promise<void>): Promise<void> {
    const transaction = this.get(id)
    // Nobody adds to it, and it is not too old any more; its locks stay until it is written.
    this.open.delete(transaction.id)
    try {
      await write((view) => transaction.apply(view))
    } catch (error) {
      // A unique key that somebody else has taken since: worth a retry, which then sees it.
      throw error instanceof CloudError && error.message.includes('E11000') ? conflict() : error
    } finally {
      this.end(transaction)
    }
  }

  abort(id: unknown): void {
    this.end(this.get(id))
  }

  private end(transaction: Transaction): void {
    this.open.delete(transaction.id)
    transaction.end()
    if (this.idle.length < POOL) this.idle.push(transaction.db)
    else transaction.db.close()
  }

  private reap(): void {
    const now = this.clock()
    for (const transaction of this.open.values()) if (now - transaction.startedAtMs > this.lifetimeMs) this.end(transaction)
  }

  close(): void {
    clearInterval(this.reaper)
    for (const transaction of this.open.values()) this.end(transaction)
    for (const connection of this.idle) connection.close()
  }
}
