import { answerDueOn, postponeStop } from '../../src/domain/appeal'
import { civilDay, monthOf, type LocalDate, type LocalMonth } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import type { BenefitState } from '../../src/domain/cycle'
import { payChange } from '../../src/domain/exchange/pay-change'
import { groundOf, LOSS_RULES } from '../../src/domain/loss'
import type { Policy } from '../../src/domain/policy/policy'
import { postponedByAppeal } from '../../src/domain/stop'
import { recordEvent } from '../lib/audit'
import type { Transaction } from '../lib/collections'
import type { Beneficiary } from '../lib/documents'
import type { Appeal } from '../lib/documents-appeals'
import type { StopProposal } from '../lib/documents-sweep'
import type { Run } from '../lib/serve'
import { kinOf } from './people'

type Call = CitizenCalls['appeal']

/** A person has one proposal a benefit and period; more than these are not put off at once. */
const MOST = 100

/**
 * An appeal of the person or of somebody who helps them (rule R29). While it waits nothing is stopped; a stop that is coming moves by one
 * payroll, once a period, unless a death is on record.
 */
export async function fileAppeal(run: Run, { beneficiaryId, kind, words }: Call['input']): Promise<Call['output']> {
  const { deps, caller, at } = run
  await kinOf(run, beneficiaryId, 'beneficiaryId')
  const filedOn = civilDay(at)
  const filedAt = new Date(at).toISOString()
  return deps.db.inTransaction(async (tx) => {
    const person = await tx.table('beneficiaries').find(beneficiaryId)
    if (!person) throw new AppError('notFound', 'beneficiaryId')
    const open = await tx.table('appeals').list({ where: { beneficiaryId, state: 'open' }, limit: MOST })
    const same = open.find((one) => one.kind === kind)
    if (same) return { answerBy: same.answerBy, postponedTo: same.postponedTo }

    const _id = await freeId(tx, `${beneficiaryId}.${kind}.${filedOn}`)
    const { benefits, postponedTo } = await putOff(tx, person, await deps.policyOn(person.region, filedOn), filedOn, _id)
    const appeal: Appeal = {
      _id, beneficiaryId, region: person.region, street: person.street ?? null, callerId: caller.id, kind, filedOn, filedAt,
      answerBy: answerDueOn(filedOn), wordsEnc: words ? deps.secrets.seal(_id, 'words', words) : null, postponedTo,
      state: 'open', result: null, by: null, answeredAt: null,
    }
    const pay = person.benefits.flatMap((before, i) => payChange(before, benefits[i] ?? before, 'appealFiled'))
    const facts = { ...(pay.length > 0 && { pay }), appeal: { appealId: _id, kind, ...(postponedTo && { postponed: postponedTo }) } }
    const { event, beneficiary } = recordEvent({ ...person, benefits }, { kind: 'appealed', at: filedAt, callerId: caller.id, facts })
    await tx.table('appeals').put(appeal)
    await tx.table('events').put(event)
    await tx.table('beneficiaries').put(beneficiary)
    return { answerBy: appeal.answerBy, postponedTo }
  })
}

/** Answered and filed anew on one day: the answer stays as it was written. */
async function freeId(tx: Transaction, id: string): Promise<string> {
  if (!await tx.table('appeals').find(id)) return id
  throw new AppError('tooManyRequests')
}

/** Approvals of a stop that moves are taken back: whoever gave them did not know of the appeal. */
async function putOff(
  tx: Transaction, { _id: beneficiaryId, benefits: before }: Beneficiary, policy: Policy, today: LocalDate, appealId: string,
): Promise<{ benefits: BenefitState[]; postponedTo: LocalMonth | null }> {
  const table = tx.table('proposals')
  const benefits = [...before]
  const months: LocalMonth[] = []
  const put = async (proposal: StopProposal, stopFrom: LocalMonth, changes: Partial<StopProposal>) => {
    months.push(stopFrom)
    await table.put({ ...proposal, stopFrom, postponedBy: appealId, version: proposal.version + 1, ...changes })
  }
  const proposals = await table.list({ where: { beneficiaryId }, limit: MOST })
  for (const proposal of proposals.filter(({ postponedBy }) => postponedBy === undefined)) {
    const i = benefits.findIndex(({ scheme }) => scheme === proposal.scheme)
    const benefit = benefits[i]
    if (!benefit) continue
    const hasDeathFinding = benefit.finding !== undefined && LOSS_RULES[groundOf(benefit.finding)].stage === 'holdDeath'
    if (proposal.state === 'open' && !hasDeathFinding) {
      await put(proposal, postponedByAppeal(proposal.stopFrom, today, policy), { approvals: [], evidenceNo: (proposal.evidenceNo ?? 0) + 1 })
    }
    const isComing = proposal.state === 'stopped' && benefit.status === 'suspended' && benefit.suspendedFrom === proposal.stopFrom
    if (isComing && proposal.stopFrom > monthOf(today)) {
      const { stopFrom, reason } = postponeStop({ stopFrom: proposal.stopFrom, period: proposal.dueOn, hasDeathFinding, postponedPeriods: [] }, today)
      if (reason !== null) continue
      benefits[i] = { ...benefit, suspendedFrom: stopFrom }
      await put(proposal, stopFrom, {})
    }
  }
  return { benefits, postponedTo: months.sort()[0] ?? null }
}
