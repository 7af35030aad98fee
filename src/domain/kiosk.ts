/** Machines at outlets: how long things last there, what a machine signs, what a reader sends, and when nobody is there any more. */
import { isLocalDate, type LocalDate } from './calendar'

/** Judgement: long enough to walk to the machine with the code, and to certify twice. */
export const ENROL_CODE_MS = 15 * 60_000
export const VISIT_MS = 10 * 60_000
/** By how much a machine's clock may differ from the server's, either way. Judgement, after the usual five minutes of Kerberos (RFC 4120). */
export const CLOCK_MS = 5 * 60_000

/** What a machine signs (Ed25519): who, when, a number used once, and the whole call. A call that was changed or sent again does not fit. */
export const signedText = (head: string, action: unknown, input: unknown): string => `${head}\n${JSON.stringify([action, input])}`
/** What a new machine signs to show that the key that it names is its own. */
export const enrolText = (code: string, publicKey: string): string => `enrol\n${code}\n${publicKey}`

/** `<machine>.<ms since 1970, base 36>.<nonce>`, before the signature. */
export const proofHead = (kioskId: string, atMs: number, nonce: string): string => `${kioskId}.${atMs.toString(36)}.${nonce}`

export interface Proof { head: string; kioskId: string; atMs: number; nonce: string; signature: string }

/** Reads `<head>.<signature>`; null for anything else. */
export function readProof(text: string): Proof | null {
  const [, head = '', kioskId = '', at = '', nonce = '', signature = ''] = /^(([\w-]{6,64})\.([0-9a-z]{6,12})\.([\w-]{16,32}))\.([\w-]{86})$/.exec(text) ?? []
  return head ? { head, kioskId, atMs: parseInt(at, 36), nonce, signature } : null
}

export interface CardFacts {
  name: string
  idNumber: string
  /** Last day of the card; null: 长期. */
  validUntil: LocalDate | null
}

const LINE = /^ANXIN1\|([^|]{1,200})\|([0-9]{17}[0-9Xx])\|(\d{8}|长期|LONG)$/

/**
 * One line of a card reader (docs/card-readers.md): `ANXIN1|<name>|<number>|<last day YYYYMMDD, or 长期 or LONG>`. Readers that type like a keyboard and know no
 * Chinese send the name as `\u738b\u6842\u5170`. null: not a card, or not read whole.
 */
export function readCardLine(line: string): CardFacts | null {
  const [, name = '', idNumber = '', until = ''] = LINE.exec(line.trim()) ?? []
  if (!name) return null
  const day = /^\d{8}$/.test(until) ? `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}` : null
  if (day !== null && !isLocalDate(day)) return null
  return {
    name: name.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))).trim(),
    idNumber: idNumber.toUpperCase(), validUntil: day,
  }
}

/** ms. Origin: ux/screens S18; the camera and the server need longer without a finger on the screen (judgement). */
export const IDLE = { asks: 45_000, asksAtCamera: 120_000, wipes: 30_000, goodbye: 15_000 } as const

export type Presence = 'here' | 'asking' | 'gone'

/** Whether somebody still stands there, by how long ago the screen, the pad or the reader was used. */
export function presence(quietMs: number, isAtCamera: boolean): Presence {
  const asks = isAtCamera ? IDLE.asksAtCamera : IDLE.asks
  if (quietMs < asks) return 'here'
  return quietMs < asks + IDLE.wipes ? 'asking' : 'gone'
}
