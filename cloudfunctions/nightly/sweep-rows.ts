/** What a plan becomes in the store. Every row follows from person, plan and day alone, ids included: writing it again changes nothing. */
import { answerDueOn } from '../../src/domain/appeal'
import type { LocalDate } from '../../src/domain/calendar'
import type { PlannedNotice, PlannedProposal, PlannedTask } from '../../src/domain/sweep-plan'
import type { OutboxRow } from '../lib/documents-notices'
import type { StaffTask, StopProposal } from '../lib/documents-sweep'
import type { DuePerson } from './due-people'

/** The first instant of a civil day in Shanghai. */
const beginOf = (day: LocalDate): string => new Date(`${day}T00:00:00+08:00`).toISOString()

/** A message of the duty `dueOn`; when in the day it goes out is for whoever sends it. */
export function noticeRow({ _id }: DuePerson, { kind, asks, scheme, dueOn, days }: PlannedNotice, today: LocalDate): OutboxRow {
  const place = kind === 'reminder' || kind === 'overdue' ? `${kind}.${days}` : kind
  const isDeclaration = asks === 'declaration'
  return {
    _id: `${_id}.${scheme}.${dueOn}.${place}${isDeclaration ? '.declaration' : ''}`,
    kind, to: 'beneficiary', callerId: null, beneficiaryId: _id, attemptId: null,
    about: { scheme, dueOn, days, ...(isDeclaration && { asks: 'declaration' as const }) },
    state: 'queued', tries: 0, leaseUntil: 0, notBefore: beginOf(today), createdAt: beginOf(today),
  }
}

export const proposalRow = ({ _id, region }: DuePerson, { scheme, dueOn, stopFrom }: PlannedProposal, today: LocalDate): StopProposal => ({
  _id: `${_id}.${scheme}.${dueOn}`, beneficiaryId: _id, region, scheme, dueOn, openedOn: today, stopFrom,
  state: 'open', approvals: [], closedAt: null, version: 1,
})

/** One task of a kind for a person, ever: closed once, it does not come back. */
export const taskRow = ({ _id, region, street }: DuePerson, { kind, scheme }: PlannedTask, today: LocalDate): StaffTask => ({
  _id: `${_id}.${kind}`, kind, beneficiaryId: _id, region, street: street ?? null, scheme, openedOn: today,
  answerBy: answerDueOn(today), state: 'open', result: null, closedAt: null, by: null,
})
