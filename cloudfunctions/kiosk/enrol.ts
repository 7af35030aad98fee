import type { KioskCalls } from '../../src/domain/contract/kiosk'
import { AppError } from '../../src/domain/contract/errors'
import { enrolText } from '../../src/domain/kiosk'
import { kioskCodeId } from '../lib/kiosk/codes'
import { isSignedBy } from '../lib/kiosk/door'
import type { Guest } from '../lib/serve'

type Call = KioskCalls['enrol']

/** One code, one machine. The same machine asking again, because the answer was lost, gets the same answer. */
export function enrol({ deps, at }: Guest, { code, publicKey, signature }: Call['input']): Promise<Call['output']> {
  if (!isSignedBy(publicKey, enrolText(code, publicKey), signature)) throw new AppError('badInput', 'signature')
  const kioskId = deps.secrets.index('kiosk', publicKey).slice(0, 32)
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const made = await tx.table('kioskCodes').find(kioskCodeId(deps.secrets, code))
    if (!made || made.endsAt <= at) return { kind: 'codeGone' }
    const { outletId, name, region } = made
    if (made.kioskId === kioskId) return { kind: 'enrolled', kioskId, name }
    // a key that is known already, perhaps revoked, does not come in again
    if (made.kioskId !== null || await tx.table('kiosks').find(kioskId)) return { kind: 'codeGone' }
    await tx.table('kioskCodes').put({ ...made, kioskId })
    await tx.table('kiosks').put({
      _id: kioskId, outletId, name, region, publicKey, state: 'active', enrolledAt: new Date(at).toISOString(), seenAt: at, helpAskedAt: null, revokedAt: null,
    })
    return { kind: 'enrolled', kioskId, name }
  })
}
