import { FILE_LIMITS, RosterFileError, type RawRow } from '../../../src/domain/roster/file'
import { readParts, type PartHandler } from './xlsx-part'

/** A sheet may have 16,384 columns; nobody's roster needs more than these. */
const MOST_COLUMNS = 256
/** Doubles hold 15 digits: a longer whole number has lost its end. */
const EXACT_DIGITS = 15

interface Workbook { sheetPart: string; shared: string[] }

/** Zero-based: A is 0, AB is 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]*/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

const attribute = (attributes: Record<string, string>, name: string) =>
  Object.entries(attributes).find(([full]) => full === name || full.endsWith(`:${name}`))?.[1]

/** Which part holds the first sheet that is shown, and the texts that sheets share. */
async function readWorkbook(file: AsyncIterable<Uint8Array>): Promise<Workbook> {
  const sheets: { isHidden: boolean; relation: string }[] = []
  const targets = new Map<string, string>()
  const shared: string[] = []
  let size = 0
  let item = ''
  let inText = 0
  let isPhonetic = false
  const nothing = () => {}
  const handlers: Record<string, PartHandler> = {
    'xl/workbook.xml': {
      open(element, attributes) {
        if (element === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) throw new RosterFileError('days1904')
        if (element !== 'sheet') return
        sheets.push({ isHidden: (attributes.state ?? 'visible') !== 'visible', relation: attribute(attributes, 'id') ?? '' })
      },
      text: nothing, close: nothing,
    },
    'xl/_rels/workbook.xml.rels': {
      open(element, { Id = '', Target = '' }) {
        if (element === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
      },
      text: nothing, close: nothing,
    },
    'xl/sharedStrings.xml': {
      open(element) {
        if (element === 'si') item = ''
        if (element === 'rPh') isPhonetic = true
        if (element === 't') inText++
      },
      text(text) { if (inText && !isPhonetic) item += text },
      close(element) {
        if (element === 't') inText--
        if (element === 'rPh') isPhonetic = false
        if (element !== 'si') return
        size += item.length
        if (size > FILE_LIMITS.sharedTextBytes) throw new RosterFileError('unpacksTooLarge')
        shared.push(item)
      },
    },
  }
  for await (const _ of readParts(file, (part) => handlers[part] ?? null)) { /* the handlers take it in */ }
  const sheet = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]
  const sheetPart = sheet && targets.get(sheet.relation)
  if (!sheetPart) throw new RosterFileError('notXlsx')
  return { sheetPart, shared }
}

/** What a cell says, as text. A computed value stays visible as one, and a number that has lost digits as such. */
function textOf(type: string | undefined, value: string, hasFormula: boolean, shared: readonly string[]): string {
  if (hasFormula) return '='
  if (type === 's') return shared[Number(value)] ?? ''
  const isNumber = type === undefined || type === 'n'
  return isNumber && value.replace(/\D/g, '').length > EXACT_DIGITS && Number(value) >= 1e15 ? Number(value).toExponential() : value
}

function sheetHandler(shared: readonly string[], rows: RawRow[]): PartHandler {
  let row: RawRow = { line: 0, cells: [] }
  let column = -1
  let type: string | undefined
  let value = ''
  let hasFormula = false
  let isValue = false
  let isPhonetic = false
  return {
    open(element, attributes) {
      if (element === 'row') {
        // lines only grow: people and mistakes are known by theirs
        row = { line: Math.max(Number(attributes.r) || 0, row.line + 1), cells: [] }
        column = -1
      } else if (element === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1
        type = attributes.t
        value = ''
        hasFormula = false
      } else if (element === 'f') hasFormula = true
      else if (element === 'rPh') isPhonetic = true
      else if (element === 'v' || element === 't') isValue = !isPhonetic
    },
    text(text) { if (isValue) value += text },
    close(element) {
      if (element === 'v' || element === 't') isValue = false
      else if (element === 'rPh') isPhonetic = false
      else if (element === 'c' && column >= 0 && column < MOST_COLUMNS) {
        while (row.cells.length < column) row.cells.push('')
        row.cells[column] = textOf(type, value, hasFormula, shared)
      } else if (element === 'row' && row.cells.some((cell) => cell.trim() !== '')) rows.push(row)
    },
  }
}

/**
 * The rows of a workbook's first visible sheet, one at a time, empty rows left out. Reads the file twice: the texts may come after the sheet.
 * @throws RosterFileError notXlsx, unpacksTooLarge, days1904
 */
export async function* readXlsx(open: () => AsyncIterable<Uint8Array>): AsyncGenerator<RawRow> {
  const { sheetPart, shared } = await readWorkbook(open())
  const rows: RawRow[] = []
  const sheet = sheetHandler(shared, rows)
  for await (const _ of readParts(open(), (part) => (part === sheetPart ? sheet : null))) {
    yield* rows
    rows.length = 0
  }
}
