import type { CitizenCalls } from '@/domain/contract/citizen'
import { AppError, type Reply } from '@/domain/contract/errors'
import { send } from './transport'

type Action = keyof CitizenCalls

/** How long to wait for an answer, in ms. Comparing a face takes a server some seconds, more when many people come at once. */
const PATIENCE: Partial<Record<Action, number>> = { 'certification.finish': 90_000 }
const USUAL_PATIENCE = 20_000

/**
 * Calls the `citizen` function. Shapes: domain/contract/citizen.ts.
 * Throws AppError when the server refuses, NetworkLost when nothing comes back in time.
 */
export async function call<A extends Action>(action: A, input: CitizenCalls[A]['input']): Promise<CitizenCalls[A]['output']> {
  const reply: Reply<CitizenCalls[A]['output']> = await send(action, input, PATIENCE[action] ?? USUAL_PATIENCE)
  if (reply.ok) return reply.data
  throw new AppError(reply.error.code, reply.error.field, reply.error.retryInS)
}
