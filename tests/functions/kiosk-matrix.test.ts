/**
 * What a machine may do, generated from the contract: every call × machines of two regions and everybody who is none × visits of its own, of another
 * machine, that are over, that do not exist × people of both regions.
 */
import { kioskTable } from '../../cloudfunctions/kiosk/index'
import { kioskCalls, type KioskCalls } from '../../src/domain/contract/kiosk'
import { dueSoon, enrol, NOON, startCloud, type Cloud, type Machine } from './cloud'
import { enrolMachine, newKeys, proofOf, type Enrolled } from './kiosks'
import { expectDocumented, formName, inputsOf, plain, quoted, tellsOf, type Things } from './matrix'
import { anOutlet } from './outlets'
import { person } from './people'
import { filmOf } from './things'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'

jest.setTimeout(60_000)
type Action = keyof KioskCalls
const DETAILS = { version: seedRizhao2025.consentVersion }
const NOTHING: Things = { ...DETAILS, visitId: 'visit-nobody', attemptId: 'attempt-nobody', code: 'abcdefgh' }
const { actions, thingsIn, inputOf, formsOf, unknown } = inputsOf(kioskCalls, NOTHING, new Set([...Object.keys(DETAILS), 'code']))
const closed = actions.filter((action) => kioskTable[action]?.isOpen !== true)
/** What ends a visit comes after everything else. */
const endingLast: readonly Action[] = [...actions.filter((action) => action !== 'visit.end'), 'visit.end']
const REGIONS = [['home', '371100'], ['far', '370100']] as const
/** Says nothing of what it ends, so that it is harmless to repeat. */
const SILENT: Action = 'visit.end'

let cloud: Cloud
let n = 0
const machines = new Map<string, Enrolled>()
const own = new Map<string, Things>()
const over = new Map<string, Things>()
const tried = { refused: 0, open: 0, unknown: 0 }

/** A visit at this machine by somebody of that region, in the middle of filming. */
async function visitAt({ kioskId }: Enrolled, region: string, facts: { endedAt?: string; endsAt?: number } = {}): Promise<Things> {
  const { db, secrets } = cloud.deps
  const no = n++
  const who = person(no)
  const visitId = `visit-${no}`
  await enrol(cloud, who, { region, benefits: [dueSoon()] })
  await db.table('kioskVisits').put({ _id: visitId, kioskId, beneficiaryId: who.id, numberTag: secrets.index('kioskNumber', `${visitId} ${who.idNumber}`), entry: 'card', endsAt: NOON + 600_000, endedAt: null, ...facts })
  const callerId = secrets.index('kioskCaller', visitId).slice(0, 32)
  const attempt = { ...filmOf(who.id, `attempt-${no}`), callerId, channel: 'kiosk' as const, camera: 'kiosk' as const, expiresAt: '2025-11-12T05:00:00.000Z', receivedAt: undefined, decidedAt: null }
  await db.table('attempts').put(attempt)
  return { ...DETAILS, visitId, attemptId: `attempt-${no}`, code: 'abcdefgh' }
}

beforeAll(async () => {
  cloud = await startCloud()
  for (const [place, region] of REGIONS) machines.set(place, await enrolMachine(cloud, anOutlet({ _id: `outlet-${place}`, region })))
  for (const [at, machine] of machines) {
    for (const [of, region] of REGIONS) own.set(`${at} machine, ${of} person`, await visitAt(machine, region))
    over.set(`${at} machine, ended`, await visitAt(machine, '371100', { endedAt: '2025-11-12T03:59:00.000Z' }))
    over.set(`${at} machine, too long ago`, await visitAt(machine, '371100', { endsAt: NOON - 1 }))
  }
})
afterAll(() => cloud.close())

const state = async () => {
  const { rateLimits: _, kioskNonces: __, kiosks, ...kept } = await cloud.dump()
  return { ...kept, kiosks: kiosks.map(({ seenAt: ___, ...kiosk }) => kiosk) }
}

test('the table answers every call of the contract, and only enrolling is open', () => {
  expect(Object.keys(kioskTable).sort()).toEqual([...actions].sort())
  expect(actions.filter((action) => !closed.includes(action))).toEqual(['enrol'])
  expect(unknown()).toEqual([])
})

