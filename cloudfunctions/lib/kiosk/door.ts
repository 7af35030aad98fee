/** Which machine calls, by its signature over this very call. No user, no token that could be copied. */
import { createPublicKey, verify } from 'node:crypto'
import { AppError } from '../../../src/domain/contract/errors'
import { CLOCK_MS, readProof, signedText } from '../../../src/domain/kiosk'
import type { Kiosk } from '../documents-kiosks'
import type { Door, Guest } from '../serve'

export interface KioskWho { readonly kiosk: Kiosk }
/** A visit of a machine. */
export interface KioskRun extends Guest, KioskWho {}

/** A call leaves its mark no more often than this, ms. */
const SEEN_EVERY_MS = 60_000

export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false // 32 bytes that are no point of the curve
  }
}

/**
 * `notSignedIn` for a machine that is not known, a wrong signature, a call that comes a second time; `notSignedIn: clock` when its clock is
 * wrong; `forbidden: kiosk` once it was revoked. The nonce is used up only by a call that was really signed.
 */
export const kioskDoor: Door<KioskWho, unknown> = {
  async identify({ deps, at }, { bearer, action, input }) {
    if (bearer === null) return null
    const proof = readProof(bearer)
    const kiosk = proof && await deps.db.table('kiosks').find(proof.kioskId)
    if (!kiosk || !isSignedBy(kiosk.publicKey, signedText(proof.head, action, input), proof.signature)) throw new AppError('notSignedIn')
    if (kiosk.state === 'revoked') throw new AppError('forbidden', 'kiosk')
    if (Math.abs(at - proof.atMs) > CLOCK_MS) throw new AppError('notSignedIn', 'clock')
    // kept for as long as the same call could still be fresh
    const isNew = await deps.db.table('kioskNonces').add({ _id: `${kiosk._id}.${proof.nonce}`, endsAt: at + 2 * CLOCK_MS })
    if (!isNew) throw new AppError('notSignedIn', 'nonce')
    if (at - kiosk.seenAt >= SEEN_EVERY_MS) await deps.db.table('kiosks').changeOne({ _id: kiosk._id, state: 'active' }, { seenAt: at })
    return { id: kiosk._id, isVouched: true, who: { kiosk } }
  },
  authorise: () => undefined,
}
