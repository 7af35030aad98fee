/** Records, certificates, declarations: what a person and their relatives see, and nobody else. */
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { asks, certify, dueSoon, enrol, startCloud, type Cloud, type Phone } from './cloud'
import { matches, refuses } from './doubles/face'
import { li, wang } from './people'

jest.setTimeout(60_000)
let cloud: Cloud
let phone: Phone
beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  await enrol(cloud, li)
  phone = cloud.weapp('o-wang')
})
afterEach(() => cloud.close())

const again = { evenIfNotDue: true }
const referenceOf = async (who: Phone, input = asks(wang)) => {
  const { outcome } = await certify(who, input)
  if (outcome.kind !== 'matched') throw new Error(outcome.kind)
  return outcome.reference
}

test('before the first time there are no records', async () => {
  expect(await phone.call('listRecords', {})).toEqual({ records: [], next: null })
})

test('records of oneself and of relatives come newest first, with what happened', async () => {
  cloud.face.verdict = refuses('tooDark')
  await certify(phone, asks(wang))
  cloud.clock.at += 1000
  cloud.face.verdict = matches
  const reference = await referenceOf(phone)
  cloud.clock.at += 1000
  await certify(phone, asks(li, { mode: 'forOthers', relation: 'spouse' }))
  const { records } = await phone.call('listRecords', {})
  expect(records).toMatchObject([
    { maskName: '李*国', relation: 'spouse', result: 'matched', channel: 'phone', on: '2025-11-12' },
    { maskName: '王*兰', relation: null, result: 'matched', reason: null, reference },
    { maskName: '王*兰', relation: null, result: 'notMatched', reason: 'tooDark', reference: null },
  ])
  expect((await phone.call('listRecords', { beneficiaryId: wang.id })).records).toEqual(records.slice(1))
})

test('pages follow each other without a gap or a repeat, also over records of one millisecond', async () => {
  cloud.face.verdict = refuses('service')
  for (let i = 0; i < 7; i++) {
    await certify(phone, asks(wang))
    if (i % 3 === 2) cloud.clock.at += 1
  }
  cloud.face.verdict = matches
  cloud.clock.at += 1
  await certify(phone, asks(wang))
  const all = (await phone.call('listRecords', { limit: 50 })).records
  expect(all).toHaveLength(8)
  const paged = []
  let cursor: string | null | undefined
  do {
    const page = await phone.call('listRecords', { limit: 3, ...(cursor ? { cursor } : {}) })
    paged.push(...page.records)
    cursor = page.next
  } while (cursor)
  expect(paged).toEqual(all)
})

test('a cursor serves only who got it, for the list it came from, unaltered', async () => {
  await certify(phone, asks(wang))
  await certify(phone, asks(wang, again))
  const { next } = await phone.call('listRecords', { limit: 1 })
  if (!next) throw new Error('one page')
  const stranger = cloud.weapp('o-li')
  await certify(stranger, asks(li))
  for (const [who, input] of [
    [stranger, { cursor: next }],
    [phone, { cursor: next, beneficiaryId: wang.id }],
    [phone, { cursor: `1${next.slice(1)}` }],
    [phone, { cursor: next.slice(0, -1) }],
    [phone, { cursor: 'x' }],
  ] as const) expect(await who.fail('listRecords', input)).toBe('badInput: cursor')
})

test('a certificate is masked, names benefits and days, and carries a check path without anything personal', async () => {
  const reference = await referenceOf(phone)
  const certificate = await phone.call('getCertificate', { reference })
  expect(certificate).toMatchObject({
    reference, maskName: '王*兰', fullName: null, maskId: `371199********${wang.idNumber.slice(-4)}`, schemes: ['enterprise'],
    certifiedOn: '2025-11-12', validUntil: '2026-11-12', channel: 'phone',
  })
  expect(JSON.stringify(certificate)).not.toContain(wang.idNumber.slice(6, 14))
  expect((await cloud.dump()).events).toHaveLength(1)
})

test('asking for the full name leaves an event, and the chain of the person still verifies', async () => {
  const reference = await referenceOf(phone)
  expect(await phone.call('getCertificate', { reference, reveal: true })).toMatchObject({ fullName: '王桂兰', maskName: '王*兰' })
  const db = await cloud.dump()
  expect(db.events).toMatchObject([{ kind: 'certified' }, { _id: `${wang.id}.2`, kind: 'nameRevealed', facts: { reference } }])
  const person = db.beneficiaries.find(({ _id }) => _id === wang.id)!
  expect(verifyChain(db.events, person)).toEqual({ ok: true })
})

