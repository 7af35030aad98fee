import fc from 'fast-check'
import { actionOn, agendas, firstActionOn, isDutyOpen, nextActionOn } from '../../src/domain/agenda'
import { addDays } from '../../src/domain/calendar'
import type { BenefitState } from '../../src/domain/cycle'
import type { Policy, PolicyInForce } from '../../src/domain/policy/policy'
import { plan } from '../../src/domain/sweep-plan'
import { benefitOf, rizhao, rollingPolicy, withGrace } from './cases'
import { said, yearly } from './sweeping'
import { judgedHistory, policy as anyPolicy, stateAfter } from './histories'

describe('a yearly pension certified on 2025-03-10, due on 2026-03-10: night by night', () => {
  test.each([
    ['first notice, in December of the year before', '2025-12-10', null, ['firstNotice -90'], [], '2026-02-08'],
    ['thirty days before', '2026-02-08', '2025-12-10', ['reminder -30'], [], '2026-03-03'],
    ['seven days before', '2026-03-03', '2026-02-08', ['reminder -7'], [], '2026-03-09'],
    ['the day before', '2026-03-09', '2026-03-03', ['reminder -1'], [], '2026-03-11'],
    ['the due day itself is quiet', '2026-03-10', '2026-03-09', [], [], '2026-03-11'],
    ['the day after', '2026-03-11', '2026-03-09', ['overdue 1'], [], '2026-04-01'],
    ['the month after: staff may look at a stop', '2026-04-01', '2026-03-11', ['stopProposed 22'], ['from 2026-04'], null],
    ['a day on which nothing is due', '2026-02-20', '2026-02-08', [], [], '2026-03-03'],
    ['three days late: the reminder of thirty days still goes', '2026-02-11', '2025-12-10', ['reminder -30'], [], '2026-03-03'],
    ['forty days late, nothing said since the first notice: only the latest', '2026-03-08', '2025-12-10', ['reminder -7'], [], '2026-03-09'],
    ['late on the due day: one day before is still true enough', '2026-03-10', '2026-03-03', ['reminder -1'], [], '2026-03-11'],
    ['late past the due day: no word of days that are left', '2026-03-12', '2026-02-08', ['overdue 1'], [], '2026-04-01'],
    ['late past the month: one message, the one before a stop', '2026-04-03', '2026-03-03', ['stopProposed 22'], ['from 2026-04'], null],
    ['forty days late with the proposal: no month that has begun unseen', '2026-05-11', '2026-03-11', ['stopProposed 22'], ['from 2026-05'], null],
    ['swept today already', '2026-02-08', '2026-02-08', [], [], '2026-03-03'],
  ])('%s', (_name, today, sweptOn, say, propose, next) => {
    expect(said({ benefits: [yearly('2025-03-10')], sweptOn }, today)).toEqual({
      say: say.map((one) => `enterprise 2026-03-10 ${one}`), propose: propose.map((one) => `enterprise 2026-03-10 ${one}`), open: [], next,
    })
  })
})

describe('calendar', () => {
  test.each<[string, BenefitState, string, string | null, string[], string | null]>([
    ['a leap day of certifying is due on the 28th', yearly('2024-02-29'), '2025-02-27', '2025-02-21', ['enterprise 2025-02-28 reminder -1'], '2025-03-01'],
    ['the day after that is the first of March: overdue and proposal in one', yearly('2024-02-29'), '2025-03-01', '2025-02-27', ['enterprise 2025-02-28 stopProposed 1'], null],
    ['due the day before a leap day', yearly('2027-02-28'), '2028-02-27', '2028-02-21', ['enterprise 2028-02-28 reminder -1'], '2028-02-29'],
    ['an overdue word on a leap day', yearly('2027-02-28'), '2028-02-29', '2028-02-27', ['enterprise 2028-02-28 overdue 1'], '2028-03-01'],
    ['year wrap: the proposal comes on new year', yearly('2024-12-15'), '2026-01-01', '2025-12-16', ['enterprise 2025-12-15 stopProposed 17'], null],
    ['a window that opens in the year after', benefitOf('resident', { lastCertifiedOn: '2025-12-01' }), '2026-01-21', '2025-10-01', ['resident 2026-06-20 firstNotice -150'], '2026-05-21'],
    ['a survivor certified on the last day of the year', benefitOf('survivor', { lastCertifiedOn: '2025-12-31', declaredOn: '2025-12-31' }), '2026-01-01', '2025-12-30', ['survivor 2026-03-31 firstNotice -89'], '2026-03-01'],
  ])('%s', (_name, benefit, today, sweptOn, say, next) => {
    const { say: told, next: then } = said({ benefits: [benefit], sweptOn }, today)
    expect([told, then]).toEqual([say, next])
  })
})

