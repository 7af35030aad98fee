/** What others have seen of people: taken in, weighed in the night, objected to (rules R13, R19, R25, R26, R28). */
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { takeEvidence } from '../../cloudfunctions/lib/evidence/take'
import { fileInMemory } from './rosters'
import type { EvidenceSource } from '../../src/domain/evidence/format'
import { dueSoon, enrol, NOON, startCloud, type Cloud, type Phone } from './cloud'
import { deskOf, employ } from './colleagues'
import { li, person, wang } from './people'

jest.setTimeout(120_000)
let cloud: Cloud
let phone: Phone
beforeEach(async () => {
  cloud = await startCloud()
  cloud.clock.at = NOON
  for (const one of [wang, li]) await enrol(cloud, one, { phoneEnc: cloud.deps.secrets.seal(one.id, 'phone', '13900000000') })
  phone = cloud.weapp('o-wang')
  const _id = cloud.deps.secrets.index('openid', 'o-wang').slice(0, 32)
  await cloud.deps.db.table('callers').put({ _id, selfId: wang.id, openidEnc: null, activeBindings: 0, updatedAt: '2024-11-20T04:00:00.000Z' })
})
afterEach(() => cloud.close())

const HEADER = '记录编号,身份证号,机构,类别,发生日期,备注'
type Row = [no: string, who: { idNumber: string }, institution: string, kind: string, on: string]
const file = (rows: Row[], header = HEADER) => fileInMemory(Buffer.from([header, ...rows.map(([no, { idNumber }, ...rest]) => [no, idNumber, ...rest, '张三看见的'].join(','))].join('\r\n')))
const take = (source: EvidenceSource, ...rows: Row[]) => takeEvidence(cloud.deps, file(rows), source, null)
const inpatient = (on: string, no = '1', who = wang): Row => [no, who, '人民医院', '住院', on]
const benefitOf = async (id: string) => (await cloud.deps.db.table('beneficiaries').find(id))!.benefits[0]!
const night = async (days = 0) => { cloud.clock.at += days * 86_400_000; return (await cloud.nightly()) as { data: Record<string, Record<string, number>> } }
const settled = async (id = wang.id) => { const { lastCertifiedOn, lastChannel } = await benefitOf(id); return [lastCertifiedOn, lastChannel] }

describe('taking in', () => {
  test('counts, keeps what may count, and no number, name of a place or remark anywhere', async () => {
    const run = await take('hospital', inpatient('2025-11-01'), ['2', person(3), '人民医院', '住院', '2025-11-01'], ['3', { idNumber: '371102194802290000' }, '人民医院', '住院', '2025-11-01'],
      ['4', wang, '人民医院', '住院', '2025-08-01'], ['5', wang, '人民医院', '看电视', '2025-11-01'], ['6', wang, '人民医院', '住院', '2025-11-13'])
    expect(run).toMatchObject({ state: 'done', counts: { rows: 6, life: 1, strangers: 1, refused: 4, repeated: 0 } })
    const { evidence, evidenceErrors, evidenceRuns } = await cloud.dump()
    expect(evidenceErrors.map(({ line, field, mistake }) => `${line} ${field} ${mistake}`)).toEqual(['4 idNumber idNumber', '5 on tooOld', '6 kind notKnown', '7 on inFuture'])
    const kept = JSON.stringify([evidence, evidenceErrors, evidenceRuns])
    for (const word of [wang.idNumber, '人民医院', '张三', '看电视']) expect(kept).not.toContain(word)
  })
  test('the same file again changes nothing', async () => {
    await take('hospital', inpatient('2025-11-01'))
    expect(await take('hospital', inpatient('2025-11-01'))).toMatchObject({ counts: { life: 0, repeated: 1 } })
    expect((await cloud.dump()).evidence).toHaveLength(1)
  })
  test('what was wrong with rows goes after a month, and what was wrong last week stays', async () => {
    await take('hospital', ['1', wang, '人民医院', '看电视', '2025-11-01'])
    cloud.clock.at += 25 * 86_400_000
    const { _id } = await take('hospital', ['2', wang, '人民医院', '看电视', '2025-11-01'])
    await night(7)
    expect((await cloud.dump()).evidenceErrors.map(({ runId }) => runId)).toEqual([_id])
    await night(31)
    expect((await cloud.dump()).evidenceErrors).toEqual([])
  })
  test('a phone bill is counted and not kept', async () => {
    expect(await take('counter', ['1', wang, '电信', '话费', '2025-11-01'])).toMatchObject({ counts: { weak: 1, life: 0 } })
    expect((await cloud.dump()).evidence).toEqual([])
  })
  test.each([['记录编号,身份证号,机构,类别,发生日期,诊断', 'medical'], ['记录编号,身份证号,机构,类别,日期,主要病情', 'medical'], ['记录编号,身份证号,机构,类别', 'headerMissing'], ['记录编号,身份证号,机构,类别,日期,发生日期', 'headerTwice']])(
    'a file headed %s is refused as a whole', async (header, mistake) => {
      expect(await takeEvidence(cloud.deps, file([inpatient('2025-11-01')], header), 'hospital', null)).toMatchObject({ state: 'refused', refusal: { mistake }, counts: { life: 0 } })
      expect((await cloud.dump()).evidence).toEqual([])
    })
})

