import type { LocalDate } from '../../../src/domain/calendar'
import type { LossRow } from '../../../src/domain/evidence/row'
import type { Finding } from '../../../src/domain/loss'
import type { Deps } from '../deps'
import type { Evidence } from '../documents-evidence'
import { writeFinding } from '../write-finding'

function findingOf({ loss: { code, custody }, on: since, by: source }: LossRow, recordedOn: LocalDate): Finding | null {
  if (code !== 'imprisoned') return { code, since, source, recordedOn }
  return custody ? { code, custody, since, source, recordedOn } : null
}

/**
 * An authority's record becomes a finding at once: the next payroll does not wait for a night (rule R19). ONE transaction with the row that
 * says so, hence harmless to repeat.
 */
export function takeLoss(deps: Deps, evidence: Evidence, row: LossRow, today: LocalDate): Promise<'losses' | 'without' | 'repeated'> {
  const at = deps.now()
  return deps.db.inTransaction(async (tx) => {
    const person = await tx.table('beneficiaries').find(evidence.beneficiaryId)
    const finding = findingOf(row, today)
    if (await tx.table('evidence').find(evidence._id)) return 'repeated'
    if (!person || !finding) return 'without'
    const { kind } = await writeFinding(tx, deps, { person, finding, by: null, at })
    // a record that changes nothing today may matter once the other finding has ended: it is not remembered, so it may come again
    if (kind !== 'recorded') return 'without'
    await tx.table('evidence').put({ ...evidence, state: 'used' })
    return 'losses'
  })
}
