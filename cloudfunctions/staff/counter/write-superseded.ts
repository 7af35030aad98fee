import { addDays, civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { afterSuperseded } from '../../../src/domain/counter-superseded'
import { RESPITE } from '../../../src/domain/respite'
import { recordEvent } from '../../lib/audit'
import { datesOf } from '../../lib/certify'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { CounterAct } from '../../lib/documents-counter'
import type { StaffRun } from '../../lib/staff/door'
import { wordsOf } from '../../lib/superseded'
import { writeAct } from './certify'
import { askToRing } from './ring'

type Answer = Extract<StaffCalls['counter.decide']['output'], { kind: 'certified' | 'superseded' | 'closed' | 'over' }>

/**
 * The word above a wrong certification. For a wrong person it counts no more: the day before it stands again, unless a later one does. Pay that
 * it brought back stays: only a new proposal with two people stops it (rule R13); the person is rung up and has time to certify in. For a wrong day another certification takes its place.
 */
export async function writeSuperseded(tx: Transaction, run: StaffRun, act: CounterAct, found: Beneficiary): Promise<Answer> {
  const { deps, at, staff } = run
  const { supersedes } = act
  const wrong = supersedes && await tx.table('certifications').find(supersedes.reference)
  const origin = wrong?.proof ? await tx.table('counterActs').find(wrong.proof.id) : null
  if (!supersedes || !wrong || !origin?.before || await tx.table('supersessions').find(wrong._id)) return { kind: 'over' }

  const words = await wordsOf(tx, found._id, wrong._id)
  const today = civilDay(at)
  const respiteUntil = supersedes.why === 'wrongPerson' ? addDays(today, RESPITE.days) : null
  const benefits = found.benefits.map((benefit) =>
    afterSuperseded(benefit, origin.before?.find(({ scheme }) => scheme === benefit.scheme) ?? null, { at: wrong.writtenAt ?? wrong.at, respiteUntil }, words(benefit.scheme)))
  const policy = await deps.policyOn(found.region, today)
  const { event, beneficiary } = recordEvent({ ...found, benefits, ...datesOf({ ...found, benefits }, policy, today) }, {
    kind: 'certificationSuperseded', at: new Date(at).toISOString(), callerId: null,
    facts: { reference: wrong._id, staffId: staff.id, counter: { actId: act._id, why: supersedes.why, evidenceOn: act.evidenceOn } },
  })
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('events').put(event)
  const written = supersedes.why === 'wrongDay' ? await writeAct(tx, run, act, beneficiary) : null
  if (supersedes.why === 'wrongDay' && !written) return { kind: 'closed' }
  await tx.table('supersessions').put({
    _id: wrong._id, beneficiaryId: found._id, why: supersedes.why, by: written?.reference ?? null, actId: act._id, at: new Date(at).toISOString(),
  })
  if (!written) await askToRing(tx, run, beneficiary, act._id, 'corrected')
  return written ?? { kind: 'superseded' }
}
