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
/** A visit of anybody, known or not. */
export interface Guest extends Visit {
  /** Whom a limit by address counts, see originOf. */
  readonly origin: string
}
/** A visit of somebody who uses a phone. */
export interface Run extends Guest {
  readonly caller: Caller
}

/** Somebody whom a door knows; `who` is what use cases learn of them. */
export interface Known<Who> {
  /** Lasting pseudonym, for limits and for the log. */
  id: string
  /** The platform vouches for `id`: limits by address count it instead of an address that the sender may have written. */
  isVouched: boolean
  who: Who
}
/**
 * How a function knows who calls and who may call what. `Rule` is what its table says of a call besides who answers it.
 * Identifying throws `notSignedIn` for a token that is not ours or no longer valid; null is a stranger.
 */
export interface Door<Who, Rule> {
  identify(visit: Visit, incoming: Incoming, context: unknown): Promise<Known<Who> | null>
  /** Throws when this person may not make this call with this input. */
  authorise(visit: Visit, who: Who, rule: Rule, input: unknown): void
}

/** `limit` null: counting would cost more than the call. */
type Served<I, O, Who, Rule> = { limit: Limit | null } & (
  | { isOpen: true; run(guest: Guest, input: I): Promise<O> }
  | ({ isOpen?: false; run(run: Guest & Who, input: I): Promise<O> } & Rule))

type Shapes = Record<string, { input: unknown; output: unknown }>
interface Issue { code?: string; path: PropertyKey[]; keys?: string[] }
interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: Issue[] } }
  parse(value: unknown): T
}
export type Contract<T extends Shapes> = { [K in keyof T]: { input: Schema<T[K]['input']>; output: Schema<T[K]['output']> } }
export type Calls<T extends Shapes, Who, Rule> = { [K in keyof T]: Served<T[K]['input'], T[K]['output'], Who, Rule> }
export type Main = (event: unknown, context?: unknown) => Promise<unknown>

const STATUS: Record<ErrorCode, number> = {
  badInput: 400, unknownCall: 404, notSignedIn: 401, codeNeeded: 401, forbidden: 403, notFound: 404, consentOutdated: 409, videoMissing: 409,
  videoTooLarge: 413, tooManyRequests: 429, busy: 503, unavailable: 503, internal: 500,
}

/** What the SDK says when the platform is at fault and trying again later helps. */
const PLATFORM: Record<string, ErrorCode> = {
  DATABASE_TRANSACTION_CONFLICT: 'busy', EXCEED_RATELIMIT: 'busy', EXCEED_CONCURRENT_REQUEST_LIMIT: 'busy',
  SERVER_TIMEOUT: 'unavailable', ETIMEDOUT: 'unavailable', ESOCKETTIMEDOUT: 'unavailable',
  ECONNREFUSED: 'unavailable', ECONNRESET: 'unavailable',
  FUNCTIONS_EXECUTE_FAIL: 'unavailable', FUNCTIONS_TIME_LIMIT_EXCEEDED: 'unavailable',
}

/** Phones and browsers of the public: everybody who is known may make every call; whose records they see is each use case's question. */
const publicDoor: Door<{ caller: Caller }, unknown> = {
  async identify({ deps, at }, incoming, context) {
    const caller = identify(incoming, context, deps.secrets, at)
    return caller && { id: caller.id, isVouched: caller.via === 'weapp', who: { caller } }
  },
  authorise: () => undefined,
}

/** The entry of a function that the public calls. */
export const serve = <T extends Shapes>(contract: Contract<T>, calls: Calls<T, { caller: Caller }, unknown>, getDeps: () => Deps): Main =>
  serveAt(publicDoor, contract, calls, getDeps)

/**
 * The entry of a cloud function: a table of calls behind their contract and a door.
 * Answers SDK events with a Reply, HTTP access events with `{statusCode, headers, body}`. Never rejects for what a caller can cause.
 */
export function serveAt<T extends Shapes, Who, Rule>(
  door: Door<Who, Rule>, contract: Contract<T>, calls: Calls<T, Who, Rule>, getDeps: () => Deps,
): Main {
  return async (event, context) => {
    const deps = getDeps()
    const startedAt = performance.now()
    const requestId = (context as { request_id?: string } | undefined)?.request_id ?? deps.newId()
    const trace: Trace = { requestId, call: null, caller: null }
    let reply: Reply<unknown>
    try {
      reply = { ok: true, data: await run(door, contract, calls, deps, trace, event, context) }
    } catch (error) {
      reply = { ok: false, error: { ...blame(error, deps, requestId), requestId } }
    }
    deps.log.info({ ...trace, outcome: reply.ok ? 'ok' : reply.error.code, ms: Math.round(performance.now() - startedAt) })
    return isHttp(event) ? asHttp(reply, requestId) : reply
  }
}

interface Trace { requestId: string; call: string | null; caller: string | null }

async function run<T extends Shapes, Who, Rule>(
  door: Door<Who, Rule>, contract: Contract<T>, calls: Calls<T, Who, Rule>, deps: Deps, trace: Trace, event: unknown, context: unknown,
): Promise<unknown> {
  const visit = { deps, at: deps.now() }
  const incoming = await readEvent(event)
  const { action } = incoming
  if (typeof action !== 'string' || !Object.hasOwn(calls, action)) throw new AppError('unknownCall', 'action')
  trace.call = action
  const call = calls[action as keyof T]
  const schema = contract[action as keyof T]
  const input = parse(schema.input, incoming.input)
  const known = await door.identify(visit, incoming, context)
  trace.caller = known?.id.slice(0, 8) ?? null
  const guest = { ...visit, origin: originOf(known, incoming, deps) }
  const answer = authorise(door, call, guest, known, input)
  const counted = call.limit?.by === 'caller' ? known?.id : guest.origin
  if (call.limit) await countUse(deps.db, `${action}.${counted}`, call.limit, visit.at)
  const output = await answer()
  // nothing leaves that the contract does not name
  return schema.output.parse(output)
}

/** The use case, ready to run for this caller. What a caller may see or change within it is the use case's own question. */
function authorise<I, O, Who, Rule>(
  door: Door<Who, Rule>, call: Served<I, O, Who, Rule>, guest: Guest, known: Known<Who> | null, input: I,
): () => Promise<O> {
  if (call.isOpen) return () => call.run(guest, input)
  if (!known) throw new AppError('notSignedIn')
  door.authorise(guest, known.who, call, input)
  return () => call.run({ ...guest, ...known.who }, input)
}

/**
 * A pseudonym of the network address; for WeChat's callers their own id, since WeChat vouches for them, while the headers of an
 * event that comes through its SDK are whatever the sender wrote.
 */
function originOf(known: Known<unknown> | null, { address }: Incoming, { secrets }: Deps): string {
  if (known?.isVouched) return known.id
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
