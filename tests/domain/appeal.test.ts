/** When an appeal is answered, and what it does to a stop that has not begun. */
import { answerDueOn, postponeStop, type ComingStop } from '../../src/domain/appeal'

test.each([
  ['2026-11-25', '2026-12-02', 'over a weekend'],
  ['2026-11-29', '2026-12-04', 'filed on a Sunday'],
  ['2026-02-13', '2026-02-27', 'over the Spring Festival, one Saturday worked'],
  ['2026-09-30', '2026-10-13', 'over National Day, one Saturday worked'],
])('filed on %s: answered by %s (%s)', (filedOn, by) => { expect(answerDueOn(filedOn)).toBe(by) })

const coming: ComingStop = { stopFrom: '2026-07', period: '2026-H1', hasDeathFinding: false, postponedPeriods: [] }
test.each<[string, Partial<ComingStop>, string, string, string | null]>([
  ['the last day before', {}, '2026-06-30', '2026-08', null],
  ['weeks before', {}, '2026-06-02', '2026-08', null],
  ['the first day of the stop', {}, '2026-07-01', '2026-07', 'inEffect'],
  ['long after', {}, '2026-11-01', '2026-07', 'inEffect'],
  ['a death is recorded', { hasDeathFinding: true }, '2026-06-02', '2026-07', 'deathFinding'],
  ['postponed before for this period', { stopFrom: '2026-08', postponedPeriods: ['2026-H1'] }, '2026-07-20', '2026-08', 'postponedBefore'],
  ['postponed before for an earlier period', { postponedPeriods: ['2025-H2'] }, '2026-06-02', '2026-08', null],
  ['in December', { stopFrom: '2027-01', period: '2026-H2' }, '2026-12-31', '2027-02', null],
])('%s', (_when, facts, filedOn, stopFrom, reason) => {
  expect(postponeStop({ ...coming, ...facts }, filedOn)).toEqual({ stopFrom, reason })
})
