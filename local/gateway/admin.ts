import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { randomUUID } from 'node:crypto'
import type { Action, Body } from './actions/action'
import { CloudError, invalid, notSupported } from './errors'
import { MAX_REQUEST } from './limits'
import { verifySignature } from './signature'

interface AdminOptions {
  actions: Record<string, Action>
  secrets: Record<string, string>
  /** Called when a request begins to come in; what it returns, when its action has begun or it is refused. */
  onComing(): () => void
}

async function readBody(c: Context): Promise<Body> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  // Node's own stream: the way round by a web stream costs as much as a small write.
  for await (const chunk of (c.env as HttpBindings).incoming) {
    const piece = chunk as Uint8Array
    bytes += piece.byteLength
    // The rest is read and thrown away: an answer before the end would reset the connection under the SDK.
    if (bytes <= MAX_REQUEST) chunks.push(piece)
  }
  if (bytes > MAX_REQUEST) throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', '[LimitExceeded.RequestSize] the request is larger than 48 MB')
  const text = Buffer.concat(chunks).toString()
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    throw invalid('the request is not JSON')
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) throw invalid('the request must be a JSON object')
  return parsed as Body
}

/** The URL as the SDK signed it, which is the one of the Host header. */
function signedUrl(c: Context): string {
  const { pathname, search } = new URL(c.req.url)
  return `http://${c.req.header('host') ?? ''}${pathname}${search}`
}

/** `POST /admin`: signature, then the action. Always 200; errors are `{code, message, requestId}`, which the SDK throws. */
export const adminRoute = ({ actions, secrets, onComing }: AdminOptions) => async (c: Context): Promise<Response> => {
  const requestId = randomUUID()
  /** The action, begun and not awaited. */
  const begin = async (): Promise<{ answer: ReturnType<Action> }> => {
    const hasCome = onComing()
    try {
      const body = await readBody(c)
      // The SDK signs with the machine's time, so an injected clock does not count here.
      verifySignature({ method: c.req.method, url: signedUrl(c), header: (name) => c.req.header(name), body }, secrets, Date.now())
      const name = String(body.action)
      const action = Object.hasOwn(actions, name) ? actions[name] : undefined
      if (!action) throw new CloudError('INVALID_ACTION', notSupported('action', name).message)
      return { answer: action(body) }
    } finally {
      hasCome()
    }
  }
  try {
    const { answer } = await begin()
    return c.json({ requestId, ...await answer })
  } catch (error) {
    if (error instanceof CloudError) return c.json({ requestId, code: error.code, message: error.message })
    // Our own mistake: say so here, and keep it from the caller.
    console.error('[gateway]', error)
    return c.json({ requestId, code: 'SYS_ERR', message: '[InternalError] system error' })
  }
}
