/**
 * Who may call what, generated from the table: every call, by every role, by everybody who is not signed in (any more), through the
 * real handler. A call that is added tomorrow is judged here without a line being written.
 */
import { staffTable } from '../../cloudfunctions/staff/index'
import type { StaffRule } from '../../cloudfunctions/lib/staff/door'
import { staffCalls, type StaffCalls } from '../../src/domain/contract/staff'
import { staffRole, type StaffRole } from '../../src/domain/contract/staff-session'
import { GUESSES } from '../../src/domain/sign-in-guess'
import { startCloud, type Cloud, type Desk } from './cloud'
import { deskOf, employ, type Colleague } from './colleagues'
import { sampleOf, type Schema } from './sample-input'

jest.setTimeout(120_000)
let cloud: Cloud
const colleagues = new Map<StaffRole, Colleague>()
beforeAll(async () => {
  cloud = await startCloud()
  for (const role of staffRole.options) colleagues.set(role, await employ(cloud, `M-${role}`, [role]))
})
afterAll(() => cloud.close())

const MINUTE = 60_000
type Action = keyof StaffCalls
const actions = Object.keys(staffCalls) as Action[]
const ruleOf = (action: Action): StaffRule | null => {
  const entry = staffTable[action]
  return entry.isOpen ? null : entry
}
const closed = actions.filter((action) => ruleOf(action) !== null)
const input = (action: Action) => {
  const schema = staffCalls[action].input as unknown as Schema
  const sample = sampleOf(schema, action)
  if (!schema.safeParse(sample).success) throw new Error(`the sample for ${action} is refused by its contract: ${JSON.stringify(sample)}`)
  return sample
}

/** How the clock stands to the session, and what somebody without a right to call gets. */
const STRANGERS: readonly [string, (role: StaffRole) => Promise<Desk> | Desk][] = [
  ['nobody', () => cloud.desk(null)],
  ['a made-up token', () => cloud.desk('A'.repeat(43))],
  ['a device token of the public', async () => cloud.desk((await cloud.device(null).call('device.register', {})).token)],
  ['an idle session', async (role) => {
    const desk = await deskOf(cloud, colleagues.get(role)!)
    cloud.clock.at += 15 * MINUTE
    return desk
  }],
  ['a session of yesterday', async (role) => {
    const desk = await deskOf(cloud, colleagues.get(role)!)
    cloud.clock.at += 24 * 60 * MINUTE
    return desk
  }],
  ['somebody who was disabled', async (role) => deskOf(cloud, await employ(cloud, 'M-gone', [role], { state: 'disabled' }))],
  ['somebody who was locked out for guessing codes', async (role) => {
    const desk = await deskOf(cloud, await employ(cloud, 'M-locked', [role]))
    for (let i = 0; i <= GUESSES.account; i++) await desk.call('stepUp', { code: '000000' })
    return desk
  }],
  ['somebody who has signed out', async (role) => {
    const desk = await deskOf(cloud, colleagues.get(role)!)
    await desk.call('signOut', {})
    return desk
  }],
]

test('the table answers every call of the contract, and only signing in is open', () => {
  expect(Object.keys(staffTable).sort()).toEqual([...actions].sort())
  expect(actions.filter((action) => ruleOf(action) === null)).toEqual(['signIn'])
  for (const action of closed) expect([action, ruleOf(action)?.roles.length]).not.toEqual([action, 0])
})

test.each(closed)('%s is shut to everybody who is not signed in', async (action) => {
  const [role] = ruleOf(action)!.roles
  for (const [who, come] of STRANGERS) {
    const desk = await come(role!)
    expect([who, await desk.fail(action, input(action))]).toEqual([who, 'notSignedIn'])
  }
})

test.each(closed)('%s refuses what its contract does not name', async (action) => {
  const [role] = ruleOf(action)!.roles
  const desk = await deskOf(cloud, colleagues.get(role!)!)
  expect(await desk.fail(action, { ...input(action) as object, notInTheContract: 1 })).toBe('badInput: notInTheContract')
})

const cells = closed.flatMap((action) => staffRole.options.map((role) => [action, role] as const))
test.each(cells)('%s by %s', async (action, role) => {
  const { roles, stepUp, scope } = ruleOf(action)!
  const reply = await (await deskOf(cloud, colleagues.get(role)!)).send(action, input(action))
  if (!roles.includes(role)) return expect(reply).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  // open to this role: whatever the use case says of a made-up input, it is not the door that refuses
  const code = reply.ok ? 'ok' : reply.error.code
  expect(['notSignedIn', 'codeNeeded', 'internal']).not.toContain(code)

  const late = await deskOf(cloud, colleagues.get(role)!)
  for (let minute = 0; minute < 10; minute += 5) { cloud.clock.at += 5 * MINUTE; await late.call('whoAmI', {}) }
  const again = await late.send(action, input(action))
  if (stepUp) expect(again).toMatchObject({ ok: false, error: { code: 'codeNeeded' } })
  else expect(again.ok ? 'ok' : again.error.code).not.toBe('codeNeeded')

  if (!scope) return
  const far = await employ(cloud, `M-far-${role}`, [role], { region: '659000', regionName: '别处' })
  expect(await (await deskOf(cloud, far)).fail(action, input(action))).toBe('forbidden: region')
})

test('several roles open what each of them opens', async () => {
  const both = await deskOf(cloud, await employ(cloud, 'M-both', ['admin', 'clerk']))
  expect(await both.fail('reveal', { beneficiaryId: 'person-nobody', fields: ['name'], why: 'review' })).toBe('notFound: beneficiaryId')
})

test('the public’s identity of WeChat opens nothing here', async () => {
  const reply = await cloud.asWeapp('staff', { action: 'whoAmI', input: {} }, 'o-curious')
  expect(reply).toMatchObject({ ok: false, error: { code: 'notSignedIn' } })
})
