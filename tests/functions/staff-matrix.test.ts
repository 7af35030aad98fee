/**
 * Who may call what about whose, generated from the table and the contract: every call × every role and every kind of stranger × things that one has
 * made oneself, that a colleague made, that do not exist × the own region and another one. Through the real handler and the real SDK. A call
 * that is added tomorrow is judged here without a line being written, and fails when nobody has said what its input names.
 */
import { staffTable } from '../../cloudfunctions/staff/index'
import type { StaffRule } from '../../cloudfunctions/lib/staff/door'
import type { Reply } from '../../src/domain/contract/errors'
import { staffCalls, type StaffCalls } from '../../src/domain/contract/staff'
import { staffRole, type StaffRole } from '../../src/domain/contract/staff-session'
import { GUESSES } from '../../src/domain/sign-in-guess'
import { startCloud, type Cloud, type Desk } from './cloud'
import { deskOf, employ, type Colleague } from './colleagues'
import { expectDocumented, formName, inputsOf, plain, quoted, tellsOf, type Things } from './matrix'
import type { Form } from './sample-input'
import { kindOf, makeThings, NOTHING } from './things'

jest.setTimeout(120_000)
const MINUTE = 60_000
const [HOME, FAR] = ['371100', '370100']
type Action = keyof StaffCalls
const actions = Object.keys(staffCalls) as Action[]
const ruleOf = (action: Action): StaffRule | null => {
  const entry = staffTable[action]
  return entry.isOpen ? null : entry
}
const closed = actions.filter((action) => ruleOf(action) !== null)

/** The second word is never that of whoever had the first one (rules R13, R19, R28), and nobody manages themself. */
const NEVER_OWN: ReadonlySet<Action> = new Set<Action>([
  'approveStop', 'confirmFinding', 'endFinding', 'decideAppeal', 'decideReview', 'answerDeclaration', 'counter.decide', 'visits.decide', 'publishPolicy', 'publishNotice',
  'colleagues.change', 'colleagues.setState', 'colleagues.reset', 'colleagues.confirm',
])
/** One's own drafts, pictures and phones. */
const ONLY_OWN: ReadonlySet<Action> = new Set<Action>(['draftPolicy', 'draftNotice', 'counter.lookAtPhoto'])
/** A visitor's own visits and phone, wherever the visit is: what they bring back after they were moved is not lost. */
const OWN_ANYWHERE: ReadonlySet<Action> = new Set<Action>(['visit.pack', 'visit.mark', 'visit.upload', 'visit.submit', 'visit.concern'])

/** A phone is a colleague's and of no place, so those that were made for another region are told, too. */
const TELLS_OF_ALL_PLACES: ReadonlySet<Action> = new Set<Action>([...OWN_ANYWHERE, 'visits.devices'])

/** Facts of a thing, by which nobody could know it. */
const DETAILS: ReadonlySet<string> = new Set(['district', 'content', 'personBirthOn'])

const { thingsIn, inputOf, formsOf, unknown } = inputsOf(staffCalls, NOTHING, DETAILS, kindOf)

/** What does not exist, for a call that is about a region alone: one that is nobody's here. */
const nothingFor = (action: Action, form: Form): Things => (thingsIn(action, form).every((kind) => kind === 'region') ? { ...NOTHING, region: FAR } : NOTHING)

interface Column { name: string; maker: 'own' | 'colleague' | 'nobody'; place: 'home' | 'far'; of(role: StaffRole): Things }
let cloud: Cloud
const colleagues = new Map<StaffRole, Colleague>()
const made = new Map<string, Things>()
const columns: Column[] = (['own', 'colleague'] as const).flatMap((maker) => (['home', 'far'] as const).map((place): Column => (
  { name: `${maker}, ${place}`, maker, place, of: (role) => made.get(`${maker === 'own' ? role : maker} ${place}`)! })))
const NO_THING: Column = { name: 'no thing', maker: 'nobody', place: 'home', of: () => NOTHING }

beforeAll(async () => {
  cloud = await startCloud()
  for (const role of staffRole.options) colleagues.set(role, await employ(cloud, `M-${role}`, [role]))
  const other = await employ(cloud, 'M-other', [...staffRole.options])
  for (const [place, region] of [['home', HOME], ['far', FAR]] as const) {
    for (const [role, { id }] of colleagues) {
      const things = await makeThings(cloud, region, id)
      // there is no such thing as oneself elsewhere
      made.set(`${role} ${place}`, place === 'home' ? { ...things, staffId: id } : things)
    }
    made.set(`colleague ${place}`, await makeThings(cloud, region, other.id))
  }
})
afterAll(() => cloud.close())

function mayCall(action: Action, role: StaffRole, { maker, place }: Column): boolean {
  if (!ruleOf(action)!.roles.includes(role)) return false
  if (OWN_ANYWHERE.has(action)) return maker === 'own'
  const isTheirs = ONLY_OWN.has(action) ? maker === 'own' : !(NEVER_OWN.has(action) && maker === 'own')
  return place === 'home' && isTheirs
}

