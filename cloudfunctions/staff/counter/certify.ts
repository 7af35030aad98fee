import { civilDay, type LocalDate } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { certifyingPath } from '../../../src/domain/counter'
import { duty } from '../../../src/domain/cycle'
import { lateAsk, type LateReason } from '../../../src/domain/late-reason'
import type { PolicyInForce } from '../../../src/domain/policy/policy'
import { recordEvent } from '../../lib/audit'
import { certify } from '../../lib/certify'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { CounterAct } from '../../lib/documents-counter'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { writeCertification } from '../../lib/write-certification'
import { answered, keepPhoto, keyOf, letWait, newAct } from './acts'
import { isDoubted } from './doubt'
import { freePhoto } from './photos'

type Call = StaffCalls['counter.certify']
type Certified = Extract<Call['output'], { kind: 'certified' }>

/**
 * 现场认证: the three points, a picture, and it counts. What does not agree, and an earlier day that changes pay, waits for a second person, and so
 * does whoever was found unlike lately, whatever the clerk says now;
 * being late is asked about and never blocks (rule R9). Idempotent by the clerk's request.
 */
export function certifyAtCounter(run: StaffRun, input: Call['input']): Promise<Call['output']> {
  const { deps, at } = run
  const today = civilDay(at)
  const { evidenceOn = today, checks, lateReason = null } = input
  const key = keyOf(run, 'certify', input)
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const before = await answered<Call['output']>(tx, key)
    if (before) return before
    const person = await findForStaff(run, input.beneficiaryId, 'beneficiaryId', tx)
    const isLike = checks.samePerson && !await isDoubted(tx, run, person._id)
    const path = await pathOf(run, person, isLike, evidenceOn)
    if (path.kind === 'closed' || path.kind === 'inTheFuture' || path.kind === 'tooOld') return { kind: path.kind }
    const photo = await freePhoto(tx, run, input.photoId, person._id)
    if (photo?.look?.kind !== 'seen') return { kind: 'photoMissing' }
    const act = newAct(run, key, 'certify', person, { evidenceOn, checks, lateReason, photoId: photo._id, likeness: photo.look.likeness })
    if (path.kind === 'waits') return letWait(tx, run, act, path.why, person, photo)
    const written = await writeAct(tx, run, act, person)
    if (!written) return { kind: 'closed' }
    await tx.table('counterActs').put({ ...act, state: 'done', before: person.benefits, answer: written })
    await keepPhoto(tx, run, photo, act._id)
    return written
  })
}

async function pathOf({ deps, at }: StaffRun, person: Beneficiary, samePerson: boolean, evidenceOn: LocalDate) {
  const today = civilDay(at)
  const result = certify(person.benefits, await deps.policyOn(person.region, evidenceOn), evidenceOn, 'counter', today)
  if (!result) return { kind: 'closed' } as const
  const paymentOf = (scheme: string) => result.settled.benefits.find((row) => row.scheme === scheme)?.payment ?? null
  return certifyingPath({
    samePerson, evidenceOn, today,
    before: person.benefits.map(({ status, suspendedFrom }) => ({ status, suspendedFrom, payment: null })),
    after: result.benefits.map(({ scheme, status, suspendedFrom }) => ({ status, suspendedFrom, payment: paymentOf(scheme) })),
  })
}

/**
 * What an act brings once it counts: for the day of its evidence, with pay as of today, when it was decided. null: every benefit has ended.
 * `staffId`: who decided.
 */
export async function writeAct(tx: Transaction, run: StaffRun, act: CounterAct, found: Beneficiary): Promise<Certified | null> {
  const { deps, at, staff } = run
  const now = await deps.policyOn(found.region, civilDay(at))
  const then = await deps.policyOn(found.region, act.evidenceOn)
  // who waited for a second person, or was seen on an earlier day, does not stand at the counter now
  const isHere = act.kind === 'certify' && act.operatorId === staff.id && act.evidenceOn === civilDay(at)
  const person = act.lateReason ? await stateLateReason(tx, run, found, act.lateReason, now) : found
  const written = await writeCertification(tx, deps, {
    act: { mode: 'self', channel: 'counter', at, on: act.evidenceOn, film: null, proof: { kind: 'counterCheck', id: act._id }, ...(isHere ? { place: staff.region } : {}) },
    caller: null, beneficiary: person, policy: then, decided: { reviewNo: null, at, policy: now },
  })
  if (!written) return null
  const { reference, on: certifiedOn, settled: { benefits, nextDueOn, payment } } = written
  const { event, beneficiary } = recordEvent(written.beneficiary, {
    kind: 'certified', at: written.at, callerId: null,
    facts: { reference, channel: 'counter', staffId: staff.id, counter: { actId: act._id, evidenceOn: act.evidenceOn, likeness: act.likeness } },
  })
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('events').put(event)
  return { kind: 'certified', reference, certifiedOn, benefits, nextDueOn, payment }
}

/** The reason stands with every benefit that is late, and does nothing else. */
async function stateLateReason(tx: Transaction, { at, staff }: StaffRun, found: Beneficiary, lateReason: LateReason, policy: PolicyInForce): Promise<Beneficiary> {
  let person = found
  for (const benefit of found.benefits) {
    if (benefit.status === 'closed' || lateAsk(benefit, policy, civilDay(at)).ask === 'none') continue
    const facts = { staffId: staff.id, scheme: benefit.scheme, lateReason, dueOn: duty(benefit, policy).dueOn }
    const { event, beneficiary } = recordEvent(person, { kind: 'lateReasonStated', at: new Date(at).toISOString(), callerId: null, facts })
    await tx.table('events').put(event)
    person = beneficiary
  }
  return person
}
