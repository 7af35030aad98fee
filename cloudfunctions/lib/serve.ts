/** From event to reply: parse → identify → authorise → rate limit → run → reply. The one try/catch around all use cases is here. */
import { AppError, type ErrorCode, type Reply } from '../../src/domain/contract/errors'
import { identify, type Caller } from './caller'
import type { Deps } from './deps'
import { isHttp, nameOf, readEvent, type Incoming } from './incoming'
import { countUse, type Limit } from './rate-limit'
import { redact } from './redact'

/** One call, as a use case sees it. */
export interface Visit {
  readonly deps: Deps
  /** ms since 1970 when the server received the call; decides the civil day (rule R1). */
  readonly at: number
}
export interface Run extends Visit {
  readonly caller: Caller
  /** Whom a limit by address counts, see originOf. */
  readonly origin: string
}

/** `limit` null: counting would cost more than the call. */
type Served<I, O> = { limit: Limit | null } & (
  | { isOpen: true; run(visit: Visit, input: I): Promise<O> }
  | { isOpen?: false; run(run: Run, input: I): Promise<O> })

type Shapes = Record<string, { input: unknown; output: unknown }>
interface Issue { code?: string; path: PropertyKey[]; keys?: string[] }
interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: Issue[] } }
  parse(value: unknown): T
}
export type Contract<T extends Shapes> = { [K in keyof T]: { input: Schema<T[K]['input']>; output: Schema<T[K]['output']> } }
export type Calls<T extends Shapes> = { [K in keyof T]: Served<T[K]['input'], T[K]['output']> }
type Main = (event: unknown, context?: unknown) => Promise<unknown>

const STATUS: Record<ErrorCode, number> = {
  badInput: 400, unknownCall: 404, notSignedIn: 401, forbidden: 403, notFound: 404, consentOutdated: 409, videoMissing: 409,
  videoTooLarge: 413, tooManyRequests: 429, busy: 503, unavailable: 503, internal: 500,
}

/** What the SDK says when the platform is at fault and trying again later helps. */
const PLATFORM: Record<string, ErrorCode> = {
  DATABASE_TRANSACTION_CONFLICT: 'busy', EXCEED_RATELIMIT: 'busy', EXCEED_CONCURRENT_REQUEST_LIMIT: 'busy',
  SERVER_TIMEOUT: 'unavailable', ETIMEDOUT: 'unavailable', ESOCKETTIMEDOUT: 'unavailable',
  ECONNREFUSED: 'unavailable', ECONNRESET: 'unavailable',
  FUNCTIONS_EXECUTE_FAIL: 'unavailable', FUNCTIONS_TIME_LIMIT_EXCEEDED: 'unavailable',
}

/**
 * The entry of a cloud function: a table of calls behind their contract.
 * Answers SDK events with a Reply, HTTP access events with `{statusCode, headers, body}`. Never rejects for what a caller can cause.
 */
export function serve<T extends Shapes>(contract: Contract<T>, calls: Calls<T>, getDeps: () => Deps): Main {
  return async (event, context) => {
    const deps = getDeps()
    const startedAt = performance.now()
    const requestId = (context as { request_id?: string } | undefined)?.request_id ?? deps.newId()
    const trace: Trace = { requestId, call: null, caller: null }
    let reply: Reply<unknown>
    try {
      reply = { ok: true, data: await run(contract, calls, deps, trace, event, context) }
    } catch (error) {
      reply = { ok: false, error: { ...blame(error, deps, requestId), requestId } }
    }
    deps.log.info({ ...trace, outcome: reply.ok ? 'ok' : reply.error.code, ms: Math.round(performance.now() - startedAt) })
    return isHttp(event) ? asHttp(reply, requestId) : reply
  }
}

interface Trace { requestId: string; call: string | null; caller: string | null }

async function run<T extends Shapes>(
  contract: Contract<T>, calls: Calls<T>, deps: Deps, trace: Trace, event: unknown, context: unknown,
): Promise<unknown> {
  const at = deps.now()
  const incoming = await readEvent(event)
  const { action } = incoming
  if (typeof action !== 'string' || !Object.hasOwn(calls, action)) throw new AppError('unknownCall', 'action')
  trace.call = action
  const call = calls[action as keyof T]
  const schema = contract[action as keyof T]
  const input = parse(schema.input, incoming.input)
  const caller = identify(incoming, context, deps.secrets, at)
  trace.caller = caller?.id.slice(0, 8) ?? null
  const origin = originOf(caller, incoming, deps)
  const answer = authorise(call, { deps, at }, caller, origin)
  const counted = call.limit?.by === 'caller' ? caller?.id : origin
  if (call.limit) await countUse(deps.db, `${action}.${counted}`, call.limit, at)
  const output = await answer(input)
  // nothing leaves that the contract does not name
  return schema.output.parse(output)
}

/** The use case, ready to run for this caller. What a caller may see or change within it is the use case's own question. */
function authorise<I, O>(call: Served<I, O>, visit: Visit, caller: Caller | null, origin: string): (input: I) => Promise<O> {
  if (call.isOpen) return (input) => call.run(visit, input)
  if (!caller) throw new AppError('notSignedIn')
  return (input) => call.run({ ...visit, caller, origin }, input)
}

/**
 * A pseudonym of the network address; for WeChat's callers their own id, since WeChat vouches for them, while the headers of an
 * event that comes through its SDK are whatever the sender wrote.
 */
function originOf(caller: Caller | null, { address }: Incoming, { secrets }: Deps): string {
  if (caller?.via === 'weapp') return caller.id
  return address ? secrets.index('address', address).slice(0, 32) : 'unknown'
}

/** Names the field at fault: `subject.idNumber`; an unknown key by its own name. */
function parse<T>(schema: Schema<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const path = [...(issue?.path ?? []), ...(issue?.keys?.slice(0, 1).map(nameOf) ?? [])]
  throw new AppError('badInput', path.map(String).join('.') || 'input')
}

function blame(error: unknown, { log }: Deps, requestId: string): Pick<AppError, 'code' | 'field' | 'retryInS'> {
  if (error instanceof AppError) {
    const { code, field, retryInS } = error
    return { code, ...(field !== undefined && { field }), ...(retryInS !== undefined && { retryInS }) }
  }
  const { code, stack } = error as { code?: unknown; stack?: string }
  const known = typeof code === 'string' ? PLATFORM[code] : undefined
  log.error({ requestId, code: typeof code === 'string' ? code : undefined, error: redact(stack ?? String(error)) })
  return { code: known ?? 'internal' }
}

function asHttp(reply: Reply<unknown>, requestId: string) {
  const later = !reply.ok && reply.error.retryInS !== undefined && { 'retry-after': String(reply.error.retryInS) }
  return {
    statusCode: reply.ok ? 200 : STATUS[reply.error.code],
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-request-id': requestId, ...later },
    body: JSON.stringify(reply),
  }
}
