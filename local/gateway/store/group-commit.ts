import type { Collection } from './collection'
import type { Connection } from './connection'
import type { Key } from './key'
import { Committed } from './view'
import type { View } from './view'

type MayWrite = (collection: Collection, key: Key) => void
/** `run` does the work and answers with what tells the caller, to be called when it is on the disk. */
interface Waiting { run: () => () => void, reject: (error: unknown) => void }

/** Below what the disk takes. */
const MOST_WAIT_MS = 2
/** For a request that is being received: half a megabyte takes some ten ms to come in, and one wait for the disk less is worth that. */
const MOST_WAIT_COMING_MS = 20

/**
 * Writes that arrive together wait for the disk together: one transaction, in which each is a part of its own that fails alone. Nobody is
 * answered before the disk has it, and nobody reads in between, since all of it happens in one turn of the event loop.
 */
export class GroupCommit {
  private waiting: Waiting[] = []
  private coming = 0

  /** @param version before the first one that is given to a write */
  constructor(private readonly db: Connection, private version: number) {}

  /** @param mayWrite throws when the document may not be written now */
  write<T>(work: (view: View) => T, mayWrite: MayWrite = () => {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = (): (() => void) => {
        const result = work(new Committed(this.db, ++this.version, mayWrite))
        return () => resolve(result)
      }
      if (this.waiting.push({ run, reject }) === 1) this.gather(performance.now())
    })
  }

  /** A request is being received that may bring a write. @returns to be called once, when it has come in */
  expect(): () => void {
    this.coming++
    return () => { this.coming-- }
  }

  /** As long as every turn of the event loop brings more: a request needs several of them to come in. */
  private gather(since: number, known = 0): void {
    const turn = this.waiting.length
    const [more, most] = this.coming > 0 ? [true, MOST_WAIT_COMING_MS] : [turn > known, MOST_WAIT_MS]
    if (more && performance.now() - since < most) setImmediate(() => setImmediate(() => this.gather(since, turn)))
    else this.flush()
  }

  flush(): void {
    const group = this.waiting
    this.waiting = []
    if (!group.length) return
    try {
      const outcomes = this.db.atomic(() => group.map(({ run, reject }) => ({ outcome: this.db.part(run), reject })))
      for (const { outcome, reject } of outcomes) {
        if ('result' in outcome) outcome.result()
        else reject(outcome.error)
      }
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
}
