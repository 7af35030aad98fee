/** Made-up people for the sweep's figures: no names, no numbers, the same ones every time. */
import { createHash } from 'node:crypto'
import type { Beneficiary } from '../../cloudfunctions/lib/documents'
import { earliestDueOn } from '../../cloudfunctions/lib/certify'
import { shardOf } from '../../cloudfunctions/lib/shard'
import { nextActionOn } from '../../src/domain/agenda'
import { addDays, addMonths, type LocalDate } from '../../src/domain/calendar'
import type { BenefitState } from '../../src/domain/cycle'
import { policyOn } from '../../src/domain/policy/policies'

export const REGION = '371100'
/** A first of the month, and of a quarter: all kinds of step fall on it. */
export const TODAY: LocalDate = '2026-04-01'
const policy = policyOn(REGION, TODAY)

const pension = (scheme: BenefitState['scheme'], lastCertifiedOn: LocalDate, more: Partial<BenefitState> = {}): BenefitState =>
  ({ scheme, startOn: '2012-05-01', lastCertifiedOn, declaredOn: null, status: 'active', suspendedFrom: null, ...more })
const yearly = (dueOn: LocalDate) => pension('enterprise', addMonths(dueOn, -12))

/** [benefits, the day of the last sweep]: due today, or since some days because nights were missed. */
const DUE: ((r: number) => [BenefitState[], LocalDate | null])[] = [
  (r) => [[yearly(addDays(TODAY, 90 - r % 2))], addMonths(TODAY, -9)],
  (r) => [[yearly(addDays(TODAY, 30 - r % 2))], addDays(TODAY, -60)],
  (r) => [[yearly(addDays(TODAY, 7 - r % 2))], addDays(TODAY, -24)],
  () => [[yearly(addDays(TODAY, 1))], addDays(TODAY, -6)],
  () => [[yearly(addDays(TODAY, -1))], addDays(TODAY, -2)],
  (r) => [[yearly(addDays(TODAY, -2 - r % 20))], addDays(TODAY, -1 - r % 20)],
  () => [[pension('survivor', '2026-02-01', { declaredOn: '2026-02-01' })], '2026-03-02'],
  () => [[pension('survivor', '2025-12-01', { declaredOn: '2025-12-01' })], '2026-03-31'],
  (r) => [[yearly(addDays(TODAY, 7)), pension('survivor', '2025-12-01', { declaredOn: `2025-1${r % 2}-01` })], null],
  () => [[yearly(addDays(TODAY, 30)), pension('resident', '2026-02-01')], null],
]

/** The nth of them; every twentieth (5 %) has something due, in an order that looks like chance. `_id` sorts by time, as real ones do. */
export function personOf(n: number, everyNth = 20): Beneficiary {
  const hash = createHash('md5').update(String(n)).digest('hex')
  const r = parseInt(hash.slice(0, 8), 16)
  const _id = n.toString(36).padStart(9, '0') + hash.slice(0, 20)
  const kind = DUE[Math.floor(r / everyNth) % DUE.length]
  const [benefits, sweptOn] = n % everyNth === 0 && kind ? kind(r) : [[yearly(addDays(TODAY, 100 + r % 260))], r % 3 ? addDays(TODAY, -100 - r % 200) : null]
  // as long as sealed ones are
  const sealed = `A1.00000000.${hash}${hash}${hash}`
  return {
    _id, region: REGION, idIndex: hash + hash, idEnc: sealed, nameEnc: sealed, phoneEnc: sealed, benefits, dueOn: earliestDueOn(benefits, policy),
    nextActionOn: nextActionOn(benefits, policy, sweptOn ?? addDays(TODAY, -100)), sweptOn, shard: shardOf(_id), photoFileId: `cloud://local-env/reference/${_id}.jpg`,
    street: `3711020${String(r % 30).padStart(2, '0')}`, ...(r % 997 === 0 && n % everyNth === 0 && { turns18On: TODAY }),
    openReview: null, eventSeq: r % 4, eventHash: hash, version: 1 + r % 4,
  }
}
