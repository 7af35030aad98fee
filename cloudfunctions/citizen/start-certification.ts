import { chooseActions, expiresAtMs, isPhotoOld, NO_TRIES, openTry } from '../../src/domain/attempt'
import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls, StartOutput } from '../../src/domain/contract/citizen'
import type { Eyes, StandingKind, Unable } from '../../src/domain/contract/common'
import { AppError } from '../../src/domain/contract/errors'
import { tintsFor } from '../../src/domain/face/tint'
import { maskName } from '../../src/domain/id-number'
import { digitsFor, rungOf } from '../../src/domain/ladder'
import { keptAbilities } from '../lib/abilities'
import type { Attempt, Beneficiary } from '../lib/documents'
import { nameOf } from '../lib/masked'
import { MAX_VIDEO_BYTES, tallyId, UNUSED_VIDEO_MS, videoPath } from './attempts'
import { findSubject, type Subject } from './find-subject'
import { openAttempt } from './open-attempt'
import { standingOf } from './people'
import type { Run } from '../lib/serve'

type StartInput = CitizenCalls['certification.start']['input']
/** What is asked besides whose pension it is, and with which camera. */
type Asked = Omit<StartInput, 'subject' | 'camera'> & Pick<Attempt, 'camera'>
type Place = Pick<Attempt, 'channel' | 'kioskId' | 'place'>

/** Nothing to do now; still never refused when the person wants to (rule R4). */
const RESTING: ReadonlySet<StandingKind> = new Set<StandingKind>(['certified', 'notYet', 'dataMatch'])

/** Checks identity, right and window, then opens an attempt. Idempotent by (caller, requestKey). */
export async function startCertification(run: Run, input: StartInput): Promise<StartOutput> {
  await checkConsent(run, input)
  const found = await findSubject(run, input)
  return 'kind' in found ? found : await mayNotStart(run, input, found) ?? start(run, input, found, { channel: 'phone' })
}

export async function checkConsent({ deps, at }: Run, { consent }: Asked): Promise<void> {
  if (consent.version !== (await deps.policyOn(deps.region, civilDay(at))).consentVersion) throw new AppError('consentOutdated', 'consent.version')
}

/** null: nothing speaks against it. */
export async function mayNotStart({ deps, at }: Run, { evenIfNotDue }: Asked, { beneficiary }: Subject): Promise<StartOutput | null> {
  const name = maskName(nameOf(deps.secrets, beneficiary))
  const { standing } = await standingOf(deps, beneficiary, at)
  if (standing.kind === 'closed') return { kind: 'closed', maskName: name }
  if (beneficiary.photoFileId === null) return { kind: 'noPhoto', maskName: name }
  if (RESTING.has(standing.kind) && !evenIfNotDue) return { kind: 'notDue', maskName: name, standing }
  return null
}

/** What the person says now counts; else what they have let us remember. */
export async function asksOf({ deps }: Run, { eyes, unable }: Pick<Asked, 'eyes' | 'unable'>, { _id, keepsAbilities }: Beneficiary): Promise<{ eyes?: Eyes; unable: Unable; remembered: boolean }> {
  const kept = eyes || unable || !keepsAbilities ? null : await keptAbilities(deps.db, deps.secrets, _id)
  if (kept) return { ...(kept.eyes ? { eyes: kept.eyes } : {}), unable: kept.unable, remembered: true }
  return { ...(eyes ? { eyes } : {}), unable: unable ?? [], remembered: false }
}

/** The same for whoever was found in another way, at a machine of an outlet. */
export async function start(run: Run, input: Asked, subject: Subject, place: Place): Promise<StartOutput> {
  const { deps, caller, at } = run
  const { beneficiary, invitation, relay } = subject
  const today = civilDay(at)
  const policy = await deps.policyOn(beneficiary.region, today)
  const tally = await deps.db.table('tallies').find(tallyId(beneficiary._id, today))
  const tried = openTry(tally?.tries ?? NO_TRIES, policy, at)
  if (!tried.ok) return { kind: 'tooManyToday', triesToday: policy.liveness.sessionsPerDay * policy.liveness.triesPerSession }

  const { eyes, unable, remembered } = await asksOf(run, input, beneficiary)
  // a double tap sends the same key, and so means the same attempt
  const _id = deps.secrets.index('attempt', `${caller.id} ${input.requestKey}`).slice(0, 32)
  const nonce = deps.newId()
  const path = videoPath(_id, nonce, caller)
  const { fileId, ticket } = await deps.storage.ticket(path, MAX_VIDEO_BYTES)
  const openedAt = new Date(at).toISOString()
  return openAttempt(run, subject, ticket, policy, {
    _id,
    callerId: caller.id,
    beneficiaryId: beneficiary._id,
    mode: input.mode,
    relation: input.relation ?? subject.relation,
    binds: 'nothing',
    invitation,
    ...(relay ? { relay } : {}),
    entry: input.scene ?? null,
    ...place,
    camera: input.camera,
    ...(eyes ? { eyes } : {}),
    ...(unable.length > 0 ? { unable } : {}),
    ...(remembered ? { remembered } : {}),
    ...(rungOf(unable) === 'digits' ? { digits: digitsFor(deps.random) } : {}),
    actions: chooseActions(policy, deps.random, eyes, unable),
    // only the page before the person's own face lights it
    tint: input.camera === 'front' && caller.via === 'device' ? tintsFor(deps.random) : null,
    nonce,
    consent: { version: input.consent.version, agreedAt: openedAt },
    inputTag: deps.secrets.index('startInput', JSON.stringify(input)),
    openedAt,
    expiresAt: new Date(expiresAtMs(at, policy)).toISOString(),
    tryNo: tried.tryNo,
    sessionNo: tried.sessionNo,
    videoPath: path,
    videoFileId: fileId,
    referenceFileId: beneficiary.photoFileId ?? '',
    isPhotoOld: isPhotoOld(beneficiary.photoTakenOn, policy, today),
    claim: null,
    leaseUntil: 0,
    outcome: null,
    evidence: null,
    prompts: [],
    decidedAt: null,
    videoUntil: new Date(expiresAtMs(at, policy) + UNUSED_VIDEO_MS).toISOString(),
  })
}
