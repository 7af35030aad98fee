import type { Deps } from '../deps'
import type { RosterImport } from '../documents-imports'

/** ms; longer than any batch takes, also one that changes two thousand people over the platform's network. */
export const LEASE_MS = 60_000

/** How far an import is: noted at once, and written one state at a time, always the latest. */
export class Progress {
  private writing: Promise<void> = Promise.resolve()
  private next: Promise<void> | null = null

  constructor(private readonly deps: Deps, public run: RosterImport) {}

  /** Whoever comes while a state is being written shares the next write. @throws when another worker has taken the import over */
  save(changes: Partial<Omit<RosterImport, '_id'>> = {}): Promise<void> {
    this.run = { ...this.run, ...changes }
    this.next ??= this.writing.then(() => {
      this.next = null
      return this.writing = this.write()
    })
    return this.next
  }

  /** As `save`, for who need not wait. What fails is found by whoever saves next. */
  note(changes: Partial<Omit<RosterImport, '_id'>>): void {
    this.save(changes).catch(() => {})
  }

  private async write(): Promise<void> {
    const { _id, fence, state, refusal, done, planned, share, schemes, doneAt } = this.run
    const saved = await this.deps.db.table('imports').changeOne(
      { _id, fence }, { state, refusal, done, planned, share, schemes, doneAt, leaseUntil: this.deps.now() + LEASE_MS })
    if (!saved) throw new Error('another worker has taken this import over')
  }
}