test('the check page learns whether a paper is ours, and only with its check code', async () => {
  const reference = await referenceOf(phone)
  const { checkPath } = await phone.call('getCertificate', { reference })
  const check = new URLSearchParams(checkPath.split('?')[1]).get('check')!
  const anyone = cloud.device(null)
  expect(await anyone.call('checkCertificate', { reference, check }))
    .toEqual({ kind: 'valid', certifiedOn: '2025-11-12', validUntil: '2026-11-12' })
  expect(await anyone.call('checkCertificate', { reference, check: check.slice(0, -1) })).toEqual({ kind: 'unknown' })
  expect(await anyone.call('checkCertificate', { reference: '731240968854', check })).toEqual({ kind: 'unknown' })
})

test('strangers get no certificate, and the same answer as for one that does not exist', async () => {
  const reference = await referenceOf(phone)
  const stranger = cloud.weapp('o-li')
  await certify(stranger, asks(li))
  const before = JSON.stringify((await cloud.dump()).events)
  expect(await stranger.fail('getCertificate', { reference, reveal: true })).toBe('notFound: reference')
  expect(await stranger.fail('getCertificate', { reference: '731240968854', reveal: true })).toBe('notFound: reference')
  expect(JSON.stringify((await cloud.dump()).events)).toBe(before)
})

test('a relative sees the certificate of the person they help', async () => {
  const reference = await referenceOf(phone)
  const daughter = cloud.weapp('o-daughter')
  await certify(daughter, asks(wang, { mode: 'forOthers', relation: 'daughter', ...again }))
  expect(await daughter.call('getCertificate', { reference })).toMatchObject({ reference })
})

describe('the quarter\'s declaration of a survivor', () => {
  const yes = { notRemarried: true, noOwnIncome: true, inSchoolOrMinor: false }
  const survivor = dueSoon({ scheme: 'survivor', lastCertifiedOn: '2025-08-01', declaredOn: '2025-08-01' })
  beforeEach(() => enrol(cloud, li, { benefits: [survivor, dueSoon()] }))

  test('is missing until it is made, which a certification does not do', async () => {
    const { outcome } = await certify(phone, asks(li))
    if (outcome.kind !== 'matched') throw new Error(outcome.kind)
    expect(outcome.benefits).toContainEqual(expect.objectContaining({ scheme: 'survivor', declarationMissing: true }))
    await phone.call('declare', { beneficiaryId: li.id, statements: yes })
    const card = (await phone.call('getHome', {})).self!
    expect(card.benefits.map(({ standing }) => standing.declarationMissing)).toEqual([false, false])
    const db = await cloud.dump()
    expect(db.events.at(-1)).toMatchObject({ kind: 'declared', facts: { statements: yes } })
    expect(db.beneficiaries).toContainEqual(expect.objectContaining({ _id: li.id, benefits: [
      expect.objectContaining({ scheme: 'survivor', declaredOn: '2025-11-12' }),
      expect.objectContaining({ scheme: 'enterprise', declaredOn: null }),
    ] }))
    expect(db.reviews).toEqual([])
  })

  test('that speaks against the benefit becomes a task for staff and stops nothing', async () => {
    await certify(phone, asks(li))
    await phone.call('declare', { beneficiaryId: li.id, statements: { ...yes, notRemarried: false } })
    const db = await cloud.dump()
    expect(db.reviews).toMatchObject([{ beneficiaryId: li.id, why: 'declarationNegative', state: 'open', answerBy: '2025-11-19' }])
    expect(db.beneficiaries).toContainEqual(expect.objectContaining({ _id: li.id, benefits: [
      expect.objectContaining({ status: 'active' }), expect.objectContaining({ status: 'active' }),
    ] }))
  })

  test('is not asked of others, nor taken from strangers', async () => {
    await certify(phone, asks(wang))
    const before = JSON.stringify((await cloud.dump()).events)
    expect(await phone.fail('declare', { beneficiaryId: wang.id, statements: yes })).toBe('badInput: beneficiaryId')
    expect(await phone.fail('declare', { beneficiaryId: li.id, statements: yes })).toBe('notFound: beneficiaryId')
    expect(JSON.stringify((await cloud.dump()).events)).toBe(before)
  })
})