test('a window shorter than a reminder: what would come before it opens is left out', () => {
  const { source, checkedOn, confidence } = rizhao.schedules.resident
  const short: Policy = { ...rizhao, schedules: { ...rizhao.schedules, resident: {
    source, checkedOn, confidence, declaration: false, kind: 'windows', windows: [{ label: 'W', opensOn: '06-10', closesOn: '06-20' }],
  } } }
  const benefits = [benefitOf('resident', { lastCertifiedOn: '2025-06-15' })]
  expect(agendas(benefits[0]!, short)[0]!.steps.map(({ on, kind }) => `${on} ${kind}`)).toEqual([
    '2026-06-10 firstNotice', '2026-06-13 reminder', '2026-06-19 reminder', '2026-06-21 reminder', '2026-07-01 proposal',
  ])
  expect(said({ benefits, sweptOn: '2025-07-01' }, '2026-06-10', short)).toMatchObject({ say: ['resident 2026-06-20 firstNotice -10'], next: '2026-06-13' })
})

describe('nothing is said', () => {
  test.each<[string, BenefitState, string]>([
    ['after a certification in between', yearly('2026-03-01'), '2026-03-11'],
    ['of the first notice of a cycle so short that it lies before the certification', benefitOf('enterprise', { lastCertifiedOn: '2026-03-01' }), '2026-03-02'],
    ['to whoever is suspended', yearly('2025-03-10', { status: 'suspended', suspendedFrom: '2026-04' }), '2026-04-20'],
    ['to whoever is held', yearly('2025-03-10', { status: 'held', suspendedFrom: '2026-04' }), '2026-04-01'],
    ['to whoever is closed', yearly('2025-03-10', { status: 'closed' }), '2026-03-09'],
  ])('%s', (_name, benefit, today) => {
    const policy = /so short/.test(_name) ? rollingPolicy(2, 'anniversaryDay') : rizhao
    expect(said({ benefits: [benefit], sweptOn: null }, today, policy)).toMatchObject({ say: [], propose: [], open: [] })
  })
  test.each(['suspended', 'held', 'closed'] as const)('and a sweep need not come back to whoever is %s', (status) => {
    expect(said({ benefits: [yearly('2025-03-10', { status })] }, '2026-04-01').next).toBeNull()
  })
})

test('each benefit has its own duty; one that is suspended keeps quiet beside one that runs', () => {
  const benefits = [yearly('2025-03-10'), benefitOf('survivor', { lastCertifiedOn: '2025-12-01', declaredOn: '2025-12-01' })]
  expect(said({ benefits, sweptOn: '2026-03-09' }, '2026-04-01')).toEqual({
    say: ['enterprise 2026-03-10 stopProposed 22', 'survivor 2026-03-31 stopProposed 1'],
    propose: ['enterprise 2026-03-10 from 2026-04', 'survivor 2026-03-31 from 2026-04'], open: [], next: null,
  })
  const quiet = benefits.map((one) => (one.scheme === 'enterprise' ? { ...one, status: 'suspended' as const, suspendedFrom: '2026-04' } : one))
  expect(said({ benefits: quiet, sweptOn: '2026-03-09' }, '2026-04-01').say).toEqual(['survivor 2026-03-31 stopProposed 1'])
})

describe('extra days of grace (rule R12) move the proposal and what it speaks of', () => {
  test.each([[0, '2026-04-01', '2026-04'], [15, '2026-04-01', '2026-04'], [25, '2026-05-01', '2026-05']])('%i days: proposed on %s', (days, on, month) => {
    const benefits = [yearly('2025-03-10')]
    const policy = withGrace(days)
    expect(said({ benefits, sweptOn: '2026-03-11' }, addDays(on, -1), policy)).toMatchObject({ propose: [], next: on })
    expect(said({ benefits, sweptOn: '2026-03-11' }, on, policy).propose).toEqual([`enterprise 2026-03-10 from ${month}`])
  })
})

