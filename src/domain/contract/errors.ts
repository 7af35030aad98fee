/** A broken promise, as opposed to an outcome. The server sends the code; the client owns the sentence. `codeNeeded`: staff only, step-up. */
export const ERROR_CODES = [
  'badInput', 'unknownCall', 'notSignedIn', 'codeNeeded', 'forbidden', 'notFound', 'consentOutdated', 'videoMissing', 'videoTooLarge',
  'tooManyRequests', 'busy', 'unavailable', 'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/**
 * Thrown by use cases, turned into a reply by serve.ts. `field` names the input at fault, never its value; `retryInS`: seconds after which
 * asking again is expected to help, with `busy`.
 */
export class AppError extends Error {
  constructor(readonly code: ErrorCode, readonly field?: string, readonly retryInS?: number) {
    super(field ? `${code}: ${field}` : code)
    this.name = 'AppError'
  }
}

/** The envelope of every reply. */
export type Reply<T> = { ok: true; data: T } | { ok: false; error: { code: ErrorCode; field?: string; retryInS?: number; requestId: string } }
