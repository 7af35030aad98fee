/** Generated from the contract: every field of every call, by every way in which an input can be wrong. */
import { citizenCalls, type CitizenCalls } from '../../src/domain/contract/citizen'
import { asks, certify, enrol, finishInput, startCloud, type Cloud, type Phone } from './cloud'
import { wang } from './people'

type Action = keyof CitizenCalls
interface Def { type: string; shape?: Record<string, Schema>; innerType?: Schema; element?: Schema; options?: Schema[] }
interface Schema { _zod: { def: Def } }
type Path = readonly string[]
type Fields = Record<string, unknown>

const scene = 'code-1'
const reference = '731240968854'
const start = asks(wang, { relation: 'son', scene, evenIfNotDue: true })

/** Inputs that are right in shape, between them with every field of the contract. */
const RIGHT: { [A in Action]: CitizenCalls[A]['input'][] } = {
  'device.register': [{}],
  getHome: [{}],
  'certification.start': [
    { ...start, eyes: 'left' }, { ...start, unable: ['blink'] }, { ...start, subject: { kind: 'known', beneficiaryId: wang.id } }, { ...start, subject: { kind: 'invitation', scene } },
    { ...start, subject: { kind: 'relay', scene } },
  ],
  'certification.resumeUpload': [{ attemptId: 'attempt-1' }],
  'certification.finish': [{ attemptId: 'attempt-1', evidence: { kind: 'video', prompts: [{ action: 'blink', shownAtMs: 1500 }], tints: [{ tint: 'warm', shownAtMs: 0 }] } }],
  requestReview: [{ attemptId: 'attempt-1' }],
  listRecords: [{ beneficiaryId: wang.id, cursor: 'x', limit: 10 }],
  getCertificate: [{ reference, reveal: true }],
  checkCertificate: [{ reference, check: 'x' }],
  openEntry: [{ scene }],
  createInvitation: [{}],
  'relatives.list': [{}],
  'relatives.accept': [{ scene, relation: 'son', ownPhone: '13900000000' }],
  'relatives.add': [{ name: wang.name, idNumber: wang.idNumber, relation: 'son', ownPhone: '13900000000', agreed: true }],
  'relatives.leave': [{ beneficiaryId: wang.id }],
  'relatives.refuse': [{ helperId: 'helper-1' }],
  'relay.create': [{ beneficiaryId: wang.id }],
  'relay.progress': [{ beneficiaryId: wang.id }],
  'relay.revoke': [{ relayId: 'relay-01' }],
  'relay.filming': [{ attemptId: 'attempt-1' }],
  appeal: [{ beneficiaryId: wang.id, kind: 'wrongStop', words: 'x' }],
  listEvidence: [{ beneficiaryId: wang.id }],
  objectToEvidence: [{ matchId: 'person-wang.2025-11-01' }],
  declare: [{ beneficiaryId: wang.id, statements: { notRemarried: true, noOwnIncome: true, inSchoolOrMinor: false } }],
  getReminders: [{}],
  saveReminders: [{ days: [30], sms: true, relatives: false }],
  recordSubscription: [{ requestKey: 'tap-0001', answers: [{ template: 'due', answer: 'accept' }] }],
  getContact: [{}],
  confirmContact: [{}],
  sendContactCode: [{ phone: '13812345678' }],
  changeContact: [{ code: '123456' }],
  cancelContactChange: [{}],
  saveBackupContact: [{ phone: '13812345678' }],
  checkOfficialCode: [{ code: 'K7M2PQ9XR' }],
  listBoard: [{}],
  getAbilities: [{ beneficiaryId: wang.id }],
  keepAbilities: [{ beneficiaryId: wang.id, unable: ['blink'], eyes: 'left', consent: { version: 'abilities-1', agreed: true } }],
  forgetAbilities: [{ beneficiaryId: wang.id }],
  explainDuty: [{ beneficiaryId: wang.id, scheme: 'enterprise' }],
  stateLateReason: [{ beneficiaryId: wang.id, scheme: 'enterprise', reason: 'ill' }],
  listOutlets: [{ near: { lat: 3542, lng: 11950 }, district: '东港区', service: 'kiosk' }],
  visitSlots: [{ beneficiaryId: wang.id, district: '371102' }],
  getVisit: [{ beneficiaryId: wang.id }],
  bookVisit: [{
    beneficiaryId: wang.id, why: 'ill', district: '371102', address: 'x 1', contactName: 'x', phone: '13900000000', hearing: 'clear', slot: { on: '2025-11-13', half: 'morning' },
  }],
  moveVisit: [{ visitId: reference, slot: { on: '2025-11-13', half: 'morning' } }],
  cancelVisit: [{ visitId: reference }],
  checkVisitor: [{ badge: '123456', code: '123456' }],
  getPolicy: [{}],
}

