/** The agency's list of outlets, one a row: its columns and what a cell may hold. Whoever keeps the list keeps it in a spreadsheet. */
import { isLocalDate, type LocalDate } from './calendar'
import type { OutletService } from './contract/outlets'
import type { OpeningHours, Position, Span, Week } from './outlet'

/** In the order in which we write them. */
export const OUTLET_COLUMNS = {
  id: '编号', name: '名称', region: '区划代码', district: '区县', street: '街道', address: '地址', phone: '电话', lat: '纬度', lng: '经度',
  mon: '周一', tue: '周二', wed: '周三', thu: '周四', fri: '周五', sat: '周六', sun: '周日', closed: '停办日期', services: '服务', bring: '带什么',
  source: '来源', checkedOn: '核对日期',
} as const
export type OutletColumn = keyof typeof OUTLET_COLUMNS
const COLUMNS = Object.keys(OUTLET_COLUMNS) as OutletColumn[]
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export const SERVICE_WORDS: Readonly<Record<string, OutletService>> = { 自助机: 'kiosk', 无障碍坡道: 'ramp' }

/** What the file says of one outlet. */
export interface OutletFacts extends OpeningHours, Position {
  id: string
  name: string
  region: string
  district: string
  street: string
  address: string
  phone: string
  services: OutletService[]
  bring: string
  source: string
  checkedOn: LocalDate
}

export interface OutletMistake { column: OutletColumn; mistake: 'missing' | 'wrong' | 'twice' }

/** Where each column stands. `missing`: headings that the file lacks; its rows cannot be read then. */
export function readHeader(cells: readonly string[]): { at: Record<OutletColumn, number>; missing: OutletColumn[] } {
  const at = Object.fromEntries(COLUMNS.map((column) => [column, cells.findIndex((cell) => cell.trim() === OUTLET_COLUMNS[column])])) as Record<OutletColumn, number>
  return { at, missing: COLUMNS.filter((column) => at[column] < 0) }
}

/** `8:30-12:00 13:30-17:00`; empty or 休: closed. null: not of that form, or not in order. */
export function readHours(cell: string): Span[] | null {
  const text = cell.trim().replace(/：/g, ':').replace(/[–—~～至]/g, '-')
  if (text === '' || text === '休') return []
  const spans = text.split(/[\s;；,，]+/).map((one): Span | null => {
    const [, from = '', until = ''] = /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/.exec(one) ?? []
    const [a, b] = [from.padStart(5, '0'), until.padStart(5, '0')]
    return isClock(a) && isClock(b) && a < b ? [a, b] : null
  })
  const right = spans.filter((one) => one !== null)
  const isInOrder = right.every(([from], i) => i === 0 || (right[i - 1]?.[1] ?? '') <= from)
  return right.length === spans.length && isInOrder ? right : null
}
const isClock = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** `2026-02-10..2026-02-12; 2026-03-03` */
function readClosed(cell: string): OpeningHours['closed'] | null {
  const spans = cell.split(/[\s;；]+/).filter(Boolean).map((one) => {
    const [from = '', until = from] = one.split('..')
    return isLocalDate(from) && isLocalDate(until) && from <= until ? [from, until] as const : null
  })
  const right = spans.filter((one) => one !== null)
  return right.length === spans.length ? right : null
}

function readServices(cell: string): OutletService[] | null {
  const services = cell.split(/[\s;；、,，]+/).filter(Boolean).map((word) => (Object.hasOwn(SERVICE_WORDS, word) ? SERVICE_WORDS[word] : undefined))
  const right = services.filter((one) => one !== undefined)
  return right.length === services.length ? right : null
}

/** Degrees of mainland China: a swapped pair or a lost point is a mistake, not a place. */
const BOUNDS = { lat: [18, 54], lng: [73, 136] } as const
function readDegrees(cell: string, axis: 'lat' | 'lng'): number | null {
  const n = /^\d{1,3}(\.\d+)?$/.test(cell.trim()) ? Number(cell) : NaN
  return n >= BOUNDS[axis][0] && n <= BOUNDS[axis][1] ? n : null
}

/** `today`: a day of checking cannot lie ahead. */
export function readOutlet(cells: readonly string[], at: Record<OutletColumn, number>, today: LocalDate): { outlet: OutletFacts } | { mistakes: OutletMistake[] } {
  const mistakes: OutletMistake[] = []
  const cell = (column: OutletColumn) => (cells[at[column]] ?? '').trim()
  const text = (column: OutletColumn, form = /^.{1,60}$/u): string => {
    const found = cell(column)
    if (!form.test(found)) mistakes.push({ column, mistake: found === '' ? 'missing' : 'wrong' })
    return found
  }
  const read = <T>(column: OutletColumn, value: T | null, otherwise: T): T => {
    if (value === null) mistakes.push({ column, mistake: cell(column) === '' ? 'missing' : 'wrong' })
    return value ?? otherwise
  }
  const checkedOn = cell('checkedOn')
  const outlet: OutletFacts = {
    id: text('id', /^[\w-]{1,64}$/), name: text('name'), region: text('region', /^(\d{6}|\d{9})$/), district: text('district', /^.{1,20}$/u), street: text('street'),
    address: text('address'), phone: text('phone', /^[\d-]{5,20}$/),
    lat: read('lat', readDegrees(cell('lat'), 'lat'), 0), lng: read('lng', readDegrees(cell('lng'), 'lng'), 0),
    week: WEEKDAYS.map((day) => read(day, readHours(cell(day)), [])) as unknown as Week,
    closed: read('closed', readClosed(cell('closed')), []), services: read('services', readServices(cell('services')), []),
    bring: text('bring'), source: text('source'),
    checkedOn: read('checkedOn', isLocalDate(checkedOn) && checkedOn <= today ? checkedOn : null, today),
  }
  return mistakes.length > 0 ? { mistakes } : { outlet }
}
