/** Steps of an agenda: what policies ask on other days, and what is asked again of a declaration. Night by night: sweep-plan.test.ts. */
import { agendas } from '../../src/domain/agenda'
import { addMonths } from '../../src/domain/calendar'
import type { Policy } from '../../src/domain/policy/policy'
import { benefitOf, rizhao } from './cases'
import { said, yearly } from './sweeping'

describe('what a policy asks on other days', () => {
  const reminding = (days: number[], firstDays = rizhao.notice.firstDays): Policy => ({ ...rizhao, notice: { ...rizhao.notice, firstDays }, reminders: { ...rizhao.reminders, days } })
  const due = (on: string) => ({ benefits: [yearly(on)] })
  test('steps are in the order of their days, a proposal after a word of the same day', () => {
    const steps = agendas(yearly('2025-03-31'), reminding([-1, 1, 20]))[0]!.steps
    expect(steps.map(({ on, kind, days }) => `${on} ${kind} ${days}`)).toEqual([
      '2025-12-31 firstNotice -90', '2026-03-30 reminder -1', '2026-04-01 reminder 1', '2026-04-01 proposal 1', '2026-04-20 reminder 20',
    ])
  })
  test.each<[string, Policy, string, string, string, string[], string[]]>([
    ['the proposal comes before any later word', reminding([-1, 1, 20]), '2025-03-31', '2026-03-31', '2026-04-20', ['stopProposed 1'], ['from 2026-04']],
    ['a word after the proposal is one of being late', reminding([-1, 1, 20]), '2025-03-31', '2026-04-01', '2026-04-20', ['overdue 20'], []],
    ['without a word for the day after, nobody who is late is told of days that are left', reminding([-30, -7, -1]), '2025-03-10', '2026-03-03', '2026-03-12', [], []],
    ['a word on the due day is no word of being late', reminding([-1, 0]), '2025-03-10', '2026-03-09', '2026-03-10', ['reminder 0'], []],
    ['a day later it is not true any more', reminding([-1, 0]), '2025-03-10', '2026-03-09', '2026-03-11', [], []],
    ['a reminder on the day of the first notice is that notice', reminding([-90, -1]), '2025-03-10', '2025-12-09', '2025-12-10', ['firstNotice -90'], []],
    ['a first notice on the day of certifying is overtaken', reminding([-1], 365), '2025-03-10', '2025-03-09', '2025-03-10', [], []],
    ['on the day after, it is not', reminding([-1], 364), '2025-03-10', '2025-03-10', '2025-03-11', ['firstNotice -364'], []],
  ])('%s', (_name, policy, certifiedOn, sweptOn, today, say, propose) => {
    const found = said({ ...due(certifiedOn), sweptOn }, today, policy)
    const dueOn = addMonths(certifiedOn, 12)
    expect([found.say, found.propose]).toEqual([say.map((one) => `enterprise ${dueOn} ${one}`), propose.map((one) => `enterprise ${dueOn} ${one}`)])
  })
  test('a day that is asked for twice is one step', () => {
    expect(agendas(yearly('2025-03-10'), reminding([-90, -7]))[0]!.steps.filter(({ on }) => on === '2025-12-10')).toHaveLength(1)
  })
  test('who was never certified is asked from the approval on', () => {
    expect(said({ benefits: [benefitOf('enterprise', { startOn: '2025-03-10' })] }, '2025-12-10')).toMatchObject({ say: ['enterprise 2026-03-10 firstNotice -90'], next: '2026-02-08' })
  })
})

describe('a declaration that is still missing after a life proof (rule R16)', () => {
  const alive = benefitOf('survivor', { lastCertifiedOn: '2026-01-05', declaredOn: '2025-11-01' })
  const again = (lastCertifiedOn: string, policy: Policy = rizhao) => agendas({ ...alive, lastCertifiedOn }, policy)[1]?.steps.filter(({ on }) => on > lastCertifiedOn).map(({ on, kind, days }) => `${on} ${kind} ${days}`)
  test.each<[string, string, string[]]>([
    ['on the due day: the word of the day after', '2026-03-31', ['2026-04-01 reminder 1']],
    ['a day later: that day, and with the next quarter', '2026-04-01', ['2026-04-02 reminder 2', '2026-05-31 reminder 61', '2026-06-23 reminder 84', '2026-06-29 reminder 90', '2026-07-01 reminder 92']],
    ['on a day of reminding: what comes after it', '2026-06-23', ['2026-06-24 reminder 85', '2026-06-29 reminder 90', '2026-07-01 reminder 92']],
    ['on the day before one: one step', '2026-06-28', ['2026-06-29 reminder 90', '2026-07-01 reminder 92']],
    ['two quarters later', '2026-07-20', ['2026-07-21 reminder 112', '2026-08-31 reminder 153', '2026-09-23 reminder 176', '2026-09-29 reminder 182', '2026-10-01 reminder 184']],
  ])('a life proof %s', (_when, lastCertifiedOn, steps) => { expect(again(lastCertifiedOn)).toEqual(steps) })
  test('a word long after one quarter and one before the next come in the order of their days', () => {
    const late: Policy = { ...rizhao, reminders: { ...rizhao.reminders, days: [-30, 1, 100] } }
    const [, declaration] = agendas({ ...alive, declaredOn: '2025-08-01', lastCertifiedOn: '2026-04-15' }, late)
    expect([declaration?.dueOn, declaration?.steps.map(({ on }) => on).filter((on) => on > '2026-04-15')])
      .toEqual(['2025-12-31', ['2026-04-16', '2026-05-31', '2026-07-01', '2026-07-09', '2026-10-08']])
  })
  test.each(['suspended', 'held', 'closed'] as const)('nothing runs for whoever is %s, also where a declaration is missing', (status) => {
    const found = agendas({ ...alive, lastCertifiedOn: '2026-04-15', status }, rizhao)
    expect(found.map(({ asks, steps }) => [asks, steps])).toEqual([['certification', []], ['declaration', []]])
  })
})
