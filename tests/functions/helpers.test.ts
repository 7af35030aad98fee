/** 我的家人: writing somebody down, and ending a bond from either side, at once (rule R23). */
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { asks, certify, enrol, finishInput, open, startCloud, upload, type Cloud, type Phone } from './cloud'
import { refuses } from './doubles/face'
import { li, person, wang } from './people'

jest.setTimeout(60_000)
let cloud: Cloud
let helper: Phone
beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang, { phoneEnc: cloud.deps.secrets.seal(wang.id, 'phone', '16000000002') })
  helper = cloud.weapp('o-daughter')
})
afterEach(() => cloud.close())

const adds = ({ name, idNumber } = wang, ownPhone: string | null = '16000000001') =>
  ({ name, idNumber, relation: 'daughter' as const, ...(ownPhone && { ownPhone }), agreed: true as const })
const forMother = { mode: 'forOthers' as const, relation: 'daughter' as const }
const known = (more = {}) => ({ ...asks(wang, { mode: 'forOthers', camera: 'rear', ...more }), subject: { kind: 'known' as const, beneficiaryId: wang.id } })
/** The person's own phone, proven by their face. */
async function ofElder(): Promise<Phone> {
  const elder = cloud.weapp('o-wang')
  await certify(elder, asks(wang, { evenIfNotDue: true }))
  return elder
}
async function refuseAll(elder: Phone): Promise<void> {
  const { helpers } = await elder.call('relatives.list', {})
  for (const { helperId } of helpers ?? []) await elder.call('relatives.refuse', { helperId })
}

describe('加一位家人', () => {
  test('writes a person down without a bond: masks only, and the person\'s face makes it one, without typing', async () => {
    expect(await helper.call('relatives.add', adds())).toEqual({
      kind: 'added', person: { beneficiaryId: wang.id, relation: 'daughter', maskName: '王*兰', maskId: expect.stringMatching(/^371199\*+/) },
    })
    expect(await helper.call('relatives.list', {})).toMatchObject({ relatives: [], waiting: [{ beneficiaryId: wang.id }], helpers: null, knowsPhone: true })
    expect(await helper.fail('listRecords', { beneficiaryId: wang.id })).toBe('notFound: beneficiaryId')
    expect((await certify(helper, known())).outcome).toMatchObject({ kind: 'matched', mode: 'forOthers' })
    expect(await helper.call('relatives.list', {})).toMatchObject({ relatives: [{ beneficiaryId: wang.id, relation: 'daughter' }], waiting: [] })
    const { events, beneficiaries: [stored] } = await cloud.dump()
    expect(events.map(({ kind }) => kind)).toEqual(['helperAdded', 'certified'])
    expect(verifyChain(events, stored!)).toEqual({ ok: true })
  })

  test('no face, no bond', async () => {
    await helper.call('relatives.add', adds())
    cloud.face.verdict = refuses('notSamePerson')
    await certify(helper, known())
    expect(await helper.call('relatives.list', {})).toMatchObject({ relatives: [], waiting: [{ beneficiaryId: wang.id }] })
  })

  test('twice is once; oneself is nobody to add; one answer for an unknown number and a wrong name', async () => {
    await helper.call('relatives.add', adds())
    expect(await helper.call('relatives.add', adds())).toEqual({ kind: 'already', maskName: '王*兰' })
    await enrol(cloud, li)
    await certify(helper, asks(li))
    expect(await helper.call('relatives.add', adds(li))).toEqual({ kind: 'isYourself' })
    for (const unknown of [{ ...wang, name: '王小兰' }, person(7)]) expect(await helper.call('relatives.add', adds(unknown))).toMatchObject({ kind: 'notFound' })
  })

  test('the helper\'s own number is asked once, is not the person\'s, and is kept as an index only', async () => {
    expect(await helper.fail('relatives.add', adds(wang, null))).toBe('badInput: ownPhone')
    expect(await helper.fail('relatives.add', adds(wang, '1600'))).toBe('badInput: ownPhone')
    expect(await helper.call('relatives.add', adds(wang, '+86 160 0000 0002'))).toEqual({ kind: 'samePhone' })
    expect((await cloud.dump()).delegations).toEqual([])
    await helper.call('relatives.add', adds())
    await enrol(cloud, li, { phoneEnc: cloud.deps.secrets.seal(li.id, 'phone', '16000000001') })
    expect(await helper.call('relatives.add', adds(li, null))).toEqual({ kind: 'samePhone' })
    expect(await helper.call('certification.start', asks(li, forMother))).toEqual({ kind: 'samePhone' })
    expect(JSON.stringify(await cloud.dump())).not.toContain('16000000001')
  })

  test('a number that was changed counts from its day on, the old one no more', async () => {
    const { secrets } = cloud.deps
    const change = { phoneEnc: secrets.seal(wang.id, 'newPhone', '16000000003'), requestedAt: 0, effectiveAt: cloud.clock.at + 1, by: 'self' } as const
    await cloud.deps.db.table('beneficiaries').changeOne({ _id: wang.id }, { contact: { change } })
    expect(await helper.call('relatives.add', adds(wang, '16000000002'))).toEqual({ kind: 'samePhone' })
    cloud.clock.at += 1
    expect(await helper.call('relatives.add', adds(wang, '16000000003'))).toEqual({ kind: 'samePhone' })
    expect(await helper.call('relatives.add', adds(wang, '16000000002'))).toMatchObject({ kind: 'added' })
  })

  test('eight on the list, waiting ones included, also when taps come side by side', async () => {
    for (let n = 0; n < 9; n++) await enrol(cloud, person(n))
    for (let n = 0; n < 6; n++) await helper.call('relatives.add', adds(person(n)))
    const rest = await Promise.all([6, 7, 8].map((n) => helper.call('relatives.add', adds(person(n)))))
    expect(rest.map(({ kind }) => kind).sort()).toEqual(['added', 'added', 'tooManyRelatives'])
  })
})

