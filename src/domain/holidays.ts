/**
 * Days off and worked weekends by the State Council's yearly notice. A year enters here when its notice has been read (early November of
 * the year before); until then its statutory days stand alone.
 */
import type { LocalDate } from './calendar'
import type { Sourced } from './policy/policy'

export interface Arrangement extends Sourced {
  year: number
  /** First and last day, both off. */
  daysOff: readonly (readonly [from: LocalDate, to: LocalDate])[]
  /** 调休: Saturdays and Sundays on which offices work. */
  workedOn: readonly LocalDate[]
}

const checkedOn = '2026-11-25'

export const ARRANGEMENTS: readonly Arrangement[] = [
  {
    year: 2025,
    source: '国办发明电〔2024〕12号', checkedOn, confidence: 'official',
    daysOff: [
      ['2025-01-01', '2025-01-01'], ['2025-01-28', '2025-02-04'], ['2025-04-04', '2025-04-06'], ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'], ['2025-10-01', '2025-10-08'],
    ],
    workedOn: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    source: '国办发明电〔2025〕7号', checkedOn, confidence: 'official',
    daysOff: [
      ['2026-01-01', '2026-01-03'], ['2026-02-15', '2026-02-23'], ['2026-04-04', '2026-04-06'], ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'], ['2026-09-25', '2026-09-27'], ['2026-10-01', '2026-10-07'],
    ],
    workedOn: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
  {
    // the notice was not to be found yet: the statutory days only, New Year by the Hong Kong Observatory's table (ICU is a day late there)
    year: 2027,
    source: '全国年节及纪念日放假办法（2024年修订）；2027年安排未见', checkedOn, confidence: 'judgement',
    daysOff: [
      ['2027-01-01', '2027-01-01'], ['2027-02-05', '2027-02-08'], ['2027-04-05', '2027-04-05'], ['2027-05-01', '2027-05-02'],
      ['2027-06-09', '2027-06-09'], ['2027-09-15', '2027-09-15'], ['2027-10-01', '2027-10-03'],
    ],
    workedOn: [],
  },
]