const isNotTheirs = (reply: Reply<unknown>) =>
  (reply.ok ? ['needsOtherPerson', 'own'].includes((reply.data as { kind?: string }).kind ?? '') : reply.error.code === 'forbidden')
const tried = { refused: 0, allowed: 0, strangers: 0 }
const state = async () => {
  const { rateLimits: _, staffSessions: __, ...kept } = await cloud.dump()
  return kept
}

/** Who never was signed in. */
const strangers = async (): Promise<[string, Desk][]> => [
  ['nobody', cloud.desk(null)],
  ['a made-up token', cloud.desk('A'.repeat(43))],
  ['a device token of the public', cloud.desk((await cloud.device(null).call('device.register', {})).token)],
]

/** Who is no longer signed in, with the role that they had. */
async function comeInVain(role: StaffRole): Promise<[string, Desk][]> {
  const { id } = colleagues.get(role)!
  const now = cloud.clock.at
  const since = async (ms: number) => {
    cloud.clock.at = now - ms
    const desk = await deskOf(cloud, colleagues.get(role)!)
    cloud.clock.at = now
    return desk
  }
  const locked = await deskOf(cloud, await employ(cloud, `M-locked-${role}`, [role]))
  for (let i = 0; i <= GUESSES.account; i++) await locked.call('stepUp', { code: '000000' })
  const left = await deskOf(cloud, { id, account: '', code: () => '' })
  await left.call('signOut', {})
  return [
    ['an idle session', await since(15 * MINUTE)],
    ['a session of yesterday', await since(24 * 60 * MINUTE)],
    ['somebody who was disabled', await deskOf(cloud, await employ(cloud, `M-gone-${role}`, [role], { state: 'disabled' }))],
    ['somebody who was locked out for guessing codes', locked],
    ['somebody who has signed out', left],
  ]
}

test('the table answers every call of the contract, and only signing in is open', () => {
  expect(Object.keys(staffTable).sort()).toEqual([...actions].sort())
  expect(actions.filter((action) => ruleOf(action) === null)).toEqual(['signIn'])
  for (const action of closed) expect([action, ruleOf(action)?.roles.length]).not.toEqual([action, 0])
})

test('what the input of a call names is known here, and so is what may be done with it', () => {
  expect(unknown()).toEqual([])
  const told = [...NEVER_OWN, ...ONLY_OWN, ...OWN_ANYWHERE]
  expect(told.filter((action) => thingsIn(action).length === 0)).toEqual([])
})