describe('weighed in the night', () => {
  test('a stay in hospital certifies for its own day, once, and the person is told', async () => {
    await take('hospital', inpatient('2025-11-01'))
    expect((await night()).data.matched).toEqual({ certify: 1 })
    expect(await settled()).toEqual(['2025-11-01', 'dataMatch'])
    await night()
    await night(1)
    const { certifications, matches, events, outbox, beneficiaries } = await cloud.dump()
    expect(certifications).toMatchObject([{ on: '2025-11-01', channel: 'dataMatch', callerId: null, attemptId: null, proof: { kind: 'dataMatch', id: 'person-wang.2025-11-01' } }])
    expect(matches).toMatchObject([{ by: [{ kind: 'inpatient', source: 'hospital', on: '2025-11-01' }], state: 'stands' }])
    expect(outbox.filter(({ kind }) => kind === 'silent')).toHaveLength(1)
    const own = events.filter(({ beneficiaryId }) => beneficiaryId === wang.id).sort((a, b) => a.seq - b.seq)
    expect(own.at(-1)).toMatchObject({ kind: 'certified', facts: { channel: 'dataMatch', on: '2025-11-01' } })
    expect(verifyChain(own, beneficiaries.find(({ _id }) => _id === wang.id)!)).toEqual({ ok: true })
    expect((await phone.call('getHome', {})).self?.standing).toMatchObject({ kind: 'dataMatch', dueOn: '2026-11-01' })
    expect((await phone.call('listRecords', {})).records).toMatchObject([{ on: '2025-11-01', channel: 'dataMatch', result: 'matched' }])
  })
  test.each<[string, Row[], string | null]>([
    ['one card', [['1', wang, '门诊部', '门诊刷卡', '2025-11-01']], null],
    ['two cards of one place', [['1', wang, '门诊部', '门诊刷卡', '2025-11-01'], ['2', wang, '门诊部', '医保刷卡', '2025-11-05']], null],
    ['two cards of two places', [['1', wang, '门诊部', '门诊刷卡', '2025-10-01'], ['2', wang, '药房', '医保刷卡', '2025-11-05']], '2025-10-01'],
    ['two cards 46 days apart', [['1', wang, '门诊部', '门诊刷卡', '2025-09-20'], ['2', wang, '药房', '医保刷卡', '2025-11-05']], null],
  ])('%s: certified for %3$s', async (_what, rows, on) => {
    await take('hospital', ...rows)
    await night()
    expect((await settled())[0]).toBe(on ?? '2024-11-20')
  })
  test('the second card may come weeks later, in another file', async () => {
    await take('hospital', ['1', wang, '门诊部', '门诊刷卡', '2025-11-10'])
    await night()
    expect((await settled())[0]).toBe('2024-11-20')
    cloud.clock.at += 20 * 86_400_000
    await take('counter', ['9', wang, '银行', '银行刷卡', '2025-12-01'])
    await night()
    expect((await settled())[0]).toBe('2025-11-10')
  })
  test('a weak sign certifies nobody, and stands on file against a stop', async () => {
    await take('hospital', ['1', wang, '门诊部', '门诊刷卡', '2025-11-10'])
    await night()
    expect((await cloud.dump()).dataChecks).toMatchObject([{ beneficiaryId: wang.id, sources: ['hospital'], lifeTraceOn: '2025-11-10' }])
  })
  test('pay that was stopped comes back by it', async () => {
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: li.id }, { benefits: [dueSoon({ lastCertifiedOn: '2024-06-01', status: 'suspended', suspendedFrom: '2025-09' })] })
    await take('transport', ['1', li, '日照西站', '人证核验登乘', '2025-11-03'])
    await night()
    expect(await benefitOf(li.id)).toMatchObject({ status: 'active', suspendedFrom: null, lastCertifiedOn: '2025-11-03' })
    expect((await cloud.dump()).events.map(({ kind }) => kind)).toContain('resumed')
  })
  test('somebody certified a month ago is left in peace', async () => {
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { benefits: [dueSoon({ lastCertifiedOn: '2025-10-12', lastChannel: 'phone' })] })
    await take('hospital', inpatient('2025-11-01'))
    expect((await night()).data.matched).toEqual({ notWorthIt: 1 })
    expect((await cloud.dump()).outbox).toEqual([])
  })
  test('many people in one night, killed after each page', async () => {
    const many = Array.from({ length: 30 }, (_, n) => person(n))
    for (const one of many) await enrol(cloud, one)
    await take('hospital', ...many.map((one, n) => inpatient('2025-11-01', `n${n}`, one)))
    await night()
    expect((await cloud.dump()).certifications).toHaveLength(30)
  })
})

