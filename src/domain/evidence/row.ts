/** One line of a file of evidence, checked. Pure; the number is in it until it has been looked up, and then nowhere. */
import { addDays, type LocalDate } from '../calendar'
import { MATCH_RULE, type EventKind } from '../data-match'
import { checkIdNumber } from '../id-number'
import type { FindingSource } from '../loss'
import { isFormula, readDate, unwrap } from '../roster/cells'
import {
  AUTHORITY_WORDS, EVENT_WORDS, EVIDENCE_FIELDS, LOSS_WORDS, type EvidenceField, type EvidencePlaces, type EvidenceSource, type Loss,
} from './format'

export const EVIDENCE_MISTAKES = ['empty', 'formula', 'unreadable', 'tooLong', 'idNumber', 'notKnown', 'notADate', 'inFuture', 'tooOld', 'beforeBirth'] as const
export type EvidenceMistake = (typeof EVIDENCE_MISTAKES)[number]

interface Common { rowNo: string; idNumber: string; institution: string; on: LocalDate }
export type LifeRow = Common & { event: EventKind; loss?: undefined }
export type LossRow = Common & { event?: undefined; loss: Loss; by: FindingSource }
export type EvidenceRow = LifeRow | LossRow

export type EvidenceCheck = { ok: true; row: EvidenceRow } | { ok: false; field: EvidenceField; mistake: EvidenceMistake }

/** Longer than any name of an institution or number of a row. */
const LONGEST = 60

const fail = (field: EvidenceField, mistake: EvidenceMistake): EvidenceCheck => ({ ok: false, field, mistake })

function mistakeOfCell(text: string): EvidenceMistake | null {
  if (text === '') return 'empty'
  if (text.includes('\ufffd')) return 'unreadable'
  if (isFormula(text)) return 'formula'
  return text.length > LONGEST ? 'tooLong' : null
}

/** A word of the table itself: `constructor` is a word of every object, and of no table. */
const wordIn = <T>(words: Readonly<Record<string, T>>, word: string): T | undefined => (Object.hasOwn(words, word) ? words[word] : undefined)

/** What the row says happened; null for a word that is not of its source. */
function sayingOf(source: EvidenceSource, kind: string, institution: string): { event: EventKind } | { loss: Loss; by: FindingSource } | null {
  if (source !== 'authority') {
    const event = wordIn(EVENT_WORDS[source], kind)
    return event ? { event } : null
  }
  const loss = wordIn(LOSS_WORDS, kind)
  const by = wordIn(AUTHORITY_WORDS, institution)
  return loss && by ? { loss, by } : null
}

/**
 * Reads a row of a source. A sign of life that is older than the rule allows is refused: it says too little about today. A loss may be as
 * old as it is.
 */
export function readEvidenceRow(cells: readonly string[], places: EvidencePlaces, source: EvidenceSource, today: LocalDate): EvidenceCheck {
  const text = (field: EvidenceField) => unwrap(cells[places[field]] ?? '')
  for (const field of EVIDENCE_FIELDS) {
    const mistake = mistakeOfCell(text(field))
    if (mistake) return fail(field, mistake)
  }
  const id = checkIdNumber(text('idNumber'), today)
  if (!id.ok) return fail('idNumber', 'idNumber')
  const said = sayingOf(source, text('kind'), text('institution'))
  if (!said) return fail(source === 'authority' && wordIn(LOSS_WORDS, text('kind')) ? 'institution' : 'kind', 'notKnown')
  const on = readDate(text('on'))
  if (on === null) return fail('on', 'notADate')
  if (on > today) return fail('on', 'inFuture')
  if (on < id.birthOn) return fail('on', 'beforeBirth')
  if ('event' in said && on < addDays(today, -MATCH_RULE.oldestDays)) return fail('on', 'tooOld')
  return { ok: true, row: { rowNo: text('rowNo'), idNumber: id.idNumber, institution: text('institution'), on, ...said } }
}