test('visits of other machines, visits that are over, and none at all: one answer, and nothing changes', async () => {
  const before = await state()
  const wrong: string[] = []
  for (const [place, { machine }] of machines) {
    for (const action of closed) for (const form of formsOf(action).filter((one) => thingsIn(action, one).length > 0)) {
      const nobodys = plain(await machine.send(action, inputOf(action, NOTHING, form)))
      tried.refused++
      if (nobodys !== (action === SILENT ? '{}' : 'notFound: visitId')) wrong.push(`${place}, ${action}, nobody’s: ${nobodys}`)
      // its own visit whose time is over may still be closed
      const ended = [...over].filter(([at]) => action !== SILENT || at !== `${place} machine, too long ago`)
      for (const [whose, things] of [...ended, ...[...own].filter(([at]) => !at.startsWith(`${place} machine`))]) {
        const said = plain(await machine.send(action, inputOf(action, things, form)))
        tried.refused++
        if (said !== nobodys) wrong.push(`${place}, ${action}, ${whose}: ${said}`)
      }
      // an attempt of another visit, with the own one in the hand
      const [mine, theirs] = [own.get(`${place} machine, home person`)!, own.get(`${place} machine, far person`)!]
      if (!thingsIn(action).includes('attemptId')) continue
      const said = plain(await machine.send(action, inputOf(action, { ...mine, attemptId: theirs.attemptId }, form)))
      tried.refused++
      if (said !== 'notFound: attemptId') wrong.push(`${place}, ${action}, another visit’s attempt: ${said}`)
    }
  }
  expect(wrong).toEqual([])
  expect(await state()).toEqual(before)
})

test('a call that no machine of ours has signed opens nothing', async () => {
  const { kioskId, keys } = machines.get('home')!
  const gone = await enrolMachine(cloud, anOutlet({ _id: 'outlet-gone' }))
  const kiosks = cloud.deps.db.table('kiosks')
  await kiosks.put({ ...(await kiosks.find(gone.kioskId))!, state: 'revoked', revokedAt: '2025-11-12T03:00:00.000Z' })
  const doors: [string, Machine, string][] = [
    ['nobody', cloud.machine(null), 'notSignedIn: '],
    ['no proof', cloud.machine(() => 'A'.repeat(60)), 'notSignedIn: '],
    ['another key', cloud.machine((action, input) => proofOf(kioskId, newKeys(), cloud.clock.at, action, input)), 'notSignedIn: '],
    ['a machine that is not there', cloud.machine((action, input) => proofOf('kiosk-nobody', keys, cloud.clock.at, action, input)), 'notSignedIn: '],
    ['the proof of another call', cloud.machine((_, input) => proofOf(kioskId, keys, cloud.clock.at, 'enrol', input)), 'notSignedIn: '],
    ['a wrong clock', cloud.machine((action, input) => proofOf(kioskId, keys, cloud.clock.at - 3_600_000, action, input)), 'notSignedIn: clock'],
    ['a machine that was shut out', gone.machine, 'forbidden: kiosk'],
  ]
  const wrong: string[] = []
  const before = await state()
  for (const [who, machine, expected] of doors) {
    for (const action of closed) for (const form of formsOf(action)) {
      const said = plain(await machine.send(action, inputOf(action, own.get('home machine, home person')!, form)))
      tried.unknown++
      if (said !== expected) wrong.push(`${who}, ${action}${formName(form)}: ${said}`)
    }
  }
  expect(wrong).toEqual([])
  expect(await state()).toEqual(before)
})

test('its own visits are open to it, wherever the person is registered, and it is told of no other', async () => {
  const wrong: string[] = []
  const names = (except: Things) => [...own.values(), ...over.values()].filter((one) => one !== except).flatMap(({ visitId, attemptId }) => [String(visitId), String(attemptId)])
  for (const [place, { machine }] of machines) {
    for (const action of endingLast) for (const form of formsOf(action)) {
      const isNamed = thingsIn(action, form).length > 0
      for (const [whose, things] of [...own].filter(([at]) => at.startsWith(`${place} machine`))) {
        const whatever = isNamed && action !== SILENT ? plain(await machine.send(action, inputOf(action, NOTHING, form))) : 'nothing'
        const reply = await machine.send(action, inputOf(action, things, form))
        const said = plain(reply)
        tried.open++
        if (/^(notSignedIn|forbidden|internal|tooMany)/.test(said) || said === whatever) wrong.push(`${place}, ${action}${formName(form)}, ${whose}: ${said}`)
        wrong.push(...tellsOf(reply, names(things)).map((name) => `${place}, ${action}, ${whose}: tells of ${name}`))
        const stored = action === SILENT ? await cloud.deps.db.table('kioskVisits').find(String(things.visitId)) : null
        if (action === SILENT && stored?.endedAt === null) wrong.push(`${place}, ${whose}: not ended`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('the page on who may do what says all this', () => {
  console.info(`machines: ${tried.refused} cells refused, ${tried.open} open, ${tried.unknown} of no machine`)
  expectDocumented('machines', [
    `${actions.length} calls in ${actions.flatMap(formsOf).length} forms, machines of ${REGIONS.length} regions: ${tried.refused} cells refused, ${tried.open} open, ${tried.unknown} of who is no machine of ours refused.`,
    '', `* Before it is let in: ${quoted(actions.filter((action) => !closed.includes(action)))}.`,
    `* About a visit at this very machine that is not over: ${quoted(closed.filter((action) => thingsIn(action).length > 0))}.`,
    `* About no visit: ${quoted(closed.filter((action) => thingsIn(action).length === 0))}.`,
    '* The region makes no difference: people may go to any machine.',
  ])
})
