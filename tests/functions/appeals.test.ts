/** Appeals (rule R29): filed by the person or a helper, answered by somebody who took no part. */
import { verifyChain } from '../../cloudfunctions/lib/audit'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { startCloud, type Cloud, type Phone } from './cloud'
import { deskOf, employ } from './colleagues'
import { li } from './people'
import { approve, at, benefitOf, collect, DAY, openOffice, propose, proposalIdOf, type Office } from './stop-scene'

jest.setTimeout(120_000)
let cloud: Cloud
let office: Office
let phone: Phone
const beneficiaryId = li.id
const proposalId = proposalIdOf(li)
beforeEach(async () => {
  cloud = await startCloud()
  cloud.clock.at = DAY
  office = await openOffice(cloud)
  await propose(cloud, li)
  phone = cloud.weapp('o-li')
  // known by their own face from an earlier year
  const callerId = cloud.deps.secrets.index('openid', 'o-li').slice(0, 32)
  await cloud.deps.db.table('callers').put({ _id: callerId, selfId: li.id, openidEnc: null, activeBindings: 0, updatedAt: '2024-11-20T04:00:00.000Z' })
})
afterEach(() => cloud.close())

const proposalOf = async () => (await cloud.deps.db.table('proposals').find(proposalId))!
const decide = async (name: string, result: StaffCalls['decideAppeal']['input']['result']) => {
  const desk = await office.desk(name)
  const [appeal] = (await desk.call('listAppeals', { state: 'open' })).appeals
  return desk.call('decideAppeal', { appealId: appeal!.appealId, result, why: result === 'upheld' ? 'recordWrong' : 'recordRight' })
}

describe('filing', () => {
  test('puts off a proposed stop by one payroll, takes approvals back, and nothing is stopped while it waits', async () => {
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: li.id }, { traits: { disabled: true } })
    await collect(cloud, office, proposalId)
    await approve(office, 'reviewer', proposalId)
    expect(await phone.call('appeal', { beneficiaryId, kind: 'wrongStop', words: '我一直住在这里' })).toEqual({ answerBy: '2025-12-11', postponedTo: '2026-01' })
    expect(await proposalOf()).toMatchObject({ stopFrom: '2026-01', approvals: [], state: 'open' })
    expect(await approve(office, 'reviewer2', proposalId)).toEqual({ kind: 'incomplete', missing: ['appealAnswered', 'approvals'] })
    const { events, beneficiaries, appeals } = await cloud.dump()
    expect(events.at(-1)).toMatchObject({ kind: 'appealed', facts: { appeal: { kind: 'wrongStop', postponed: '2026-01' } } })
    expect(verifyChain([...events].sort((a, b) => a.seq - b.seq), beneficiaries[0]!)).toEqual({ ok: true })
    expect(JSON.stringify(appeals)).not.toContain('住在')
  })

  test('said twice at once it is one appeal, and the stop moves by one month only', async () => {
    const [one, two] = await Promise.all([phone.call('appeal', { beneficiaryId, kind: 'wrongStop' }), phone.call('appeal', { beneficiaryId, kind: 'wrongStop' })])
    expect(one).toEqual(two)
    expect((await cloud.dump()).appeals).toHaveLength(1)
    expect((await proposalOf()).stopFrom).toBe('2026-01')
  })

  test('another appeal about the same period does not move it again', async () => {
    await phone.call('appeal', { beneficiaryId, kind: 'wrongStop' })
    await decide('reviewer', 'dismissed')
    cloud.clock.at = at('2026-01-20')
    expect(await cloud.weapp('o-li').call('appeal', { beneficiaryId, kind: 'faceMismatch' })).toMatchObject({ postponedTo: null })
    expect((await proposalOf()).stopFrom).toBe('2026-01')
  })

  test.each([['2025-12-05', '2026-01'], ['2025-12-06', '2026-02'], ['2026-01-06', '2026-03']])(
    'filed on %s, the stop comes in %s at the earliest', async (day, postponedTo) => {
      cloud.clock.at = at(day)
      expect(await phone.call('appeal', { beneficiaryId, kind: 'silentDispute' })).toMatchObject({ postponedTo })
    })

  test('a stop that is decided and has not begun moves, too; one that has begun does not', async () => {
    await collect(cloud, office, proposalId)
    cloud.clock.at = at('2025-12-20')
    await approve(office, 'reviewer', proposalId)
    expect(await phone.call('appeal', { beneficiaryId, kind: 'wrongStop' })).toMatchObject({ postponedTo: '2026-02' })
    expect(await benefitOf(cloud, li)).toMatchObject({ status: 'suspended', suspendedFrom: '2026-02' })
  })
  test('a stop that has begun keeps its month', async () => {
    await collect(cloud, office, proposalId)
    await approve(office, 'reviewer', proposalId)
    expect(await phone.call('appeal', { beneficiaryId, kind: 'wrongStop' })).toMatchObject({ postponedTo: null })
    expect(await benefitOf(cloud, li)).toMatchObject({ suspendedFrom: '2025-12' })
  })

  test('a death on record is not put off by it', async () => {
    await (await office.desk('clerk')).call('recordFinding', { beneficiaryId, code: 'death', since: '2025-12-01', source: 'civilAffairs' })
    expect(await phone.call('appeal', { beneficiaryId, kind: 'wrongDeath' })).toMatchObject({ postponedTo: null })
    expect((await proposalOf()).stopFrom).toBe('2025-12')
  })

  test('a stranger cannot appeal for somebody', async () => {
    expect(await cloud.weapp('o-stranger').fail('appeal', { beneficiaryId, kind: 'wrongStop' })).toBe('notFound: beneficiaryId')
  })
})

