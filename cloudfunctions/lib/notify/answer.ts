/** One request to a carrier, and what is known of it afterwards. */
import type { Meaning } from '../../../src/domain/notice-result'

/** `code`: the carrier's own word, for staff and logs; nothing about the person. */
export interface Answer { meaning: Meaning; code: string }

/** Carriers answer within one or two seconds; a run has 50. */
const PATIENCE_MS = 8000

/** The connection was never made, so nothing was sent. Anything else that breaks may have come too late to stop it. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH'])

export type Posted = { ok: true; status: number; json: unknown } | { ok: false; answer: Answer }

/** POSTs JSON. `ok` when an answer came, whatever its status; `json` null when its body is none. */
export async function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Posted> {
  try {
    const response = await fetch(url, {
      method: 'POST', body, headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return { ok: true, status: response.status, json: parse(await response.text()) }
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: string }; name: string }
    const code = cause?.code ?? name
    return { ok: false, answer: { meaning: NEVER_CONNECTED.has(code) ? 'later' : 'unknown', code } }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
