import { printDay, printWindow } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { refusals, refused } from '@/copy/refused'
import type { Refusal } from '../../run'

export type RefusalStep = 'change' | 'anyway' | 'someoneElse' | 'method' | 'call' | 'home'

export interface RefusalWords { title: string; body: string[]; hints: readonly string[]; steps: readonly RefusalStep[] }

/** The page of each refusal: what happened, and the steps in their order; the first is the big button. */
export function refusalWords(refusal: Refusal): RefusalWords {
  const { title } = refusals[refusal.kind]
  type Steps = readonly RefusalStep[]
  const page = (body: string[], steps: Steps, hints: readonly string[] = []): RefusalWords => ({ title, body, hints, steps })
  switch (refusal.kind) {
    case 'notFound': return page([fill(refusals.notFound.body, refusal)], ['change', 'call', 'home'], refusals.notFound.hints)
    case 'notDue': {
      const { maskName, standing } = refusal
      const first = standing.certifiedOn
        ? fill(refusals.notDue.body, { maskName, certifiedOn: printDay(standing.certifiedOn) })
        : fill(refusals.notDueNew.body, { maskName })
      return page([first, fill(refused.next, { window: printWindow(standing) })], ['home', 'someoneElse', 'anyway'])
    }
    case 'closed': return page([fill(refusals.closed.body, refusal)], ['call', 'home'])
    case 'noPhoto': return page([fill(refusals.noPhoto.body, refusal)], ['method', 'call'])
    case 'tooManyToday': return page([fill(refusals.tooManyToday.body, refusal)], ['method', 'call', 'home'])
    case 'tooManyRelatives': return page([fill(refusals.tooManyRelatives.body, refusal)], ['method', 'call', 'home'])
    case 'tooManyPeopleToday': return page([fill(refusals.tooManyPeopleToday.body, refusal)], ['method', 'home'])
    case 'invitationGone': case 'relayGone': case 'relayInUse': return page([refusals[refusal.kind].body], ['home', 'call'])
    case 'samePhone': return page([refusals.samePhone.body], ['method', 'call', 'home'])
  }
}
