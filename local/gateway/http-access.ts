import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { randomUUID } from 'node:crypto'
import { CloudError } from './errors'
import { ENV_ID } from './functions'
import type { Functions } from './functions'
import { MAX_CALL } from './limits'

const TEXT = /^(text\/|application\/(json|xml|x-www-form-urlencoded|javascript))/
/** What HTTP access answers with when the function cannot. */
const STATUS: Partial<Record<CloudError['code'], ContentfulStatusCode>> = {
  FUNCTION_NOT_FOUND: 404, EXCEED_MAX_PAYLOAD_SIZE: 413, FUNCTIONS_TIME_LIMIT_EXCEEDED: 504,
}

interface IntegratedReply { statusCode: number, headers?: Record<string, string>, body?: unknown, isBase64Encoded?: boolean }
const isIntegrated = (reply: unknown): reply is IntegratedReply =>
  reply !== null && typeof reply === 'object' && Number.isInteger((reply as IntegratedReply).statusCode)

async function toEvent(c: Context, path: string): Promise<Record<string, unknown>> {
  const body = Buffer.from(await c.req.arrayBuffer())
  // the access service says itself who called, whatever the caller wrote there
  const headers = { ...c.req.header(), 'x-real-ip': getConnInfo(c).remote.address ?? '' }
  const isText = !body.length || TEXT.test(c.req.header('content-type') ?? 'text/plain')
  return {
    path,
    httpMethod: c.req.method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: c.req.query(),
    requestContext: { appId: '', envId: ENV_ID, requestId: randomUUID(), uin: '' },
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  }
}

function toResponse(c: Context, reply: unknown): Response {
  if (!isIntegrated(reply)) return typeof reply === 'string' ? c.text(reply) : c.json(reply as object)
  const { statusCode, headers = {}, body = '', isBase64Encoded } = reply
  const content = typeof body === 'string' ? body : JSON.stringify(body)
  return new Response(isBase64Encoded ? Buffer.from(content, 'base64') : content, { status: statusCode, headers })
}

/** `ANY /api/<function>[/path]`: CloudBase's HTTP access in front of the functions. There is no openid here, as in the cloud. */
export function httpAccess(functions: Functions): Hono {
  const app = new Hono()
  const tooLarge = { code: 'EXCEED_MAX_PAYLOAD_SIZE', message: 'the request is larger than 6 MB' }
  // counted while it is read: a length need not be announced
  app.use(bodyLimit({ maxSize: MAX_CALL, onError: (c) => c.json(tooLarge, 413) }))
  app.all('/:name{[^/]+}/*', (c) => answer(c))
  app.all('/:name{[^/]+}', (c) => answer(c))

  async function answer(c: Context): Promise<Response> {
    const name = c.req.param('name') ?? ''
    const { pathname } = new URL(c.req.url)
    try {
      const event = await toEvent(c, pathname.slice(pathname.indexOf(`/${name}`) + name.length + 1) || '/')
      return toResponse(c, JSON.parse(await functions.invoke(name, JSON.stringify(event), {}, 'http')))
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      return c.json({ code: error.code, message: error.code === 'FUNCTIONS_EXECUTE_FAIL' ? 'function execution failed' : error.message },
        STATUS[error.code] ?? 500)
    }
  }
  return app
}