describe('an authority’s record', () => {
  test('of a death holds pay at once and opens the task; the night certifies nobody by cards', async () => {
    expect(await take('authority', ['1', wang, '公安', '死亡', '2025-10-01'])).toMatchObject({ counts: { losses: 1 } })
    expect(await take('authority', ['1', wang, '公安', '死亡', '2025-10-01'])).toMatchObject({ counts: { losses: 0, repeated: 1 } })
    await take('hospital', inpatient('2025-11-01'))
    expect((await night()).data.matched).toEqual({ forbidden: 1 })
    expect(await benefitOf(wang.id)).toMatchObject({ status: 'held', suspendedFrom: '2025-12', finding: { recordedBy: null, source: 'publicSecurity' } })
    const { tasks, outbox } = await cloud.dump()
    expect(tasks).toMatchObject([{ kind: 'verifyLoss', answerBy: '2025-11-19', state: 'open' }])
    expect(outbox).toMatchObject([{ kind: 'held' }])
  })
  test('against a living face is a conflict, and pay goes on', async () => {
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { benefits: [dueSoon({ lastCertifiedOn: '2025-11-01', lastChannel: 'phone' })] })
    await take('authority', ['1', wang, '民政', '死亡', '2025-10-01'])
    expect(await benefitOf(wang.id)).toMatchObject({ status: 'active' })
    expect((await cloud.dump()).tasks.map(({ kind }) => kind).sort()).toEqual(['conflict', 'verifyLoss'])
  })
  test('of a sentence holds, of one outside prison does not; needs two of the staff to end anything', async () => {
    await take('authority', ['1', wang, '法院', '服刑', '2025-10-01'], ['2', li, '司法', '社区矫正', '2025-10-01'])
    expect((await benefitOf(wang.id)).status).toBe('held')
    expect((await benefitOf(li.id)).status).toBe('active')
    const reviewer = await deskOf(cloud, await employ(cloud, 'E-reviewer', ['reviewer']))
    expect(await reviewer.call('confirmFinding', { beneficiaryId: wang.id })).toMatchObject({ kind: 'confirmed', benefits: [{ status: 'held' }] })
  })
  test('from somebody who cannot know it is refused', async () => {
    expect(await take('authority', ['1', wang, '邻居', '死亡', '2025-10-01'])).toMatchObject({ counts: { refused: 1, losses: 0 } })
  })
})

