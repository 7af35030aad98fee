import { randomUUID } from 'node:crypto'
import { CloudError } from './errors'
import { FUNCTION_TIMEOUT_MS, MAX_CALL } from './limits'

/** A cloud function's entry, `exports.main`. */
export type Handler = (event: unknown, context: unknown) => Promise<unknown>
/** Who calls, as the platform (not the caller) says: `{ WX_OPENID: 'o…' }` from the mini-program, nothing from elsewhere. */
export type Identity = Record<string, string>

export const ENV_ID = 'local-env'

/** The second argument of a function on SCF; `getCloudbaseContext(context)` of the SDK reads the identity from `environment`. */
function makeContext(name: string, identity: Identity, source: string): unknown {
  const platform = { TCB_ENV: ENV_ID, SCF_NAMESPACE: ENV_ID, TCB_SOURCE: source, TRIGGER_SRC: source }
  return {
    request_id: randomUUID(),
    function_name: name,
    function_version: '$LATEST',
    namespace: ENV_ID,
    memory_limit_in_mb: 512,
    time_limit_in_ms: FUNCTION_TIMEOUT_MS,
    environment: JSON.stringify({
      ...platform, ...identity, TCB_CONTEXT_KEYS: Object.keys(platform).join(','), WX_CONTEXT_KEYS: Object.keys(identity).join(','),
    }),
  }
}

const tooLarge = (what: string): CloudError =>
  new CloudError('EXCEED_MAX_PAYLOAD_SIZE', `[LimitExceeded.PayloadSize] the ${what} is larger than ${MAX_CALL / 1024 / 1024} MB`)

async function withinTime<T>(work: Promise<T>, timeoutMs: number, name: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new CloudError('FUNCTIONS_TIME_LIMIT_EXCEEDED', `Invoking task timed out after ${timeoutMs} ms (${name})`)
    timer = setTimeout(() => reject(error), timeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The registered functions. Event and reply travel as JSON text, as in the cloud: nothing is shared by reference. */
export class Functions {
  constructor(private readonly handlers: Record<string, Handler>, private readonly timeoutMs = FUNCTION_TIMEOUT_MS) {}

  /**
   * @param event JSON text; at most 6 MB, like the reply
   * @returns the reply as JSON text
   * @throws FUNCTION_NOT_FOUND, FUNCTIONS_EXECUTE_FAIL when the function throws, FUNCTIONS_TIME_LIMIT_EXCEEDED, EXCEED_MAX_PAYLOAD_SIZE
   */
  async invoke(name: string, event: string, identity: Identity = {}, source = 'scf'): Promise<string> {
    const handler = Object.hasOwn(this.handlers, name) ? this.handlers[name] : undefined
    if (!handler) {
      throw new CloudError('FUNCTION_NOT_FOUND', `[ResourceNotFound.Function] FunctionName parameter could not be found: ${name}`)
    }
    if (Buffer.byteLength(event) > MAX_CALL) throw tooLarge('event')
    const reply = await this.run(handler, name, event, makeContext(name, identity, source))
    if (Buffer.byteLength(reply) > MAX_CALL) throw tooLarge('reply')
    return reply
  }

  /** A reply that is not JSON (a circle, a bigint) is the function's own failure, too; no reply is null. */
  private async run(handler: Handler, name: string, event: string, context: unknown): Promise<string> {
    try {
      const work = Promise.resolve().then(() => handler(event ? JSON.parse(event) : {}, context))
      return (JSON.stringify(await withinTime(work, this.timeoutMs, name)) as string | undefined) ?? 'null'
    } catch (error) {
      if (error instanceof CloudError && error.code === 'FUNCTIONS_TIME_LIMIT_EXCEEDED') throw error
      const { message, stack } = error instanceof Error ? error : new Error(String(error))
      // The cloud answers with the exit code and what the runtime printed.
      const report = { errorCode: 1, errorMessage: 'user code exception caught', message, stackTrace: stack }
      throw new CloudError('FUNCTIONS_EXECUTE_FAIL', JSON.stringify(report))
    }
  }
}
