import { CSV_MARK, csvLine } from '../../../src/domain/exchange/csv'
import { DECISION_HEADERS, DECISION_SHEET, decisionCells, watermarkOf, type PaymentDecision, type Watermark } from '../../../src/domain/exchange/decisions'
import { writeXlsx } from './xlsx-write'

/** Two lines of headings, the decisions, the watermark. The same decisions and watermark always give the same bytes. */
export function decisionFile(decisions: readonly PaymentDecision[], format: 'csv' | 'xlsx', mark: Watermark): Uint8Array {
  const rows = [...DECISION_HEADERS, ...decisions.map(decisionCells), [watermarkOf(mark, decisions.length)]]
  if (format === 'xlsx') return writeXlsx(DECISION_SHEET, rows)
  return Buffer.from(CSV_MARK + rows.map(csvLine).join(''))
}
