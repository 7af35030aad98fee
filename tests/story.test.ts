/**
 * The whole story, twice: once as a browser tells it (HTTP access, a device token), once as WeChat does (events with an openid).
 * Everything is real but the people: functions, database, storage, face engine. The clips show drawn faces (tests/clips).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { verifyChain } from '../cloudfunctions/lib/audit'
import { earliestDueOn } from '../cloudfunctions/lib/certify'
import type { AuditEvent, Beneficiary } from '../cloudfunctions/lib/documents'
import { dismiss } from '../cloudfunctions/face/crew'
import { makeSecrets } from '../cloudfunctions/lib/secrets'
import { createCollections } from '../local/collections'
import { CAST, idNumberOf, personOf } from '../local/people/cast'
import { runFfmpeg } from '../local/people/ffmpeg'
import { heldBy } from '../local/people/hand'
import { idPhoto } from '../local/people/id-photo'
import { startLocal, type LocalCloud } from '../local/server'
import { addDays, addMonths, civilDay } from '../src/domain/calendar'
import type { CitizenCalls, OpenedAttempt, UploadTicket } from '../src/domain/contract/citizen'
import type { Reply } from '../src/domain/contract/errors'
import type { BenefitState } from '../src/domain/cycle'
import { policyOn } from '../src/domain/policy/policies'

jest.setTimeout(180_000)
const [elder] = CAST
const today = civilDay(Date.now())
const dueOn = addDays(today, 8)
const beneficiaryId = 'person-story'
const benefits: BenefitState[] = [{
  scheme: 'enterprise', startOn: '2015-03-01', lastCertifiedOn: addMonths(dueOn, -12), declaredOn: null,
  status: 'active', suspendedFrom: null,
}]
const idNumber = idNumberOf(elder)
const forSelf = { mode: 'self', subject: { kind: 'identity', name: elder.name, idNumber } } as const

let dir: string
let cloud: LocalCloud
beforeAll(async () => {
  process.env.ANXIN_LOG ??= 'silent'
  dir = mkdtempSync(path.join(tmpdir(), 'anxin-story-'))
  cloud = await startLocal({ dir })
  await createCollections(cloud.app, cloud.gateway)
})
afterAll(async () => {
  await dismiss()
  await cloud.close()
  rmSync(dir, { recursive: true, force: true })
})

/** As on the morning when the story begins: the person is known, has a photo, and is due in eight days. */
async function morning(): Promise<void> {
  const secrets = makeSecrets(process.env)
  const fileContent = await idPhoto(personOf(elder))
  const { fileID } = await cloud.app.uploadFile({ cloudPath: `reference/${beneficiaryId}.jpg`, fileContent })
  const person: Omit<Beneficiary, '_id'> = {
    region: cloud.region, idIndex: secrets.index('idNumber', idNumber), idEnc: secrets.seal(beneficiaryId, 'idNumber', idNumber),
    nameEnc: secrets.seal(beneficiaryId, 'name', elder.name), benefits,
    dueOn: earliestDueOn(benefits, policyOn(cloud.region, today)), nextActionOn: null, sweptOn: null, shard: 0, photoFileId: fileID, openReview: null, eventSeq: 0, eventHash: '', version: 1,
  }
  const db = cloud.app.database()
  await db.collection('beneficiaries').doc(beneficiaryId).set(person)
  for (const name of ['events', 'callers', 'delegations', 'tallies', 'outbox']) {
    await db.collection(name).where({ _id: db.command.exists(true) }).remove()
  }
}

interface Phone { call<A extends keyof CitizenCalls>(action: A, input: CitizenCalls[A]['input']): Promise<CitizenCalls[A]['output']> }

async function browser(): Promise<Phone> {
  let token = ''
  const phone: Phone = {
    async call(action, input) {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
      const answer = await fetch(`${cloud.url}/api/citizen`, { method: 'POST', headers, body: JSON.stringify({ action, input }) })
      return dataOf(await answer.json() as Reply<never>)
    },
  }
  token = (await phone.call('device.register', {})).token
  return phone
}
let phones = 0
async function weChat(): Promise<Phone> {
  const WX_OPENID = `o-story-${phones++}`
  return { call: async (action, input) => dataOf(await cloud.gateway.invoke('citizen', { action, input }, { WX_OPENID }) as Reply<never>) }
}
function dataOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.data
}

let filmed = 0

async function film(who: 'right' | 'other', ticket: UploadTicket, actions: readonly string[]): Promise<void> {
  const clip = who === 'right' && actions[0] === 'openMouth' ? 'right-mouth-blink.mp4' : `${who}-blink-mouth.mp4`
  // nobody films the same twice, and what came before is refused: each time another hand holds the phone
  const file = path.join(dir, `film-${++filmed}.mp4`)
  await runFfmpeg(['-i', path.join(__dirname, 'clips', clip), '-vf', heldBy(filmed), '-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', file])
  const body = readFileSync(file)
  const answer = await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body })
  expect(answer.status).toBe(200)
}