describe('不让TA帮', () => {
  test('at once: the helper neither sees nor starts anything, is told, and the chain says who ended it', async () => {
    await certify(helper, asks(wang, forMother))
    const elder = await ofElder()
    expect((await elder.call('relatives.list', {})).helpers).toMatchObject([{ relation: 'daughter', isActive: true, since: '2025-11-12' }])
    await refuseAll(elder)
    expect(await helper.call('relatives.list', {})).toMatchObject({
      relatives: [], waiting: [], takenBack: [{ maskName: '王*兰', relation: 'daughter', on: '2025-11-12' }],
    })
    expect(await helper.fail('certification.start', known())).toBe('notFound: subject.beneficiaryId')
    expect(await helper.fail('listRecords', { beneficiaryId: wang.id })).toBe('notFound: beneficiaryId')
    expect((await elder.call('relatives.list', {})).helpers).toEqual([])
    const db = await cloud.dump()
    expect(db.callers.map(({ activeBindings }) => activeBindings)).toEqual([0, 0])
    expect(db.events.at(-1)).toMatchObject({ kind: 'helperEnded', facts: { endedBy: 'person', relation: 'daughter' } })
    expect(verifyChain(db.events.sort((a, b) => a.seq - b.seq), db.beneficiaries[0]!)).toEqual({ ok: true })
    cloud.clock.at += 31 * 86_400_000
    expect((await helper.call('relatives.list', {})).takenBack).toEqual([])
  })

  test.each(['a helper', 'somebody new'])('what %s has under way is not looked at, counts nothing and binds nobody', async (who) => {
    if (who === 'a helper') await certify(helper, asks(wang, forMother))
    else await helper.call('relatives.add', adds())
    const elder = await ofElder()
    const attempt = await open(helper, known({ evenIfNotDue: true }))
    await upload(attempt.upload)
    await refuseAll(elder)
    const { certifications: before } = await cloud.dump()
    const looked = cloud.face.seen.length
    const outcome = await helper.call('certification.finish', finishInput(attempt.attemptId))
    expect(outcome).toMatchObject({ kind: 'notMatched', reason: 'helpEnded' })
    expect(cloud.face.seen.length).toBe(looked)
    const db = await cloud.dump()
    expect(db.certifications).toEqual(before)
    expect(db.delegations).toMatchObject([{ status: 'ended' }])
    expect(await helper.fail('requestReview', { attemptId: attempt.attemptId })).toBe('notFound: attemptId')
  })

  test('also when it comes while the engine looks, and when the helper writes the person down again meanwhile', async () => {
    await certify(helper, asks(wang, forMother))
    const elder = await ofElder()
    const { certifications: before } = await cloud.dump()
    const attempt = await open(helper, known({ evenIfNotDue: true }))
    await upload(attempt.upload)
    cloud.face.meanwhile = async () => {
      await refuseAll(elder)
      await helper.call('relatives.add', adds())
    }
    expect(await helper.call('certification.finish', finishInput(attempt.attemptId))).toMatchObject({ kind: 'notMatched', reason: 'helpEnded' })
    const db = await cloud.dump()
    expect([db.certifications, db.delegations[0]?.status]).toEqual([before, 'waiting'])
  })

  test('a new beginning needs the person\'s own face again', async () => {
    await certify(helper, asks(wang, forMother))
    await refuseAll(await ofElder())
    cloud.clock.at += 1000
    expect((await certify(helper, asks(wang, { ...forMother, evenIfNotDue: true }))).outcome).toMatchObject({ kind: 'matched' })
    expect((await helper.call('getHome', {})).relatives).toMatchObject([{ beneficiaryId: wang.id }])
  })

  test('is only for the person\'s own proven phone, and only for their own helpers', async () => {
    await certify(helper, asks(wang, forMother))
    const elder = await ofElder()
    const [{ helperId } = { helperId: '' }] = (await elder.call('relatives.list', {})).helpers ?? []
    expect(await helper.fail('relatives.refuse', { helperId })).toBe('forbidden')
    await enrol(cloud, li)
    const other = cloud.weapp('o-li')
    await certify(other, asks(li))
    expect(await other.fail('relatives.refuse', { helperId })).toBe('notFound: helperId')
    expect((await cloud.dump()).delegations).toMatchObject([{ status: 'active' }])
  })
})

test('不再帮了: the helper leaves, the records stay with the person, and repeating it is harmless', async () => {
  await certify(helper, asks(wang, forMother))
  for (const _ of [1, 2]) await helper.call('relatives.leave', { beneficiaryId: wang.id })
  expect(await helper.call('relatives.list', {})).toMatchObject({ relatives: [], takenBack: [] })
  expect(await helper.fail('listRecords', { beneficiaryId: wang.id })).toBe('notFound: beneficiaryId')
  const db = await cloud.dump()
  expect(db.events.map(({ kind }) => kind)).toEqual(['certified', 'helperEnded'])
  expect(db.callers).toMatchObject([{ activeBindings: 0 }])
  const elder = await ofElder()
  expect((await elder.call('listRecords', {})).records).toHaveLength(2)
})