describe('declaration of a survivor (rule R16)', () => {
  const alive = benefitOf('survivor', { lastCertifiedOn: '2026-01-05', declaredOn: '2025-11-01' })
  test.each([
    ['missing beside the life proof: asked for like a certification', alive, '2026-03-01', '2026-01-02', ['survivor 2026-03-31 reminder -30 declaration'], '2026-03-24'],
    ['still missing after the quarter: said once, no stop proposed, and the new quarter asks for life', alive, '2026-04-01', '2026-03-30', ['survivor 2026-06-30 firstNotice -90', 'survivor 2026-03-31 overdue 1 declaration'], '2026-05-31'],
    ['missing together with the life proof: one message', { ...alive, lastCertifiedOn: '2025-11-01' }, '2026-03-01', '2026-01-02', ['survivor 2026-03-31 reminder -30'], '2026-03-24'],
    ['declared: nothing to ask', { ...alive, declaredOn: '2026-01-05' }, '2026-03-01', '2026-01-02', [], '2026-04-01'],
  ])('%s', (_name, benefit, today, sweptOn, say, next) => {
    expect(said({ benefits: [benefit], sweptOn }, today)).toEqual({ say, propose: [], open: [], next })
  })
  test('a life proof that comes after all its steps does not silence it: the next day, and with the period after it', () => {
    const late = { ...alive, lastCertifiedOn: '2026-04-15' }
    const nights: string[] = []
    let sweptOn = '2026-04-15'
    for (let on = nextActionOn([late], rizhao, sweptOn); on !== null && on <= '2026-10-15'; on = nextActionOn([late], rizhao, on)) {
      nights.push(...said({ benefits: [late], sweptOn }, on).say.filter((one) => one.endsWith('declaration')).map((one) => `${on}: ${one}`))
      sweptOn = on
    }
    expect(nights).toEqual([
      '2026-04-16: survivor 2026-03-31 overdue 16 declaration', '2026-05-31: survivor 2026-03-31 overdue 61 declaration',
      '2026-06-23: survivor 2026-03-31 overdue 84 declaration', '2026-06-29: survivor 2026-03-31 overdue 90 declaration',
      '2026-07-01: survivor 2026-03-31 overdue 92 declaration',
    ])
  })
  test('law: whoever owes a declaration has a step to come or a proposal before staff', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2024-06-01', n))
    fc.assert(fc.property(day, fc.option(day), fc.integer({ min: 0, max: 400 }), (lastCertifiedOn, declaredOn, wait) => {
      const benefit = benefitOf('survivor', { startOn: '2024-01-01', lastCertifiedOn, declaredOn })
      if (agendas(benefit, rizhao).length < 2) return
      const today = addDays(lastCertifiedOn, wait)
      const isProposed = agendas(benefit, rizhao).some(({ steps }) => steps.some(({ on, kind }) => kind === 'proposal' && on <= today))
      const next = nextActionOn([benefit], rizhao, today)
      expect(isProposed || (next !== null && next > today)).toBe(true)
      // and the evening of a life proof never leaves the declaration alone
      const [, declaration] = agendas(benefit, rizhao)
      expect(declaration?.steps.some(({ on }) => on > lastCertifiedOn)).toBe(true)
    }), { numRuns: 500 })
  })
  test('a message about it is true until it is declared', () => {
    expect(isDutyOpen(alive, rizhao, '2026-03-31')).toBe(true)
    expect(isDutyOpen({ ...alive, declaredOn: '2026-03-02' }, rizhao, '2026-03-31')).toBe(false)
    expect(isDutyOpen({ ...alive, status: 'held' }, rizhao, '2026-03-31')).toBe(false)
  })
})

describe('tasks for staff', () => {
  const minor = benefitOf('survivor', { lastCertifiedOn: '2026-01-05', declaredOn: '2026-01-05' })
  test.each<[string, BenefitState[], string | undefined, string, string[]]>([
    ['an eighteenth birthday within the quarter', [minor], '2026-02-14', '2026-02-14', ['turns18']],
    ['of somebody who draws another pension as well', [minor, yearly('2025-12-01')], '2026-02-14', '2026-02-14', ['turns18']],
    ['of nobody who draws no survivor’s pension', [yearly('2025-12-01')], '2026-02-14', '2026-02-14', []],
    ['not the day before', [minor], '2026-02-14', '2026-02-13', []],
    ['known late, opened late', [minor], '2025-02-14', '2026-02-14', ['turns18']],
    ['suspended pay matters too', [{ ...minor, status: 'suspended', suspendedFrom: '2026-01' }], '2026-02-14', '2026-02-14', ['turns18']],
    ['not after it is closed', [{ ...minor, status: 'closed' }], '2026-02-14', '2026-02-14', []],
    ['an employee\'s and a resident\'s pension at once', [yearly('2025-12-01'), benefitOf('resident', { lastCertifiedOn: '2025-12-01' })], undefined, '2026-01-21', ['duplicate']],
    ['one of them closed', [yearly('2025-12-01', { status: 'closed' }), benefitOf('resident', { lastCertifiedOn: '2025-12-01' })], undefined, '2026-01-21', []],
  ])('%s', (_name, benefits, turns18On, today, open) => {
    expect(said({ benefits, sweptOn: '2026-01-20', ...(turns18On && { turns18On }) }, today).open).toEqual(open)
  })
  test('a birthday is a day on which a sweep has something to do, and a suspected duplicate is looked at tonight', () => {
    expect(nextActionOn([minor], rizhao, '2026-01-05', '2026-02-14')).toBe('2026-02-14')
    expect(nextActionOn([minor], rizhao, '2026-02-14', '2026-02-14')).toBe('2026-04-01')
    expect(firstActionOn([yearly('2025-12-01'), benefitOf('resident', { lastCertifiedOn: '2025-12-01' })], rizhao, '2025-12-02')).toBe('2025-12-02')
    expect(firstActionOn([minor], rizhao, '2026-03-01', '2026-02-14')).toBe('2026-03-01')
    expect(firstActionOn([yearly('2025-12-01')], rizhao, '2025-12-02')).toBe('2026-09-02')
    // one that was looked at already is no reason to come back tonight
    expect(actionOn({ benefits: [yearly('2025-12-01'), benefitOf('resident', { lastCertifiedOn: '2025-12-01' })], sweptOn: '2025-12-02' }, rizhao, '2025-12-03')).toBe('2026-01-21')
  })
  test('a task of a birthday is about the survivor’s pension, one of a duplicate about no single one', () => {
    const both = [yearly('2025-12-01'), benefitOf('resident', { lastCertifiedOn: '2025-12-01' }), minor]
    expect(plan({ benefits: both, sweptOn: null, turns18On: '2026-01-01' }, rizhao, '2026-01-02').tasks).toEqual([{ kind: 'duplicate', scheme: null }, { kind: 'turns18', scheme: 'survivor' }])
  })
})

