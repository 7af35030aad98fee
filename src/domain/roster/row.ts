/** One line of a roster: read, checked, and every mistake named at once. Pure, since a million of them are read in a row. */
import { addMonths, type LocalDate, type LocalMonth } from '../calendar'
import type { Scheme } from '../contract/common'
import type { BenefitState } from '../cycle'
import { checkIdNumber, checkName, maskIdNumber, type IdMistake, type NameMistake } from '../id-number'
import * as cells from './cells'
import { ROSTER_FIELDS, type Places, type RosterField } from './columns'

export const ROW_MISTAKES = [
  'empty', 'formula', 'unreadable', 'columns', 'duplicate', 'otherName',
  'idScientific', 'idOldFifteen', 'idLength', 'idLetter', 'idBirthDate', 'idCheckDigit', 'nameCharacters', 'nameLength',
  'notKnown', 'notADate', 'inFuture', 'beforeBirth', 'notAMonth', 'notMobile', 'notAStreet', 'notAFlag',
] as const
export type RowMistake = (typeof ROW_MISTAKES)[number]

export interface RowError {
  field: RosterField | null
  mistake: RowMistake
  /** Fills the sentence; never a whole number, name or phone. */
  detail: string
  /** false: the row is taken, without this one value. A wrong phone must not cost anybody their place in the roster. */
  blocks: boolean
}

export interface RosterRow {
  idNumber: string
  name: string
  birthOn: LocalDate
  scheme: Scheme
  startOn: LocalDate
  certifiedOn: LocalDate | null
  declaredOn: LocalDate | null
  phone: string | null
  street: string | null
  /** Those that the file speaks of. */
  traits: { disabled?: boolean; homeVisit?: boolean; overseas?: boolean }
  status: Exclude<BenefitState['status'], 'held'> | null
  suspendedFrom: LocalMonth | null
}

const ID: Record<IdMistake, RowMistake> = {
  empty: 'empty', oldFifteen: 'idOldFifteen', length: 'idLength', letter: 'idLetter', birthDate: 'idBirthDate', checkDigit: 'idCheckDigit',
}
const NAME: Record<NameMistake, RowMistake> = { empty: 'empty', characters: 'nameCharacters', length: 'nameLength' }
const TRAITS = ['disabled', 'homeVisit', 'overseas'] as const

/** For the list of errors: the person can be found by it, and it is not the number. */
export const maskedIdOf = (row: readonly string[], places: Places) => maskIdNumber(cells.unwrap(row[places.idNumber ?? -1] ?? '').slice(0, 18))

export interface RowCheck {
  /** null when a mistake blocks it. */
  row: RosterRow | null
  /** Also of a refused row, when it could be read: that person is in the file. */
  idNumber: string | null
  errors: RowError[]
}

/**
 * Reads a row whose columns are at `places`.
 * @param today refuses what lies in the future
 */
export function readRow(row: readonly string[], places: Places, columns: number, today: LocalDate): RowCheck {
  const errors: RowError[] = []
  const fail = (field: RosterField | null, mistake: RowMistake, detail = '', blocks = true): null => {
    errors.push({ field, mistake, detail, blocks })
    return null
  }
  const text = (field: RosterField): string => cells.unwrap(row[places[field] ?? -1] ?? '')
  /** null for nothing, and for what cannot be read, which is an error. */
  const read = <T>(field: RosterField, reader: (text: string) => T | null, mistake: RowMistake, blocks = true): T | null => {
    const cell = text(field)
    return cell === '' ? null : reader(cell) ?? fail(field, mistake, '', blocks)
  }
  const must = <T>(field: RosterField, reader: (text: string) => T | null, mistake: RowMistake): T | null =>
    (text(field) === '' ? fail(field, 'empty') : read(field, reader, mistake))

  if (row.slice(columns).some((cell) => cell.trim() !== '')) {
    fail(null, 'columns', String(row.length))
    return { row: null, idNumber: null, errors }
  }
  for (const field of ROSTER_FIELDS) {
    const cell = row[places[field] ?? -1]
    if (cell === undefined || cell === '') continue
    if (cell.includes('\ufffd') || hasControl(cell)) fail(field, 'unreadable')
    else if (cells.isFormula(cells.unwrap(cell))) fail(field, 'formula')
  }
  if (errors.length) return { row: null, idNumber: null, errors }

  const id = cells.isScientific(text('idNumber')) ? fail('idNumber', 'idScientific') : checkIdNumber(text('idNumber'), today)
  // the detail of a birth date would be eight digits of the number
  if (id && !id.ok) fail('idNumber', ID[id.mistake], id.mistake === 'birthDate' ? '' : id.detail)
  const name = checkName(text('name'))
  if (!name.ok) fail('name', NAME[name.mistake])
  const birthOn = id?.ok ? id.birthOn : null
  const day = (field: RosterField, on: LocalDate | null): LocalDate | null => {
    if (on !== null && on > today) return fail(field, 'inFuture', on)
    return on !== null && birthOn !== null && on < birthOn ? fail(field, 'beforeBirth', on) : on
  }
  const isSurvivor = read('survivor', cells.readFlag, 'notAFlag')
  const scheme = isSurvivor ? 'survivor' as const : must('scheme', cells.readScheme, 'notKnown')
  const startOn = day('startOn', must('startOn', cells.readDate, 'notADate'))
  const certifiedOn = day('certifiedOn', read('certifiedOn', cells.readDate, 'notADate'))
  const declaredOn = day('declaredOn', read('declaredOn', cells.readDate, 'notADate'))
  const status = read('status', cells.readStatus, 'notKnown')
  const suspendedFrom = status !== 'suspended' ? null : must('suspendedFrom', cells.readMonth, 'notAMonth')
  const phone = read('phone', cells.readMobile, 'notMobile', false)
  const street = read('street', cells.readStreet, 'notAStreet', false)
  const traits: RosterRow['traits'] = {}
  for (const trait of TRAITS) {
    const flag = read(trait, cells.readFlag, 'notAFlag', false)
    if (flag !== null) traits[trait] = flag
  }
  const isWhole = id?.ok && name.ok && scheme && startOn && !errors.some(({ blocks }) => blocks)
  if (!isWhole) return { row: null, idNumber: id?.ok ? id.idNumber : null, errors }
  return {
    errors,
    idNumber: id.idNumber,
    row: {
      idNumber: id.idNumber, name: name.name, birthOn: id.birthOn, scheme, startOn, certifiedOn, declaredOn, phone, street, traits, status, suspendedFrom,
    },
  }
}

/** A survivor's eighteenth birthday, while it is to come (rule R16). */
export function turns18On({ scheme, birthOn }: RosterRow, today: LocalDate): LocalDate | null {
  const on = addMonths(birthOn, 18 * 12)
  return scheme === 'survivor' && on > today ? on : null
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // tab and line ends are what spreadsheets put around a value
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) return true
  }
  return false
}
