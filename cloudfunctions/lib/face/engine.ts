/** Asks the `face` function for a verdict. Only our own functions can: the call carries a signature that is valid for a minute. */
import { AppError, type Reply } from '../../../src/domain/contract/errors'
import { faceCalls, type FaceInput, type FaceVerdict, type LookInput, type PhotoLook } from '../../../src/domain/contract/face'
import type { Secrets } from '../secrets'

export interface FaceEngine {
  /** Throws `busy` when too many clips wait already, `unavailable` without an answer; a clip that it cannot judge is a verdict. */
  verify(input: FaceInput): Promise<FaceVerdict>
  /** Throws like `verify`. */
  look(input: LookInput): Promise<PhotoLook>
}

/** Calls another cloud function; throws when it gives no answer in time. */
export type CallFunction = (name: string, data: unknown, timeoutMs: number) => Promise<unknown>

/** Decoding and measuring a ten-second clip takes 3 to 10 s on one core. */
const TIMEOUT_MS = 45_000

/** What the signature of an internal call covers. `at`: ms since 1970. */
export const internalText = (at: number, input: FaceInput | LookInput) => `${at}.${JSON.stringify(input)}`

export function makeFaceEngine(call: CallFunction, secrets: Secrets, now: () => number): FaceEngine {
  const ask = async (action: keyof typeof faceCalls, input: FaceInput | LookInput): Promise<unknown> => {
    const at = now()
    const internal = { at, sig: secrets.internal(internalText(at, input)) }
    const reply = await call('face', { action, input, internal }, TIMEOUT_MS) as Reply<unknown> | null
    if (reply && !reply.ok && reply.error.code === 'busy') throw new AppError('busy', undefined, reply.error.retryInS)
    if (!reply?.ok) throw new AppError('unavailable')
    return reply.data
  }
  return {
    verify: async (input) => faceCalls.verify.output.parse(await ask('verify', input)),
    look: async (input) => faceCalls.look.output.parse(await ask('look', input)),
  }
}
