/**
 * A population as columns: one row a benefit, a few bytes each, so that a province fits in memory and a rule runs over it at the speed of
 * memory. No name, number or id is in it.
 */
import { addDays, daysBetween, type LocalDate, type LocalMonth } from '../calendar'
import type { Scheme } from '../contract/common'
import { lastAliveOn, type BenefitState } from '../cycle'

/** A code in a column is the position in its list. */
export const SCHEMES = ['enterprise', 'publicInstitution', 'resident', 'survivor'] as const satisfies readonly Scheme[]
export const STATUSES = ['active', 'suspended', 'held', 'closed'] as const satisfies readonly BenefitState['status'][]

export const HAS_PHONE = 1
export const WAS_CERTIFIED = 2
export const BY_DATA_MATCH = 4

const EPOCH = '1970-01-01'
/** Days since 1970-01-01. */
export const dayNumber = (day: LocalDate): number => daysBetween(EPOCH, day)
export const dayOf = (n: number): LocalDate => addDays(EPOCH, n)
/** Months since 1970-01. */
export const monthNumber = (month: LocalMonth | LocalDate): number => (Number(month.slice(0, 4)) - 1970) * 12 + Number(month.slice(5, 7)) - 1
export const monthOfNumber = (n: number): LocalMonth => `${String(1970 + Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`

export interface Columns {
  count: number
  /** Latest day on which the person was known to be alive: the benefit's start or a certification. */
  aliveOn: Int32Array
  scheme: Uint8Array
  status: Uint8Array
  /** HAS_PHONE, WAS_CERTIFIED, BY_DATA_MATCH. */
  flags: Uint8Array
  /** Month from which pay is stopped; NOT_STOPPED otherwise. */
  stoppedFrom: Int16Array
}
export const NOT_STOPPED = -32768

/** Room for so many rows, none filled yet. */
export const emptyColumns = (count: number): Columns => ({
  count,
  aliveOn: new Int32Array(count), scheme: new Uint8Array(count), status: new Uint8Array(count), flags: new Uint8Array(count),
  stoppedFrom: new Int16Array(count).fill(NOT_STOPPED),
})

export interface Row { benefit: BenefitState; hasPhone: boolean }

export function fillRow(columns: Columns, i: number, { benefit, hasPhone }: Row): void {
  columns.aliveOn[i] = dayNumber(lastAliveOn(benefit))
  columns.scheme[i] = SCHEMES.indexOf(benefit.scheme)
  columns.status[i] = STATUSES.indexOf(benefit.status)
  columns.flags[i] = (hasPhone ? HAS_PHONE : 0) | (benefit.lastCertifiedOn === null ? 0 : WAS_CERTIFIED)
    | (benefit.lastChannel === 'dataMatch' ? BY_DATA_MATCH : 0)
  columns.stoppedFrom[i] = benefit.suspendedFrom === null ? NOT_STOPPED : monthNumber(benefit.suspendedFrom)
}

export function columnsOf(rows: readonly Row[]): Columns {
  const columns = emptyColumns(rows.length)
  rows.forEach((row, i) => fillRow(columns, i, row))
  return columns
}

/** Bytes of one packed row: 4 + 1 + 1 + 1 + 2. */
const ROW_BYTES = 9

/** One column after the other, little-endian, widest first so that each lies where its type may begin. */
export function pack({ count, aliveOn, stoppedFrom, scheme, status, flags }: Columns): Uint8Array {
  const bytes = new Uint8Array(count * ROW_BYTES)
  let at = 0
  for (const column of [aliveOn, stoppedFrom, scheme, status, flags]) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at)
    at += column.byteLength
  }
  return bytes
}

/** @throws RangeError when the bytes are no whole number of rows. */
export function unpack(packed: Uint8Array): Columns {
  const count = packed.length / ROW_BYTES
  if (!Number.isInteger(count)) throw new RangeError('not a packed population')
  // a copy begins at 0, where every type may begin
  const { buffer } = packed.slice()
  return {
    count,
    aliveOn: new Int32Array(buffer, 0, count), stoppedFrom: new Int16Array(buffer, count * 4, count),
    scheme: new Uint8Array(buffer, count * 6, count), status: new Uint8Array(buffer, count * 7, count), flags: new Uint8Array(buffer, count * 8, count),
  }
}
