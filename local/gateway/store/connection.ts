import Database from 'libsql'
import type { Key } from './key'

export type Argument = Key | null

/** One SQLite connection with its prepared statements. */
export class Connection {
  private readonly db: Database.Database
  private readonly statements = new Map<string, Database.Statement>()

  constructor(file: string) {
    this.db = new Database(file)
    // FULL: an acknowledged write has reached the disk. 64 MB of log before it is folded in: pages that many writes touch are folded in once.
    this.db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=16384')
  }

  private statement(sql: string): Database.Statement {
    const known = this.statements.get(sql)
    if (known) return known
    const statement = this.db.prepare(sql)
    // Queries differ by their list lengths; without a bound a long run would keep every variant.
    if (this.statements.size > 500) this.statements.clear()
    this.statements.set(sql, statement)
    return statement
  }

  // The arguments go as one array: libsql would take a single Buffer for named arguments and end the process.
  all<T>(sql: string, args: Argument[] = []): T[] {
    return this.statement(sql).all(args) as T[]
  }

  get<T>(sql: string, args: Argument[] = []): T | undefined {
    return this.statement(sql).get(args) as T | undefined
  }

  run(sql: string, args: Argument[] = []): void {
    this.statement(sql).run(args)
  }

  exec(sql: string): void {
    this.db.exec(sql)
  }

  close(): void {
    this.statements.clear()
    this.db.close()
  }
}
