import type { Scheme } from '../../src/domain/contract/common'
import type { Found, StandingCertification, Words } from '../../src/domain/counter-superseded'
import type { Database, Transaction } from './collections'
import type { Certification } from './documents'

/** Certifications of one person that are read: more than anybody makes. */
const MOST = 100

/** A certification is never edited (rule R28); another word may stand above it: that of staff, or the person's own that a silent one was not them. */
export async function isSuperseded({ table }: Database, { _id, proof }: Certification): Promise<boolean> {
  if (await table('supersessions').find(_id)) return true
  return proof?.kind === 'dataMatch' && (await table('matches').find(proof.id))?.state === 'objected'
}

interface Snapshot { scheme: Scheme; state: Found }

/** Certifications of this person that stand, without one that is being withdrawn; and what those that do not stand found of each benefit. */
export async function wordsOf({ table }: Pick<Transaction, 'table'>, beneficiaryId: string, withdrawn: string): Promise<(scheme: Scheme) => Words> {
  const all = await table('certifications').list({ where: { beneficiaryId }, order: { by: 'at', direction: 'desc' }, limit: MOST })
  const superseded = await table('supersessions').list({ where: { beneficiaryId }, limit: MOST })
  const objected = await table('matches').list({ where: { beneficiaryId, state: 'objected' }, limit: MOST })
  const standing: StandingCertification[] = []
  const over: { on: string; snapshots: Snapshot[] }[] = []
  for (const { _id, at, writtenAt, on, channel, proof } of all.filter((one) => one._id !== withdrawn)) {
    const match = objected.find(({ reference }) => reference === _id)
    if (match) over.push({ on, snapshots: match.before })
    else if (superseded.some((one) => one._id === _id)) {
      const act = proof ? await table('counterActs').find(proof.id) : null
      over.push({ on, snapshots: act?.before?.map(({ scheme, ...state }) => ({ scheme, state })) ?? [] })
    } else standing.push({ at: writtenAt ?? at, on, channel })
  }
  return (scheme) => ({ standing, over: over.map(({ on, snapshots }) => ({ on, found: snapshots.find((one) => one.scheme === scheme)?.state ?? null })) })
}