describe('a new version of the policy (rule R30)', () => {
  const halfYearly: Policy = { ...rollingPolicy(6, 'anniversaryDay'), version: 2, effectiveFrom: '2026-03-01', publishedOn: '2026-02-01' }
  const inForce: PolicyInForce = { ...halfYearly, before: [rizhao] }
  const benefits = [yearly('2025-07-20')]
  test('brings a due day nearer with notice, and what was missed under it is said tonight', () => {
    // old: due 2026-07-20, first notice 2026-04-21. new: 2026-01-20, asked for since 2025-10-22, but due not before 90 days from publishing: 2026-05-02
    expect(actionOn({ benefits, sweptOn: '2025-07-01' }, rizhao, '2026-02-28')).toBe('2026-04-21')
    expect(actionOn({ benefits, sweptOn: '2025-07-01' }, inForce, '2026-03-01')).toBe('2026-03-01')
    expect(said({ benefits, sweptOn: '2025-07-01' }, '2026-03-01', inForce)).toMatchObject({ say: ['enterprise 2026-05-02 firstNotice -90'], next: '2026-04-02' })
  })
  test('leaves alone whoever was swept for the same step already', () => {
    expect(actionOn({ benefits, sweptOn: '2026-03-01' }, inForce, '2026-03-01')).toBe('2026-04-02')
  })
})

describe('laws over random lives', () => {
  const person = fc.record({ judged: judgedHistory, ago: fc.option(fc.nat(400)), policy: anyPolicy })
  const from = ({ judged: { lived, today }, ago }: { judged: { lived: Parameters<typeof stateAfter>[0]; today: string }; ago: number | null }) =>
    ({ benefits: [stateAfter(lived)], sweptOn: ago === null ? null : addDays(today, -ago), today })

  test('a sweep of every night says, of each duty, at least the last thing that a late sweep says', () => {
    fc.assert(fc.property(person, (drawn) => {
      const { benefits, sweptOn, today } = from(drawn)
      const start = sweptOn ?? addDays(today, -60)
      const late = plan({ benefits, sweptOn: start }, drawn.policy, today)
      const nightly = new Set<string>()
      for (let day = addDays(start, 1), last = start; day <= today; day = addDays(day, 1)) {
        for (const one of plan({ benefits, sweptOn: last }, drawn.policy, day).notices) nightly.add(JSON.stringify(one))
        last = day
      }
      for (const one of late.notices) expect(nightly).toContain(JSON.stringify(one))
    }), { numRuns: 150 })
  })

  test('nothing is missed between two days of action, one word a duty, and never of days that are over', () => {
    fc.assert(fc.property(person, (drawn) => {
      const { benefits, sweptOn, today } = from(drawn)
      const { notices, proposals, nextActionOn: next } = plan({ benefits, sweptOn }, drawn.policy, today)
      expect(new Set(notices.map(({ dueOn, asks }) => `${dueOn} ${asks}`)).size).toBe(notices.length)
      for (const { dueOn, days, kind } of notices) expect([kind, days > 0]).toEqual([kind, today > dueOn])
      expect(proposals.length).toBe(notices.filter(({ kind }) => kind === 'stopProposed').length)
      if (next === null) return
      expect(next > today).toBe(true)
      expect(plan({ benefits, sweptOn: today }, drawn.policy, addDays(next, -1))).toMatchObject({ notices: [], proposals: [], nextActionOn: next })
    }), { numRuns: 300 })
  })
})
