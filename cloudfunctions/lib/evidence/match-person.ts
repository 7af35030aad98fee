/** One person's evidence weighed, and what follows, in ONE transaction (rule R26). */
import { civilDay, type LocalDate } from '../../../src/domain/calendar'
import { decideMatch, isSilenced, isWorthwhile, type LifeEvent, type MatchDecision } from '../../../src/domain/data-match'
import { lastAliveOn, type BenefitState } from '../../../src/domain/cycle'
import { effectiveOn } from '../../../src/domain/effective-day'
import { groundOf } from '../../../src/domain/loss'
import { recordEvent } from '../audit'
import { isIn, type Transaction } from '../collections'
import type { Deps } from '../deps'
import type { Beneficiary } from '../documents'
import type { Evidence, Match } from '../documents-evidence'
import { writeCertification } from '../write-certification'

/** Rows of one person that are weighed together; the newest days are what counts, and 90 days hold no more. */
const MOST = 500

export type Matched = MatchDecision['kind'] | 'silenced' | 'notWorthIt' | 'nobody'

const eventOf = ({ kind, institution, on }: Evidence): LifeEvent[] => (kind === 'loss' ? [] : [{ kind, source: institution, on }])

export function matchPerson(deps: Deps, beneficiaryId: string): Promise<Matched> {
  const at = deps.now()
  return deps.db.inTransaction(async (tx): Promise<Matched> => {
    const rows = await tx.table('evidence').list({ where: { beneficiaryId, state: isIn(['waiting', 'weighed']) }, limit: MOST })
    const person = await tx.table('beneficiaries').find(beneficiaryId)
    const result = person ? await decide(tx, deps, person, rows, at) : 'nobody' as const
    const used = typeof result === 'string' ? [] : result.used
    for (const row of rows) {
      const state = used.includes(row) ? 'used' : 'weighed'
      if (row.state !== state) await tx.table('evidence').put({ ...row, state })
    }
    return typeof result === 'string' ? result : 'certify'
  })
}

/** The earliest of all running benefits' last signs of life: an event is news while it is newer than one of them. */
const aliveOn = (benefits: readonly BenefitState[]): LocalDate | null =>
  benefits.filter(({ status }) => status !== 'closed').map(lastAliveOn).sort()[0] ?? null

async function decide(tx: Transaction, deps: Deps, person: Beneficiary, rows: readonly Evidence[], at: number): Promise<Matched | { used: Evidence[] }> {
  const { _id: beneficiaryId, benefits } = person
  const today = civilDay(at)
  await noteTrace(tx, person._id, rows, today)
  const objected = await tx.table('matches').list({ where: { beneficiaryId, state: 'objected' }, limit: MOST })
  const objectedOn = objected.flatMap((one) => one.objectedOn ?? []).sort().at(-1) ?? null
  if (isSilenced(objectedOn, benefits)) return 'silenced'
  const openGrounds = benefits.flatMap(({ finding }) => (finding ? [groundOf(finding)] : []))
  const events = rows.flatMap(eventOf)
  const decision = decideMatch(events, { openGrounds, lastCertifiedOn: aliveOn(benefits), objectedOn }, today)
  if (decision.kind !== 'certify') return decision.kind
  const policy = await deps.policyOn(person.region, today)
  if (!isWorthwhile(benefits, decision.on, policy, today)) return 'notWorthIt'
  const used = decision.by.flatMap((event) => rows.find((row) => row.kind === event.kind && row.institution === event.source && row.on === event.on) ?? [])
  return await write(tx, deps, person, { on: decision.on, used }, at) ? { used } : 'nothingNew'
}

/** What the machine compared is on file before anybody stops pay: a sign of life, also a weak one, stands in the way (rule R13). */
async function noteTrace(tx: Transaction, beneficiaryId: string, rows: readonly Evidence[], on: LocalDate): Promise<void> {
  const newest = rows.map((row) => row.on).sort().at(-1)
  if (newest === undefined) return
  const sources = [...new Set(rows.map(({ source }) => source))].sort()
  await tx.table('dataChecks').put({ _id: `${beneficiaryId}.${on}`, beneficiaryId, on, sources, lifeTraceOn: newest })
}

/** The certification counts for the day of the event, not of the night (rule R25). false: every benefit has ended. */
async function write(tx: Transaction, deps: Deps, person: Beneficiary, { on: eventOn, used }: { on: LocalDate; used: readonly Evidence[] }, at: number): Promise<boolean> {
  const { on } = effectiveOn({ kind: 'dataMatch', eventOn })
  const today = civilDay(at)
  const now = new Date(at).toISOString()
  const [policy, decidedPolicy] = await Promise.all([deps.policyOn(person.region, on), deps.policyOn(person.region, today)])
  const matchId = `${person._id}.${on}`
  const act = {
    mode: 'self', channel: 'dataMatch', at: Date.parse(`${on}T00:00:00+08:00`), on, film: null, proof: { kind: 'dataMatch', id: matchId },
  } as const
  const written = await writeCertification(tx, deps, {
    act, caller: null, beneficiary: person, policy, decided: { reviewNo: null, at, policy: decidedPolicy },
  })
  if (!written) return false
  const { reference } = written
  const { event, beneficiary } = recordEvent(written.beneficiary, {
    kind: 'certified', at: now, callerId: null, facts: { channel: 'dataMatch', reference, on, matchId },
  })
  const match: Match = {
    _id: matchId, beneficiaryId: person._id, reference, on, by: used.flatMap(({ kind, source, on: day }) => (kind === 'loss' ? [] : [{ kind, source, on: day }])),
    before: person.benefits.map(({ scheme, lastCertifiedOn, lastChannel }) => ({ scheme, state: { lastCertifiedOn, ...(lastChannel && { lastChannel }) } })),
    matchedAt: now, state: 'stands', objectedOn: null, certifyBy: null,
  }
  await tx.table('matches').put(match)
  await tx.table('events').put(event)
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('outbox').put({
    _id: `silent.${matchId}.beneficiary`, kind: 'silent', to: 'beneficiary', callerId: null, beneficiaryId: person._id, attemptId: null, about: null,
    state: 'queued', tries: 0, leaseUntil: 0, notBefore: now, createdAt: now,
  })
  return true
}