type About = Pick<CitizenCalls['certification.start']['input'], 'mode' | 'subject' | 'relation'>
let requests = 0
/** Opens attempts until the server asks for a plain pair of actions, which the clips show; opening costs no try. */
async function start(phone: Phone, about: About, first?: string): Promise<OpenedAttempt> {
  const { consentVersion } = await phone.call('getHome', {})
  for (;;) {
    const started = await phone.call('certification.start', {
      ...about, requestKey: `story-${requests++}-request`, consent: { version: consentVersion, agreed: true },
      camera: 'front', evenIfNotDue: true,
    })
    if (started.kind !== 'opened') throw new Error(started.kind)
    const { actions } = started.attempt
    if (actions.length === 2 && (first === undefined || actions[0] === first)) return started.attempt
  }
}
const finish = (phone: Phone, attemptId: string) => phone.call('certification.finish', { attemptId, evidence: { kind: 'video' } })

describe.each([['a browser, over HTTP', browser], ['WeChat, by events', weChat]])('in %s', (_, pickUp) => {
  let mine: Phone
  let daughters: Phone
  let reference: string
  beforeAll(async () => {
    await morning()
    mine = await pickUp()
    daughters = await pickUp()
  })

  test('a phone that nobody used yet knows nobody', async () => {
    expect(await mine.call('getHome', {})).toMatchObject({ today, self: null, relatives: [] })
    expect(await mine.call('listRecords', {})).toEqual({ records: [], next: null })
  })

  test('another face is not taken for the person\'s: the reason is named, two tries are left, nothing changed', async () => {
    const attempt = await start(mine, forSelf, 'blink')
    await film('other', attempt.upload, attempt.actions)
    expect(await finish(mine, attempt.attemptId)).toMatchObject({
      kind: 'notMatched', reason: 'notSamePerson', triesLeft: 2, standing: { kind: 'dueSoon', dueOn, daysLeft: 8 },
    })
    expect((await mine.call('getHome', {})).self).toBeNull()
  })

  test('本人认证: identity, actions, a cut upload that goes on, 比对成功, the next due day', async () => {
    const attempt = await start(mine, forSelf)
    expect(attempt).toMatchObject({ tryNo: 2, person: { maskName: '王*兰' } })
    await film('right', await mine.call('certification.resumeUpload', { attemptId: attempt.attemptId }), attempt.actions)
    const [outcome, again] = await Promise.all([finish(mine, attempt.attemptId), finish(mine, attempt.attemptId)])
    const nextDueOn = addMonths(today, 12)
    expect(outcome).toMatchObject({ kind: 'matched', mode: 'self', certifiedOn: today, standingBefore: 'dueSoon', nextDueOn })
    expect(again).toEqual(outcome)
    if (outcome.kind === 'matched') reference = outcome.reference
    const standing = { kind: 'certified', certifiedOn: today, dueOn: nextDueOn }
    expect((await mine.call('getHome', {})).self).toMatchObject({ beneficiaryId, standing })
  })

  test('the record is listed above the failed try, and the certificate can be checked by anybody who holds it', async () => {
    const { records } = await mine.call('listRecords', {})
    expect(records).toMatchObject([{ result: 'matched', reference, on: today }, { result: 'notMatched', reason: 'notSamePerson' }])
    const { checkPath, validUntil } = await mine.call('getCertificate', { reference })
    const check = new URL(checkPath, 'http://page').searchParams.get('check') ?? ''
    const bank = await browser()
    expect(await bank.call('checkCertificate', { reference, check })).toEqual({ kind: 'valid', certifiedOn: today, validUntil })
  })

  test('为他人认证: the elder invites, the daughter films the elder, and from then on sees how things stand', async () => {
    const { scene } = await mine.call('createInvitation', {})
    expect(await daughters.call('openEntry', { scene })).toMatchObject({ kind: 'invitation', maskName: '王*兰' })
    const attempt = await start(daughters, { mode: 'forOthers', relation: 'daughter', subject: { kind: 'invitation', scene } })
    await film('right', attempt.upload, attempt.actions)
    expect(await finish(daughters, attempt.attemptId)).toMatchObject({ kind: 'matched', mode: 'forOthers', maskName: '王*兰' })
    expect(await daughters.call('openEntry', { scene })).toEqual({ kind: 'already', maskName: '王*兰' })
    const { relatives } = await daughters.call('getHome', {})
    expect(relatives).toMatchObject([{ beneficiaryId, relation: 'daughter', standing: { kind: 'certified' } }])
    expect((await daughters.call('listRecords', { beneficiaryId })).records).toHaveLength(3)
  })

  test('all of it stands in the person\'s chain, and the elder is told what the daughter did', async () => {
    const db = cloud.app.database()
    const events = (await db.collection('events').where({ beneficiaryId }).orderBy('seq', 'asc').get()).data as AuditEvent[]
    const person = (await db.collection('beneficiaries').doc(beneficiaryId).get()).data[0] as Beneficiary
    expect(events.map(({ kind }) => kind)).toEqual(['notMatched', 'certified', 'invited', 'certified'])
    expect(verifyChain(events, person)).toEqual({ ok: true })
    const notices = (await db.collection('outbox').get()).data as { to: string; kind: string }[]
    expect(notices.map(({ kind, to }) => `${kind} ${to}`).sort())
      .toEqual(['certified beneficiary', 'certified caller', 'certified caller', 'notMatched caller'])
  })
})
