import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { MATCH_RULE } from '../../src/domain/data-match'
import { isIn } from '../lib/collections'
import { masked } from '../lib/masked'
import type { Run } from '../lib/serve'
import { kinOf, listKin } from './people'

type Call = CitizenCalls['listEvidence']

/** One silent certification a quarter for ten years, and ten people. */
const MOST = 400

export async function listEvidence(run: Run, { beneficiaryId }: Call['input']): Promise<Call['output']> {
  const { db, secrets } = run.deps
  const kin = beneficiaryId ? [await kinOf(run, beneficiaryId, 'beneficiaryId')] : await listKin(run)
  if (kin.length === 0) return { cards: [] }
  const ids = isIn(kin.map((one) => one.beneficiaryId))
  const [matches, people] = await Promise.all([
    db.table('matches').list({ where: { beneficiaryId: ids }, limit: MOST }),
    db.table('beneficiaries').list({ where: { _id: ids }, limit: kin.length }),
  ])
  return {
    cards: matches.sort((a, b) => (a.on < b.on ? 1 : -1)).flatMap(({ _id, beneficiaryId: id, by, on, matchedAt, state, certifyBy }) => {
      const person = people.find((one) => one._id === id)
      const relation = kin.find((one) => one.beneficiaryId === id)?.relation ?? null
      if (!person) return []
      return {
        matchId: _id, beneficiaryId: id, maskName: masked(secrets, person).maskName, relation,
        by: by.map((event) => ({ ...event, strength: MATCH_RULE.strengths[event.kind] })), certifiedOn: on, matchedAt, state, certifyBy,
      }
    }),
  }
}
