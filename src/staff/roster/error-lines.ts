/** The list of what was wrong in a roster, as a file for whoever made the roster. */
import { fillKnown } from '../../copy/fill'
import { errorList, rosterFields, rowMistakes } from '../../copy/staff-roster'
import type { RosterError } from '../../domain/contract/staff-roster'
import { CSV_MARK, csvLine } from '../../domain/exchange/csv'

const { columns, refused, warned, wholeRow } = errorList

export const errorListHead = () => CSV_MARK + csvLine([columns.line, columns.maskId, columns.field, columns.problem, columns.effect])

export const errorLine = ({ line, maskId, field, mistake, detail, blocks }: RosterError): string => csvLine([
  String(line), maskId, field ? rosterFields[field] : wholeRow, fillKnown(rowMistakes[mistake], { detail }), blocks ? refused : warned,
])
