/** A pension whose stop is proposed, and the office that may decide it. */
import { randomBytes } from 'node:crypto'
import type { StopProposal } from '../../cloudfunctions/lib/documents-sweep'
import type { Visit } from '../../cloudfunctions/lib/documents-visits'
import type { StaffRole } from '../../src/domain/contract/staff-session'
import { dueSoon, enrol, type Cloud, type Desk, type Person } from './cloud'
import { deskOf, employ, type Colleague } from './colleagues'

/** Due on 2025-11-20, overdue with the end of the month; the sweep has proposed a stop on 1 December. */
export const DUE_ON = '2025-11-20'
export const at = (day: string, time = '04:00:00') => Date.parse(`${day}T${time}.000Z`)
/** Thursday, 4 December 2025: the payroll of December is still open. */
export const DAY = at('2025-12-04')

export interface Office { id(name: string): string; desk(name: string): Promise<Desk> }
const STAFF: Record<string, StaffRole> = {
  clerk: 'clerk', clerk2: 'clerk', visitor: 'visitor', reviewer: 'reviewer', reviewer2: 'reviewer', reviewer3: 'reviewer', admin: 'admin',
}

export async function openOffice(cloud: Cloud): Promise<Office> {
  const staff = new Map<string, Colleague>()
  for (const [name, role] of Object.entries(STAFF)) staff.set(name, await employ(cloud, `S-${name}`, [role]))
  const find = (name: string) => {
    const colleague = staff.get(name)
    if (!colleague) throw new Error(`nobody called ${name}`)
    return colleague
  }
  return { id: (name) => find(name).id, desk: (name) => deskOf(cloud, find(name)) }
}

export const proposalIdOf = (person: Person) => `${person.id}.enterprise.${DUE_ON}`
export const key = () => randomBytes(8).toString('hex')

/** Someone overdue, with the proposal as the sweep writes it. */
export async function propose(
  cloud: Cloud, person: Person, facts: Parameters<typeof enrol>[2] = {}, proposal: Partial<StopProposal> = {},
): Promise<string> {
  await enrol(cloud, person, { benefits: [dueSoon()], ...facts })
  const _id = proposalIdOf(person)
  await cloud.deps.db.table('proposals').put({
    _id, beneficiaryId: person.id, region: cloud.deps.region, scheme: 'enterprise', dueOn: DUE_ON, openedOn: '2025-12-01', stopFrom: '2025-12',
    state: 'open', approvals: [], closedAt: null, version: 1, ...proposal,
  })
  return _id
}

/** Everything but the approvals: an SMS of the machine, a call, a visit, a comparison, on three days. Leaves the clock at DAY. */
export async function collect(cloud: Cloud, office: Office, proposalId: string, { except = [] as string[] } = {}): Promise<void> {
  const beneficiaryId = proposalId.split('.')[0] ?? ''
  if (!except.includes('sms')) {
    await cloud.deps.db.table('contacts').put({
      _id: `${proposalId}.overdue.1.sms`, beneficiaryId, scheme: 'enterprise', dueOn: DUE_ON, channel: 'sms', at: '2025-11-21T02:00:00.000Z',
      on: '2025-11-21', result: 'sent', by: null,
    })
  }
  cloud.clock.at = at('2025-12-02')
  if (!except.includes('call')) await (await office.desk('clerk')).call('recordContact', { proposalId, requestKey: key(), channel: 'call', result: 'failed' })
  cloud.clock.at = at('2025-12-03')
  if (!except.includes('visit')) await (await office.desk('visitor')).call('recordContact', { proposalId, requestKey: key(), channel: 'visit', result: 'failed' })
  if (!except.includes('comparison')) {
    await (await office.desk('clerk2')).call('recordComparison', { proposalId, sources: ['publicSecurity', 'health'], lifeTraceOn: null })
  }
  cloud.clock.at = DAY
}

/** As at the page: looks, then approves what was seen. */
export async function approve(office: Office, name: string, proposalId: string) {
  const desk = await office.desk(name)
  const { evidenceNo } = await desk.call('getProposal', { proposalId })
  return desk.call('approveStop', { proposalId, evidenceNo })
}

export async function benefitOf(cloud: Cloud, person: Person) {
  const stored = await cloud.deps.db.table('beneficiaries').find(person.id)
  const [benefit] = stored?.benefits ?? []
  if (!stored || !benefit) throw new Error('no such person')
  return benefit
}

/** A visit as it is stored. */
export const putVisit = (cloud: Cloud, visit: Pick<Visit, 'beneficiaryId' | 'state'>): Promise<void> => cloud.deps.db.table('visits').put({
  _id: '731240968854', region: cloud.deps.region, district: '371102', place: '371102', why: 'ill', hearing: 'loud', addressEnc: '', contactEnc: '', phoneEnc: '',
  on: '2025-12-03', half: 'morning', callerId: null, bookedBy: null, bookedAt: '2025-12-01T02:00:00.000Z', visitorId: null, ...visit,
})

/** A certification at a counter that a second person has not looked at. */
export const putWaitingAct = (cloud: Cloud, beneficiaryId: string): Promise<void> => cloud.deps.db.table('counterActs').put({
  _id: 'a-waiting-act', kind: 'certify', beneficiaryId, region: cloud.deps.region, street: null, operatorId: 'S-clerk', inputTag: '', openedAt: '2025-12-03T02:00:00.000Z',
  evidenceOn: '2025-12-03', checks: null, photoId: null, likeness: 'unsure', lateReason: null, supersedes: null, state: 'waiting', waitsFor: 'mismatch',
  answerBy: '2025-12-05', decidedBy: null, decidedAt: null, answer: null,
})