describe('answering', () => {
  test('why it was decided so is kept, from the list that goes with the result', async () => {
    await phone.call('appeal', { beneficiaryId, kind: 'agentAbuse' })
    const desk = await office.desk('reviewer')
    const [{ appealId } = { appealId: '' }] = (await desk.call('listAppeals', { state: 'open' })).appeals
    expect(await desk.fail('decideAppeal', { appealId, result: 'dismissed', why: 'notThemselves' })).toBe('badInput: why')
    await desk.call('decideAppeal', { appealId, result: 'dismissed', why: 'wasThemselves' })
    expect((await desk.call('listAppeals', { state: 'answered' })).appeals).toMatchObject([{ result: 'dismissed', why: 'wasThemselves' }])
  })

  test('an appeal of a street is found behind a thousand of other streets that are to be answered before it', async () => {
    await phone.call('appeal', { beneficiaryId, kind: 'wrongStop' })
    const [filed] = (await cloud.dump()).appeals
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: li.id }, { street: '371102001' })
    await cloud.deps.db.table('appeals').changeOne({ _id: filed!._id }, { street: '371102001' })
    await cloud.deps.db.table('appeals').addMany(Array.from({ length: 1100 }, (_, n) => (
      { ...filed!, _id: `other-${n}`, beneficiaryId: `other-${n}`, street: '371103001', answerBy: '2025-12-05' })))
    const desk = await deskOf(cloud, await employ(cloud, 'S-street', ['reviewer'], { region: '371102001', regionName: '街道' }))
    expect((await desk.call('listAppeals', { state: 'open' })).appeals).toMatchObject([{ appealId: filed!._id }])
  })

  test('a stop that was wrong is undone, by somebody else than who approved it, with all its months', async () => {
    await collect(cloud, office, proposalId)
    await approve(office, 'reviewer', proposalId)
    cloud.clock.at = at('2026-01-10')
    await phone.call('appeal', { beneficiaryId, kind: 'wrongStop', words: '我在女儿家' })
    expect((await (await office.desk('reviewer2')).call('listAppeals', { state: 'open' })).appeals)
      .toMatchObject([{ maskName: '李*国', words: '我在女儿家', isLate: false, answerBy: '2026-01-16' }])
    expect(await decide('reviewer', 'upheld')).toEqual({ kind: 'needsOtherPerson' })
    expect(await decide('reviewer2', 'upheld')).toEqual({ kind: 'decided', result: 'upheld', effect: 'resumed' })
    expect(await benefitOf(cloud, li)).toMatchObject({ status: 'active', suspendedFrom: null })
    expect(await proposalOf()).toMatchObject({ state: 'withdrawn', closed: { why: 'appealUpheld' } })
    const { events, beneficiaries, outbox, tasks } = await cloud.dump()
    expect(events.find(({ kind }) => kind === 'resumed')?.facts.stop).toMatchObject({ backPayMonths: ['2025-12', '2026-01'] })
    expect(verifyChain([...events].sort((a, b) => a.seq - b.seq), beneficiaries[0]!)).toEqual({ ok: true })
    expect(outbox.map(({ kind }) => kind).sort()).toEqual(['resumed', 'suspended'])
    expect(tasks).toMatchObject([{ kind: 'stuckStop', state: 'open' }])
  })

  test('a proposal is withdrawn; answered twice it keeps its first answer', async () => {
    await phone.call('appeal', { beneficiaryId, kind: 'wrongStop' })
    const [first, second] = await Promise.all([decide('reviewer', 'upheld'), decide('reviewer2', 'dismissed')])
    expect([first.kind, second.kind].sort()).toEqual(['answered', 'decided'])
    const { appeals: [appeal] } = await cloud.dump()
    expect((await proposalOf()).state).toBe(appeal!.result === 'upheld' ? 'withdrawn' : 'open')
  })

  test('a wrong death lifts the hold', async () => {
    await (await office.desk('clerk')).call('recordFinding', { beneficiaryId, code: 'death', since: '2025-12-01', source: 'civilAffairs' })
    await phone.call('appeal', { beneficiaryId, kind: 'wrongDeath' })
    expect(await decide('reviewer', 'upheld')).toEqual({ kind: 'decided', result: 'upheld', effect: 'holdEnded' })
    expect(await benefitOf(cloud, li)).toMatchObject({ status: 'active', suspendedFrom: null })
  })

  test('whoever approved before the appeal, or rang up, does not answer it', async () => {
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: li.id }, { traits: { disabled: true } })
    await collect(cloud, office, proposalId)
    await approve(office, 'reviewer', proposalId)
    await phone.call('appeal', { beneficiaryId, kind: 'wrongStop' })
    expect(await decide('reviewer', 'upheld')).toEqual({ kind: 'needsOtherPerson' })
    await (await office.desk('reviewer2')).call('recordContact', { proposalId, requestKey: 'abcdef0123456789', channel: 'call', result: 'failed' })
    expect(await decide('reviewer2', 'upheld')).toEqual({ kind: 'needsOtherPerson' })
    expect(await decide('reviewer3', 'upheld')).toMatchObject({ kind: 'decided' })
  })

  test('a stop that is proposed anew is said anew', async () => {
    await (await office.desk('reviewer')).call('refuseStop', { proposalId })
    await (await office.desk('reviewer2')).call('reopenStop', { proposalId })
    expect((await cloud.dump()).outbox).toMatchObject([{ kind: 'stopProposed', state: 'queued', beneficiaryId }])
  })

  test('a wrong death does not lift a sentence', async () => {
    await (await office.desk('clerk')).call('recordFinding', { beneficiaryId, code: 'imprisoned', custody: 'servingSentence', since: '2025-12-01', source: 'court' })
    await phone.call('appeal', { beneficiaryId, kind: 'wrongDeath' })
    expect(await decide('reviewer', 'upheld')).toEqual({ kind: 'decided', result: 'upheld', effect: 'nothing' })
    expect(await benefitOf(cloud, li)).toMatchObject({ status: 'held', finding: { code: 'imprisoned' } })
  })

  test('dismissed: nothing changes but that the stop may be approved again', async () => {
    await collect(cloud, office, proposalId)
    await phone.call('appeal', { beneficiaryId, kind: 'wrongStop' })
    expect(await decide('reviewer', 'dismissed')).toEqual({ kind: 'decided', result: 'dismissed', effect: 'nothing' })
    expect(await approve(office, 'reviewer2', proposalId)).toEqual({ kind: 'stopped', stopFrom: '2026-01' })
  })
})
