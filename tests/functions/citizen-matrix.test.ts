/**
 * Whose records a phone may see and change, generated from the contract: every call × every kind of caller × one's own, another's and nobody's things
 * × the own region and another one. Whatever belongs to another is answered as if it did not exist, and nothing is written.
 */
import { identify, issueDeviceToken } from '../../cloudfunctions/lib/caller'
import { citizenTable } from '../../cloudfunctions/citizen/index'
import { newSession } from '../../cloudfunctions/lib/staff/sessions'
import { citizenCalls, type CitizenCalls } from '../../src/domain/contract/citizen'
import { asks, certify, enrol, startCloud, type Cloud, type Phone } from './cloud'
import { employ } from './colleagues'
import { expectDocumented, formName, inputsOf, plain, quoted, tellsOf, type Things } from './matrix'
import { DETAIL_KINDS, kindOf, makeOwnThings, NOTHING } from './own-things'
import { li, wang } from './people'

jest.setTimeout(60_000)
type Action = keyof CitizenCalls
const { actions, thingsIn, inputOf, formsOf, unknown } = inputsOf(citizenCalls, NOTHING, DETAIL_KINDS, kindOf)
const isOpen = (action: Action) => citizenTable[action]?.isOpen === true
const closed = actions.filter((action) => !isOpen(action))

/** Of whoever helps somebody: their list, their links. Nobody is their own helper. */
const HELPERS_OWN: ReadonlySet<Action> = new Set<Action>(['relatives.leave', 'relay.create', 'relay.progress'])
/** Of the person alone: their helpers. */
const PERSONS_OWN: ReadonlySet<Action> = new Set<Action>(['relatives.refuse'])

type Kind = 'self in WeChat' | 'self in a browser' | 'helper in WeChat' | 'helper in a browser' | 'stranger in WeChat' | 'stranger in a browser'
const KINDS: readonly Kind[] = ['self in WeChat', 'self in a browser', 'helper in WeChat', 'helper in a browser', 'stranger in WeChat', 'stranger in a browser']
const PLACES = [['home', '371100'], ['far', '370100']] as const
interface Somebody { kind: Kind; place: string; phone: Phone; own: Things | null }

let cloud: Cloud
const everybody: Somebody[] = []
const others: [string, Things][] = []
const tried = { refused: 0, open: 0, unknown: 0 }

async function newPhone(kind: Kind, name: string): Promise<{ phone: Phone; callerId: string }> {
  const { secrets } = cloud.deps
  if (kind.endsWith('WeChat')) return { phone: cloud.weapp(`o-${name}`), callerId: secrets.index('openid', `o-${name}`).slice(0, 32) }
  const { token } = issueDeviceToken(secrets, `device${name}`, cloud.clock.at)
  const caller = identify({ action: null, input: null, bearer: token, address: null }, undefined, secrets, cloud.clock.at)
  return { phone: cloud.device(token), callerId: caller!.id }
}

beforeAll(async () => {
  cloud = await startCloud()
  for (const [place, region] of PLACES) {
    for (const [i, kind] of KINDS.entries()) {
      const { phone, callerId } = await newPhone(kind, `${place}${i}`)
      const own = kind.startsWith('stranger') ? null : await makeOwnThings(cloud, region, callerId, kind.startsWith('self') ? 'self' : 'helper')
      everybody.push({ kind, place, phone, own })
    }
    others.push([place, await makeOwnThings(cloud, region, `another-${place}`, 'self')])
  }
})
afterAll(() => cloud.close())

const state = async () => {
  const { rateLimits: _, ...kept } = await cloud.dump()
  return kept
}

function mayCall(action: Action, { kind, own }: Somebody): boolean {
  if (own === null) return false
  return kind.startsWith('self') ? !HELPERS_OWN.has(action) : !PERSONS_OWN.has(action)
}

test('the table answers every call of the contract', () => {
  expect(Object.keys(citizenTable).sort()).toEqual([...actions].sort())
  expect(actions.filter(isOpen)).toEqual(['checkVisitor', 'device.register', 'checkOfficialCode', 'checkCertificate', 'getPolicy', 'listOutlets'])
})

test('what the input of a call names is known here, and what may be done with it', () => {
  expect(unknown()).toEqual([])
  expect([...HELPERS_OWN, ...PERSONS_OWN].filter((action) => thingsIn(action).length === 0)).toEqual([])
})

