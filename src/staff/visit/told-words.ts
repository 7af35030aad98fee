import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { roundPage } from '@/copy/staff-visits'
import type { Submitted } from '@/domain/contract/staff-visits'

export const toldWords = (told: Submitted): string =>
  fill(roundPage.results[told.kind], { day: told.kind === 'certified' ? printDay(told.nextDueOn) : '' })
