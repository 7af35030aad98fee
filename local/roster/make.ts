/** Rosters of people who cannot exist, for trying and for measuring. The same size always gives the same people. */
import { COLUMNS, SCHEME_WORDS, type RosterField } from '../../src/domain/roster/columns'
import { addDays, addMonths, type LocalDate } from '../../src/domain/calendar'
import type { Scheme } from '../../src/domain/contract/common'
import { pick, seededRandom, type Random } from '../people/random'
import { syntheticIdNumberOfProvince } from '../people/synthetic-id'

const FIELDS = ['name', 'idNumber', 'scheme', 'startOn', 'certifiedOn', 'phone', 'street', 'disabled', 'homeVisit', 'overseas'] as const satisfies readonly RosterField[]
export const ROSTER_HEADER = FIELDS.map((field) => COLUMNS[field].headings[0])

const FAMILY = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
/** 示, as in 演示, marks every name as a demonstration. */
const GIVEN = '兰国英山芬明田珍海贵生成平福玉春秋'
/** A person's birth: from 1935 on, one day after another. */
const FIRST_BIRTH = '1935-01-01'
const BIRTHDAYS = 11_000
/** Ten never issued counties in each of 17 cities. */
export const MOST_PEOPLE = 170 * BIRTHDAYS

function schemeOf(random: Random): Scheme {
  const share = random()
  if (share < 0.55) return 'enterprise'
  return share < 0.65 ? 'publicInstitution' : 'resident'
}

/** Person number n, 0 to 1,869,999: one row, or two for every fiftieth. Two made rosters agree on a person. */
export function* rosterRows(n: number, today: LocalDate): Generator<string[]> {
  const random = seededRandom(n)
  const birthOn = addDays(FIRST_BIRTH, n % BIRTHDAYS)
  const idNumber = syntheticIdNumberOfProvince(birthOn, Math.floor(n / BIRTHDAYS))
  const name = pick(random, [...FAMILY]) + '示' + pick(random, [...GIVEN])
  const startOn = addMonths(birthOn, 60 * 12)
  const flag = (share: number) => (random() < share ? '是' : '否')
  const facts = [
    random() < 0.9 ? `1390000${String(n % 10_000).padStart(4, '0')}` : '', `3711020${String(10 + n % 80)}`, flag(0.04), flag(0.02), flag(0.005),
  ]
  const row = (scheme: Scheme): string[] => {
    const certifiedOn = addDays(today, -Math.floor(random() * 400))
    return [name, idNumber, SCHEME_WORDS[scheme].words[0], startOn, certifiedOn > startOn ? certifiedOn : '', ...facts]
  }
  yield row(schemeOf(random))
  if (n % 50 === 49) yield row('survivor')
}

/** Quoted where it has to be. None of the made values begins like a formula. */
const csvLine = (cells: readonly string[]) => `${cells.join(',')}\r\n`

/** A whole file, some thousand rows at a time. The mark in front tells spreadsheets that it is UTF-8. */
export function* rosterCsv(people: number, today: LocalDate, first = 0): Generator<string> {
  let text = `\ufeff${csvLine(ROSTER_HEADER)}`
  for (let n = first; n < first + people; n++) {
    for (const row of rosterRows(n, today)) text += csvLine(row)
    if (n % 1000 !== 999) continue
    yield text
    text = ''
  }
  yield text
}