/** Every place of a schema with what stands there; array elements as `0`. */
function places(schema: Schema, path: Path = []): { path: Path; def: Def; isOptional: boolean; isNullable?: boolean }[] {
  const { def } = schema._zod
  if (def.type === 'nullable') return places(def.innerType!, path).map((place) => (place.path === path ? { ...place, isNullable: true } : place))
  if (def.type === 'optional') {
    return places(def.innerType!, path).map((place) => (place.path === path ? { ...place, isOptional: true } : place))
  }
  const inner = def.shape ? Object.entries(def.shape) : def.element ? [['0', def.element] as const] : []
  const here = { path, def, isOptional: false }
  if (def.options) return [here, ...def.options.flatMap((option) => places(option, path).filter((place) => place.path !== path))]
  return [here, ...inner.flatMap(([key, one]) => places(one, [...path, key]))]
}

const at = (value: unknown, path: Path): unknown => path.reduce<unknown>((inner, key) => (inner as Fields | undefined)?.[key], value)
const change = (value: unknown, [key, ...rest]: Path, to: (old: unknown) => unknown): unknown => {
  if (key === undefined) return to(value)
  if (Array.isArray(value)) return value.map((one, i) => (String(i) === key ? change(one, rest, to) : one))
  const inner = change((value as Fields)[key], rest, to)
  const { [key]: _, ...others } = value as Fields
  return inner === GONE ? others : { ...others, [key]: inner }
}
const GONE = Symbol('left out')

const KINDS: Record<string, unknown> = { null: null, number: 42, fraction: 0.5, boolean: true, string: 'string', array: [], object: {} }
/** Kinds of JSON value that this place takes. Literals and enums take none of the samples but the right value itself. */
const TAKES: Record<string, string[]> = {
  string: ['string'], boolean: ['boolean'], int: ['number'], number: ['number'], object: ['object'], union: ['object'], array: ['array'],
}

/** As JSON can bring it: a literal `{__proto__: …}` would set the prototype instead. */
const withOwnKey = (value: Fields, key: string) => Object.defineProperty({ ...value }, key, { value: { isAdmin: true }, enumerable: true }) as Fields

interface Wrong { action: Action; way: string; input: unknown; field: string }
const name = (path: Path, ...more: string[]) => [...path, ...more].join('.') || 'input'

function wrongs(action: Action): Wrong[] {
  return places(citizenCalls[action].input as unknown as Schema).flatMap(({ path, def, isOptional, isNullable = false }) => {
    const right = RIGHT[action].find((input) => at(input, path) !== undefined)
    if (right === undefined) throw new Error(`no right input of ${action} has ${name(path)}`)
    const wrong = (way: string, value: unknown, field = name(path)): Wrong =>
      ({ action, way: `${field} ${way}`, input: change(right, path, () => value), field })
    const isObject = def.type === 'object' || def.type === 'union'
    const old = at(right, path)
    return [
      ...Object.entries(KINDS).filter(([kind, value]) => !(TAKES[def.type] ?? []).includes(kind) && value !== old && !(isNullable && value === null))
        .map(([kind, value]) => wrong(`as ${kind}`, value)),
      wrong('as an operator', { $gt: '' }, name(path, '$gt')),
      wrong('as a nested operator', { a: { $where: 'sleep(1000)' } }, name(path, 'a', '$where')),
      wrong('as a string of 1 MB', 'x'.repeat(1024 * 1024)),
      ...(path.length > 0 && !isOptional ? [wrong('left out', GONE)] : []),
      ...(isObject ? [
        wrong('unknown key', { ...(old as Fields), surprise: 1 }, name(path, 'surprise')),
        wrong('dotted key', { ...(old as Fields), 'a.b': 1 }, name(path, 'a.b')),
        ...['__proto__', 'constructor', 'prototype'].map((key) =>
          wrong(`key ${key}`, withOwnKey(old as Fields, key), name(path, key))),
      ] : []),
    ]
  })
}

