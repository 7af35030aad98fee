/** Who has occurred in a file, with which benefits: 24 bytes a person at most, so that ten million fit beside everything else. */
import { scheme, type Scheme } from '../../../src/domain/contract/common'

const SCHEMES = scheme.options
/** Somebody with a row that could not be taken. */
const REFUSED = 1 << SCHEMES.length
const LOW_BITS = SCHEMES.length + 1
const LOW = (1 << LOW_BITS) - 1
const bitOf = (one: Scheme) => 1 << SCHEMES.indexOf(one)

/** 53 bits of a blind index. Two of ten million people share them with a chance of 1 in 180. */
function fingerprint(idIndex: string): number {
  const bytes = Buffer.from(idIndex.slice(0, 12), 'base64url')
  // 0 marks an empty place
  return (bytes.readUIntBE(0, 6) * 32 + ((bytes[6] ?? 0) >> 3)) || 1
}

function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return (hash >>> LOW_BITS) << LOW_BITS
}

export class Seen {
  private keys = new Float64Array(1 << 12)
  /** Low bits: the schemes, and REFUSED; above them a hash of the name, 0 while it is not known. */
  private values = new Uint32Array(1 << 12)
  private people = 0

  private placeOf(key: number): number {
    const mask = this.keys.length - 1
    let at = Math.imul((key % 2 ** 32) ^ (key / 2 ** 32), 0x9e3779b1) & mask
    while (this.keys[at] !== 0 && this.keys[at] !== key) at = (at + 1) & mask
    return at
  }

  private grow(): void {
    const { keys, values } = this
    this.keys = new Float64Array(keys.length * 2)
    this.values = new Uint32Array(keys.length * 2)
    keys.forEach((key, i) => {
      if (key === 0) return
      const at = this.placeOf(key)
      this.keys[at] = key
      this.values[at] = values[i] ?? 0
    })
  }

  private place(idIndex: string): { at: number; isNew: boolean } {
    if (this.people * 2 >= this.keys.length) this.grow()
    const key = fingerprint(idIndex)
    const at = this.placeOf(key)
    const isNew = this.keys[at] === 0
    if (isNew) this.people++
    this.keys[at] = key
    return { at, isNew }
  }

  /** Notes a row. `first`: nobody of this number before; `again`: another benefit of theirs; else it must not be taken. */
  note(idIndex: string, one: Scheme, name: string): 'first' | 'again' | 'duplicate' | 'otherName' {
    const { at, isNew } = this.place(idIndex)
    const value = this.values[at] ?? 0
    const known = value & ~LOW
    const hash = hashOf(name)
    if (known !== 0 && (known >>> 0) !== (hash >>> 0)) {
      this.noteRefused(idIndex)
      return 'otherName'
    }
    if (known !== 0 && value & bitOf(one)) return 'duplicate'
    this.values[at] = value | hash | bitOf(one)
    return isNew || known === 0 ? 'first' : 'again'
  }

  /** A row that could not be taken, but whose person is there. */
  noteRefused(idIndex: string): void {
    const { at } = this.place(idIndex)
    this.values[at] = (this.values[at] ?? 0) | REFUSED
  }

  has(idIndex: string, one: Scheme): boolean {
    const at = this.placeOf(fingerprint(idIndex))
    return this.keys[at] !== 0 && ((this.values[at] ?? 0) & (bitOf(one) | REFUSED)) !== 0
  }
}
