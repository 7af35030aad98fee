/** H5 only: the calls of a machine at an outlet, each signed by its key. */
import { kioskId, newNonce, signText } from '@/device/kiosk-key'
import { AppError } from '@/domain/contract/errors'
import type { KioskCalls } from '@/domain/contract/kiosk'
import { proofHead, signedText } from '@/domain/kiosk'
import { post } from './http'

type Action = keyof KioskCalls

const PATIENCE: Partial<Record<Action, number>> = { 'visit.finish': 90_000 }
const USUAL_PATIENCE = 20_000

/**
 * Calls the `kiosk` function. Shapes: domain/contract/kiosk.ts.
 * Throws AppError when the server refuses, NetworkLost when nothing comes back in time.
 */
export async function callKiosk<A extends Action>(action: A, input: KioskCalls[A]['input']): Promise<KioskCalls[A]['output']> {
  const proof = action === 'enrol' ? null : await proofOf(action, input)
  const reply = await post<KioskCalls[A]['output']>('kiosk', action, input, proof, PATIENCE[action] ?? USUAL_PATIENCE)
  if (reply.ok) return reply.data
  throw new AppError(reply.error.code, reply.error.field, reply.error.retryInS)
}

async function proofOf(action: Action, input: unknown): Promise<string> {
  const head = proofHead(await kioskId() ?? '', Date.now(), newNonce())
  return `${head}.${await signText(signedText(head, action, input))}`
}