describe('refused', () => {
  let before: Awaited<ReturnType<typeof state>>
  beforeAll(async () => { before = await state() })

  test.each(closed)('%s', async (action) => {
    const wrong: string[] = []
    for (const form of formsOf(action)) for (const role of staffRole.options) {
      const names = thingsIn(action, form).length > 0
      const desk = await deskOf(cloud, colleagues.get(role)!)
      const isRole = ruleOf(action)!.roles.includes(role)
      const nobodys = !isRole || names ? plain(await desk.send(action, inputOf(action, nothingFor(action, form), form))) : ''
      if (!isRole || names) tried.refused++
      if (!isRole && nobodys !== 'forbidden: ') wrong.push(`${role}, nobody’s${formName(form)}: ${nobodys}`)
      for (const column of names ? columns.filter((one) => !mayCall(action, role, one)) : []) {
        const reply = await desk.send(action, inputOf(action, column.of(role), form))
        tried.refused++
        const isOwnership = column.place === 'home' && (NEVER_OWN.has(action) || ONLY_OWN.has(action))
        const isScope = ruleOf(action)!.scope !== undefined && plain(reply) === 'forbidden: region'
        const isRefused = isRole ? (isOwnership && isNotTheirs(reply)) || isScope || plain(reply) === nobodys : plain(reply) === 'forbidden: '
        if (!isRefused) wrong.push(`${role}, ${column.name}${formName(form)}: ${plain(reply)} instead of ${nobodys}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('and it has changed nothing', async () => {
    expect(await state()).toEqual(before)
  })
})

/** Everything that is in the other region, by the names that it could be known by. */
const elsewhere = (except: (place: string) => boolean) => [...made].filter(([key]) => key.endsWith('far') && !except(key))
  .flatMap(([, things]) => Object.entries(things).flatMap(([kind, value]) => (kind === 'region' || DETAILS.has(kind) ? [] : [String(value)])))

describe('open', () => {
  test.each(closed)('%s', async (action) => {
    const wrong: string[] = []
    for (const form of formsOf(action)) for (const role of ruleOf(action)!.roles) {
      const names = thingsIn(action, form).length > 0
      const whatever = names ? plain(await (await deskOf(cloud, colleagues.get(role)!)).send(action, inputOf(action, nothingFor(action, form), form))) : 'nothing'
      for (const column of names ? columns.filter((one) => mayCall(action, role, one)) : [NO_THING]) {
        const desk = await deskOf(cloud, colleagues.get(role)!)
        const reply = await desk.send(action, inputOf(action, column.of(role), form))
        tried.allowed++
        const said = plain(reply)
        if (/^(notSignedIn|codeNeeded|internal|forbidden|badInput|tooMany)/.test(said) || said === whatever) wrong.push(`${role}, ${column.name}${formName(form)}: ${said}`)
        wrong.push(...tellsOf(reply, elsewhere((key) => TELLS_OF_ALL_PLACES.has(action) && key === `${role} far`)).map((one) => `${role}, ${column.name}: tells of ${one}`))
      }
    }
    expect(wrong).toEqual([])
  })
})

const knock = async (doors: readonly [string, Desk][], calls: readonly Action[]): Promise<string[]> => {
  const wrong: string[] = []
  for (const [who, desk] of doors) {
    for (const action of calls) for (const form of formsOf(action)) {
      const said = plain(await desk.send(action, inputOf(action, NOTHING, form)))
      tried.strangers++
      if (said !== 'notSignedIn: ') wrong.push(`${who}, ${action}${formName(form)}: ${said}`)
    }
  }
  return wrong
}

test('everything is shut to strangers', async () => {
  expect(await knock(await strangers(), closed)).toEqual([])
})

test.each(staffRole.options)('what is open to a role is shut to who had it and is not signed in any more: %s', async (role) => {
  expect(await knock(await comeInVain(role), closed.filter((action) => ruleOf(action)!.roles.includes(role)))).toEqual([])
})

test.each(staffRole.options)('what is grave asks for a fresh code, nothing else does, and every call refuses what its contract does not name: %s', async (role) => {
  const wrong: string[] = []
  const now = cloud.clock.at
  cloud.clock.at = now - 6 * MINUTE
  const late = await deskOf(cloud, colleagues.get(role)!)
  cloud.clock.at = now
  for (const action of closed.filter((one) => one !== 'signOut' && ruleOf(one)!.roles.includes(role))) for (const form of formsOf(action)) {
    const strange = plain(await late.send(action, { ...inputOf(action, NOTHING, form) as object, notInTheContract: 1 }))
    if (strange !== 'badInput: notInTheContract') wrong.push(`${action}${formName(form)}: ${strange}`)
    const said = plain(await late.send(action, inputOf(action, NOTHING, form)))
    if ((said === 'codeNeeded: ') !== (ruleOf(action)!.stepUp === true)) wrong.push(`${action}${formName(form)}: ${said}`)
  }
  expect(wrong).toEqual([])
})

test('several roles open what each of them opens', async () => {
  const both = await deskOf(cloud, await employ(cloud, 'M-both', ['admin', 'clerk']))
  expect(await both.fail('reveal', { beneficiaryId: 'person-nobody', fields: ['name'], why: 'review' })).toBe('notFound: beneficiaryId')
})

test('the page on who may do what says all this', () => {
  const byRoles = new Map<string, Action[]>()
  for (const action of closed) {
    const roles = staffRole.options.filter((role) => ruleOf(action)!.roles.includes(role)).join(', ')
    byRoles.set(roles, [...byRoles.get(roles) ?? [], action])
  }
  console.info(`staff: ${tried.refused} cells refused, ${tried.allowed} open, ${tried.strangers} of strangers`)
  expectDocumented('staff', [
    `${actions.length} calls in ${actions.flatMap(formsOf).length} forms, ${staffRole.options.length} roles: ${tried.refused} cells refused, ${tried.allowed} open, ${tried.strangers} of people who are not signed in (any more) refused.`,
    '', '| roles, one is enough | calls |', '| --- | --- |', ...[...byRoles].map(([roles, calls]) => `| ${roles} | ${quoted(calls)} |`),
    '', `* Before signing in: ${quoted(actions.filter((action) => ruleOf(action) === null))}.`,
    `* With a one-time code of the last five minutes: ${quoted(closed.filter((action) => ruleOf(action)!.stepUp))}.`,
    `* Never by who did the first part, or about oneself: ${quoted(NEVER_OWN)}.`,
    `* About what one has made oneself only: ${quoted(ONLY_OWN)}.`,
    `* About one's own visits only, wherever they are: ${quoted(OWN_ANYWHERE)}.`,
    '* All others: about what lies in the own region, whoever made it.',
  ])
})

test('the public’s identity of WeChat opens nothing here', async () => {
  const reply = await cloud.asWeapp('staff', { action: 'whoAmI', input: {} }, 'o-curious')
  expect(reply).toMatchObject({ ok: false, error: { code: 'notSignedIn' } })
})