describe('“that was not me”', () => {
  const matchId = 'person-wang.2025-11-01'
  beforeEach(async () => {
    await take('hospital', inpatient('2025-11-01'))
    await night()
  })
  test('the card says kind, class and day', async () => {
    expect((await phone.call('listEvidence', {})).cards).toEqual([expect.objectContaining({
      matchId, maskName: '王*兰', relation: null, by: [{ kind: 'inpatient', strength: 'A', source: 'hospital', on: '2025-11-01' }], state: 'stands', certifyBy: null,
    })])
  })
  test('said twice at once it is one objection: the duty returns with ninety days, nothing is edited, staff have a task', async () => {
    const reference = (await cloud.dump()).certifications[0]!._id
    const { checkPath } = await phone.call('getCertificate', { reference })
    const check = checkPath.split('check=')[1]!
    const before = await cloud.dump()
    const [one, two] = await Promise.all([phone.call('objectToEvidence', { matchId }), phone.call('objectToEvidence', { matchId })])
    expect([one, two]).toEqual([{ certifyBy: '2026-02-10' }, { certifyBy: '2026-02-10' }])
    const after = await cloud.dump()
    expect(after.certifications).toEqual(before.certifications)
    expect(after.matches).toMatchObject([{ state: 'objected', objectedOn: '2025-11-12' }])
    expect(after.tasks).toMatchObject([{ kind: 'notThem', answerBy: '2025-11-19', state: 'open' }])
    expect(after.events.filter(({ kind }) => kind === 'objected')).toHaveLength(1)
    expect(await benefitOf(wang.id)).toMatchObject({ lastCertifiedOn: '2024-11-20', status: 'active', respiteUntil: '2026-02-10' })
    expect((await phone.call('getHome', {})).self?.standing).toMatchObject({ kind: 'open', dueOn: '2026-02-10' })
    expect(await phone.fail('getCertificate', { reference })).toBe('notFound: reference')
    expect(await cloud.device(null).call('checkCertificate', { reference, check })).toEqual({ kind: 'unknown' })
    expect(verifyChain(after.events.filter(({ beneficiaryId }) => beneficiaryId === wang.id).sort((a, b) => a.seq - b.seq), after.beneficiaries.find(({ _id }) => _id === wang.id)!)).toEqual({ ok: true })
  })
  test('no stop is proposed in the ninety days, and no later card certifies until the person has', async () => {
    await phone.call('objectToEvidence', { matchId })
    for (let day = 10; day <= 80; day += 10) {
      await night(10)
      await take('hospital', inpatient(new Date(cloud.clock.at).toISOString().slice(0, 10), `later-${day}`))
    }
    await night(1)
    const { proposals, certifications } = await cloud.dump()
    expect([proposals.filter(({ beneficiaryId }) => beneficiaryId === wang.id).length, certifications.length]).toEqual([0, 1])
    await night(80)
    expect((await cloud.dump()).proposals.filter(({ beneficiaryId }) => beneficiaryId === wang.id)).toHaveLength(1)
  })
  test('whoever certified by face since keeps that', async () => {
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { benefits: [dueSoon({ lastCertifiedOn: '2025-11-11', lastChannel: 'phone' })] })
    expect(await phone.call('objectToEvidence', { matchId })).toEqual({ certifyBy: null })
    expect(await settled()).toEqual(['2025-11-11', 'phone'])
  })
  test('a stranger neither sees nor objects', async () => {
    const stranger = cloud.weapp('o-stranger')
    expect(await stranger.call('listEvidence', {})).toEqual({ cards: [] })
    expect(await stranger.fail('objectToEvidence', { matchId })).toBe('notFound: matchId')
    expect(await stranger.fail('listEvidence', { beneficiaryId: wang.id })).toBe('notFound: beneficiaryId')
    expect(await phone.fail('objectToEvidence', { matchId: 'person-wang.2025-11-02' })).toBe('notFound: matchId')
  })
})