describe('refused, as if it did not exist', () => {
  let before: Awaited<ReturnType<typeof state>>
  beforeAll(async () => { before = await state() })

  test.each(closed.filter((action) => thingsIn(action).length > 0))('%s', async (action) => {
    const wrong: string[] = []
    for (const form of formsOf(action).filter((some) => thingsIn(action, some).length > 0)) for (const one of everybody) {
      const nobodys = plain(await one.phone.send(action, inputOf(action, NOTHING, form)))
      tried.refused++
      if (!/^(notFound|forbidden): /.test(nobodys)) wrong.push(`${one.kind}, nobody’s${formName(form)}: ${nobodys}`)
      const theirs = [...others.map(([place, things]) => [`another’s, ${place}`, things] as const), ...(one.own && !mayCall(action, one) ? [['own', one.own] as const] : [])]
      for (const [whose, things] of theirs) {
        const said = plain(await one.phone.send(action, inputOf(action, things, form)))
        tried.refused++
        if (said !== nobodys) wrong.push(`${one.kind} at ${one.place}, ${whose}${formName(form)}: ${said} instead of ${nobodys}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('and it has changed nothing', async () => {
    expect(await state()).toEqual(before)
  })
})

describe('open', () => {
  const theirs = () => others.flatMap(([, things]) => Object.entries(things).flatMap(([kind, value]) => (DETAIL_KINDS.has(kind) ? [] : [String(value)])))

  /** With these a bond is over. */
  const last: readonly Action[] = ['relatives.leave', 'relatives.refuse']

  test.each([...actions].sort((a, b) => Number(last.includes(a)) - Number(last.includes(b))))('%s', async (action) => {
    const wrong: string[] = []
    for (const form of formsOf(action)) for (const one of everybody) {
      const names = thingsIn(action, form).length > 0 && !isOpen(action)
      if (names && !mayCall(action, one)) continue
      const whatever = names ? plain(await one.phone.send(action, inputOf(action, NOTHING, form))) : 'nothing'
      const reply = await one.phone.send(action, inputOf(action, names ? one.own! : NOTHING, form))
      tried.open++
      const said = plain(reply)
      // whatever the use case makes of it, it has found the thing
      if (/^(notSignedIn|codeNeeded|internal|tooMany)/.test(said) || said === whatever) wrong.push(`${one.kind} at ${one.place}${formName(form)}: ${said}`)
      wrong.push(...tellsOf(reply, theirs()).map((name) => `${one.kind} at ${one.place}: tells of ${name}`))
    }
    expect(wrong).toEqual([])
  })
})

test('whoever is not known to be somebody makes the open calls alone', async () => {
  const { token } = issueDeviceToken(cloud.deps.secrets, 'deviceold', cloud.clock.at - 401 * 86_400_000)
  const [body, tag] = [issueDeviceToken(cloud.deps.secrets, 'devicea', cloud.clock.at), issueDeviceToken(cloud.deps.secrets, 'deviceb', cloud.clock.at)].map((one) => one.token.split('.'))
  const forged = [body![0], body![1], tag![2]].join('.')
  const clerk = await cloud.deps.db.table('staff').find((await employ(cloud, 'C-clerk', ['clerk'])).id)
  const staff = newSession(cloud.deps.secrets, clerk!, cloud.clock.at)
  await cloud.deps.db.table('staffSessions').put(staff.session)
  const doors: [string, Phone][] = [
    ['nobody', cloud.device(null)], ['an old token', cloud.device(token)], ['another’s signature', cloud.device(forged)], ['a made-up token', cloud.device('A'.repeat(60))],
    ['a token of staff', cloud.device(staff.token)],
  ]
  const wrong: string[] = []
  for (const [who, phone] of doors) {
    for (const action of closed) for (const form of formsOf(action)) {
      const said = plain(await phone.send(action, inputOf(action, others[0]![1], form)))
      tried.unknown++
      if (said !== 'notSignedIn: ') wrong.push(`${who}, ${action}${formName(form)}: ${said}`)
    }
  }
  for (const action of actions.filter(isOpen)) for (const form of formsOf(action)) {
    const said = plain(await cloud.device(null).send(action, inputOf(action, others[0]![1], form)))
    tried.unknown++
    if (/^(notSignedIn|internal)/.test(said)) wrong.push(`nobody, ${action}: ${said}`)
  }
  expect(wrong).toEqual([])
})

test('a page of somebody’s list is theirs alone, and a home shows nobody but oneself and whom one helps', async () => {
  await enrol(cloud, wang)
  await enrol(cloud, li)
  const [owner, stranger] = [cloud.weapp('o-wang'), cloud.weapp('o-li')]
  await certify(owner, asks(wang))
  await certify(owner, asks(wang, { evenIfNotDue: true }))
  await certify(stranger, asks(li))
  const { next } = await owner.call('listRecords', { limit: 1 })
  expect(await stranger.fail('listRecords', { cursor: next })).toBe('badInput: cursor')
  expect(await stranger.fail('listRecords', { cursor: 'no-such-cursor' })).toBe('badInput: cursor')
  expect((await stranger.call('listRecords', {})).records.map(({ beneficiaryId }) => beneficiaryId)).toEqual([li.id])
  const { self, relatives } = await stranger.call('getHome', {})
  expect([self?.beneficiaryId, relatives]).toEqual([li.id, []])
})

test('the page on who may do what says all this', () => {
  console.info(`the public: ${tried.refused} cells refused, ${tried.open} open, ${tried.unknown} of nobody known`)
  expectDocumented('public', [
    `${actions.length} calls in ${actions.flatMap(formsOf).length} forms, ${KINDS.length} kinds of phone: ${tried.refused} cells refused, ${tried.open} open, ${tried.unknown} of callers who are nobody known.`,
    '', `* Also for who is nobody known: ${quoted(actions.filter(isOpen))}.`,
    `* About a person, an attempt, a certificate, a visit, a link of one's own or of whom one helps: ${quoted(closed.filter((action) => thingsIn(action).length > 0 && !HELPERS_OWN.has(action) && !PERSONS_OWN.has(action)))}.`,
    `* By who helps, about whom they help: ${quoted(HELPERS_OWN)}.`,
    `* By the person alone, about who helps them: ${quoted(PERSONS_OWN)}.`,
    `* About nobody but the caller, so that there is nothing of another to name: ${quoted(closed.filter((action) => thingsIn(action).length === 0))}.`,
    '* The region makes no difference: one\'s own is one\'s own everywhere.',
  ])
})