const actions = Object.keys(citizenCalls) as Action[]
const cases = actions.flatMap(wrongs)

let cloud: Cloud
let weapp: Phone
let browser: Phone
jest.setTimeout(120_000)
beforeAll(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
  weapp = cloud.weapp('o-wang')
  browser = await cloud.newDevice()
  await certify(weapp, asks(wang))
})
afterAll(() => cloud.close())

const mistakes = async (phone: Phone, expected: (wrong: Wrong) => string) => {
  const found: string[] = []
  for (const wrong of cases) {
    const reply = await phone.send(wrong.action, wrong.input)
    const answer = reply.ok ? 'accepted' : `${reply.error.code}: ${reply.error.field}`
    if (answer !== expected(wrong)) found.push(`${wrong.action}: ${wrong.way} -> ${answer}`)
  }
  return found
}

test('the matrix covers every call', () => {
  expect(cases.length).toBeGreaterThan(300)
  expect(new Set(cases.map(({ action }) => action))).toEqual(new Set(actions))
})

test.each([['an event of the SDK', () => weapp], ['an event of HTTP access', () => browser]] as const)(
  'every wrong field is named and nothing is written: as %s', async (_, phone) => {
    const before = JSON.stringify(await cloud.dump())
    const named = ({ field, way }: Wrong) => (phone() === browser && way.endsWith('1 MB') ? 'body' : field)
    expect(await mistakes(phone(), (wrong) => `badInput: ${named(wrong)}`)).toEqual([])
    expect(JSON.stringify(await cloud.dump())).toBe(before)
  })

test.each([
  ['a call that does not exist', 'certification.undo', 'unknownCall: action'],
  ['a name that every object has', 'constructor', 'unknownCall: action'],
  ['the prototype', '__proto__', 'unknownCall: action'],
])('%s is refused', async (_, action, expected) => {
  expect(await weapp.fail(action, {})).toBe(expected)
  expect(await browser.fail(action, {})).toBe(expected)
})

test.each([
  ['nothing', undefined], ['a text', 'getHome'], ['a list', []], ['an action that is no text', { action: { $ne: null }, input: {} }],
  ['GET', { httpMethod: 'GET', headers: {}, body: '{"action":"getHome","input":{}}' }],
  ['a body that is no JSON', { httpMethod: 'POST', headers: {}, body: '{action' }],
  ['a body that is a list', { httpMethod: 'POST', headers: {}, body: '[]' }],
  ['no body', { httpMethod: 'POST', headers: null, body: null }],
  ['a stranger beside action and input', { httpMethod: 'POST', headers: {}, body: '{"action":"getHome","input":{},"openid":"o-wang"}' }],
])('an event that is %s is refused without harm', async (_, event) => {
  const before = JSON.stringify(await cloud.dump())
  const reply = await cloud.invoke(event) as { ok?: boolean; body?: string }
  const { ok, error } = reply.body ? JSON.parse(reply.body) : reply
  expect([ok, ['badInput', 'unknownCall']]).toEqual([false, expect.arrayContaining([error.code])])
  expect(JSON.stringify(await cloud.dump())).toBe(before)
})

test('who says in the event who they are is not believed', async () => {
  const spoof = { action: 'getHome', input: {}, userInfo: { openId: 'o-wang' }, WX_OPENID: 'o-wang', openid: 'o-wang' }
  expect(await cloud.invoke(spoof)).toMatchObject({ ok: false, error: { code: 'notSignedIn' } })
})

test('a right input after all these still works', async () => {
  await expect(weapp.call('certification.finish', finishInput('attempt-1'))).rejects.toThrow('notFound')
  expect((await weapp.call('getHome', {})).self).toMatchObject({ maskName: '王*兰' })
})
