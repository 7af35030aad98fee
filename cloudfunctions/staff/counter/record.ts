import { isPhotoOld } from '../../../src/domain/attempt'
import { civilDay, daysBetween } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { CounterRecord } from '../../../src/domain/contract/staff-counter'
import { CORRECTION } from '../../../src/domain/correction'
import { maskPhone } from '../../../src/domain/contact-change'
import { lateAsk } from '../../../src/domain/late-reason'
import { isIn } from '../../lib/collections'
import { pendingChange, phoneOf } from '../../lib/contact'
import { RECORD_KINDS, type AuditEvent, type Beneficiary, type RecordKind } from '../../lib/documents'
import { masked } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { rowOf } from './act-view'
import { standingOf } from './person-standing'
import { changeView } from './change-phone'

type Call = StaffCalls['counter.record']

const HISTORY = 5
/** Relatives, proposals, tasks, acts of one person: more would be fraud. */
const MOST = 50

const RESULTS: Record<RecordKind, CounterRecord['history'][number]['result']> = { certified: 'matched', notMatched: 'notMatched', sentToReview: 'needsReview' }

/** Everything that a clerk needs about one person, by masks. */
export async function getRecord(run: StaffRun, { beneficiaryId }: Call['input']): Promise<Call['output']> {
  const { deps, at } = run
  const person = await findForStaff(run, beneficiaryId, 'beneficiaryId')
  const today = civilDay(at)
  const policy = await deps.policyOn(person.region, today)
  const { standing, benefits } = await standingOf(deps, person, at)
  const [phone, change] = [phoneOf(deps.secrets, person, at), pendingChange(person, at)]
  const [history, certificates, relatives, open] = await Promise.all([
    historyOf(run, person), certificatesOf(run, person), relativesOf(run, person), openOf(run, person),
  ])
  return {
    beneficiaryId: person._id, ...masked(deps.secrets, person),
    maskPhone: phone && maskPhone(phone),
    photo: { has: person.photoFileId !== null, takenOn: person.photoTakenOn ?? null, isOld: isPhotoOld(person.photoTakenOn, policy, today) },
    standing,
    benefits: benefits.map((row) => {
      const benefit = person.benefits.find(({ scheme }) => scheme === row.scheme)
      const { ask, legalBasis } = benefit && benefit.status !== 'closed' ? lateAsk(benefit, policy, today) : { ask: 'none' as const, legalBasis: null }
      return { ...row, lateAsk: ask, legalBasis, finding: benefit?.finding?.code ?? null }
    }),
    history, certificates, relatives, ...open,
    phoneChange: change && changeView(deps.secrets, person, change),
  }
}

async function historyOf({ deps }: StaffRun, { _id: beneficiaryId }: Beneficiary): Promise<CounterRecord['history']> {
  const events = await deps.db.table('events').list({
    where: { beneficiaryId, kind: isIn(RECORD_KINDS) }, order: { by: 'at', direction: 'desc' }, limit: HISTORY,
  })
  const isRecord = (event: AuditEvent): event is AuditEvent & { kind: RecordKind } => event.kind in RESULTS
  return events.filter(isRecord).map(({ at, kind, facts: { channel = 'phone', reason = null, reference = null } }) =>
    ({ at, channel, result: RESULTS[kind], reason, reference }))
}

/** Only what a counter has certified can be called wrong at a counter: the film of a phone goes to reviewers and appeals. */
async function certificatesOf({ deps, at }: StaffRun, { _id: beneficiaryId }: Beneficiary): Promise<CounterRecord['certificates']> {
  const [found, over] = await Promise.all([
    deps.db.table('certifications').list({ where: { beneficiaryId }, order: { by: 'at', direction: 'desc' }, limit: HISTORY }),
    deps.db.table('supersessions').list({ where: { beneficiaryId }, limit: MOST }),
  ])
  return found.map(({ _id: reference, on, channel, proof }) => {
    const isSuperseded = over.some(({ _id }) => _id === reference)
    const isRecent = daysBetween(on, civilDay(at)) <= CORRECTION.backDays
    return { reference, on, channel, isSuperseded, mayBeSuperseded: !isSuperseded && isRecent && proof?.kind === 'counterCheck' }
  })
}

async function relativesOf({ deps }: StaffRun, { _id: beneficiaryId }: Beneficiary): Promise<CounterRecord['relatives']> {
  const active = await deps.db.table('delegations').list({ where: { beneficiaryId, status: 'active' }, limit: MOST })
  return active.map(({ relation, since }) => ({ relation, since }))
}

/** What waits for somebody. */
async function openOf(run: StaffRun, person: Beneficiary): Promise<Pick<CounterRecord, 'proposals' | 'tasks' | 'acts'>> {
  const { db } = run.deps
  const [proposals, tasks, acts] = await Promise.all([
    db.table('proposals').list({ where: { beneficiaryId: person._id, state: 'open' }, limit: MOST }),
    db.table('tasks').list({ where: { beneficiaryId: person._id, state: 'open' }, limit: MOST }),
    db.table('counterActs').list({ where: { beneficiaryId: person._id, state: 'waiting' }, limit: MOST }),
  ])
  return {
    proposals: proposals.map(({ scheme, dueOn, stopFrom }) => ({ scheme, dueOn, stopFrom })),
    tasks: tasks.map(({ kind, answerBy }) => ({ kind, answerBy })),
    acts: acts.map((act) => rowOf(run, act, person)),
  }
}
