import type { CloudBase } from '@cloudbase/node-sdk'
import type { Certification } from '../../cloudfunctions/lib/documents'
import type { Evidence } from '../../cloudfunctions/lib/documents-evidence'
import { addDays, type LocalDate } from '../../src/domain/calendar'
import type { DemoPerson } from './people'

/** Made-up references that no certificate carries. */
const [HERE, THERE] = ['100000000008', '100000000016']

/**
 * What made-up institutions have told by the first night: a stay in hospital of the person who wants to be certified by it, and one person at
 * two counters within the hour.
 */
export async function seedEvidence(app: CloudBase, people: readonly DemoPerson[], today: LocalDate): Promise<void> {
  const db = app.database()
  const put = async <T extends { _id: string }>(collection: string, { _id, ...fields }: T) => {
    if ((await db.collection(collection).doc(_id).get()).data.length === 0) await db.collection(collection).doc(_id).set(fields)
  }
  const [seen] = people.filter(({ isSeen }) => isSeen)
  if (seen) {
    await put<Evidence>('evidence', {
      _id: 'demo-evidence', beneficiaryId: seen.beneficiaryId, source: 'hospital', kind: 'inpatient', institution: 'demo-hospital', on: addDays(today, -3),
      state: 'waiting', runId: 'demo', arrivedAt: new Date(Date.parse(`${today}T00:00:00+08:00`)).toISOString(),
    })
  }
  const twice = people.find(({ benefits }) => benefits.some(({ lastChannel, status }) => lastChannel === 'phone' && status === 'active'))
  if (!twice) return
  const on = addDays(today, -1)
  const at = (clock: string) => new Date(Date.parse(`${on}T${clock}:00+08:00`)).toISOString()
  const counter = (_id: string, clock: string, place: string): Certification => ({
    _id, beneficiaryId: twice.beneficiaryId, callerId: null, attemptId: null, mode: 'self', channel: 'counter', at: at(clock), on, policyId: 'demo', benefits: [],
    validUntil: today, writtenAt: at(clock), place,
  })
  await put('certifications', counter(HERE, '10:00', '371102'))
  await put('certifications', counter(THERE, '10:40', '370102'))
}
