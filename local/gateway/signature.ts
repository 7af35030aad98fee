import { Signer } from '@cloudbase/signature-nodejs'
import { timingSafeEqual } from 'node:crypto'
import { CloudError } from './errors'
import { SIGNATURE_LIFETIME_S } from './limits'

const AUTHORIZATION = new RegExp('^TC3-HMAC-SHA256 Credential=([^/,]+)/\\d{4}-\\d\\d-\\d\\d/tcb/tc3_request,'
  + '(?: SignedParams=[^,]*,)? SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$')

export interface SignedRequest {
  method: string
  /** Absolute, as the caller wrote it: host and query are part of the signature. */
  url: string
  header(name: string): string | undefined
  body: Record<string, unknown>
}

const refuse = (why: string): CloudError => new CloudError('SIGN_PARAM_INVALID', `[AuthFailure.SignatureFailure] ${why}`)

/**
 * Checks a TC3 signature as `@cloudbase/node-sdk` makes it. Every parameter of the body counts, whatever the unsigned list `SignedParams`
 * says: a parameter added on the way breaks the signature.
 * @param secrets secret keys by secret id
 * @throws SIGN_PARAM_INVALID
 */
export function verifySignature({ method, url, header, body }: SignedRequest, secrets: Record<string, string>, nowMs: number): void {
  const [, secretId, signedHeaders, signature] = AUTHORIZATION.exec(header('authorization') ?? '') ?? []
  if (!secretId || !signedHeaders || !signature) throw refuse('no valid authorization header')
  const secretKey = Object.hasOwn(secrets, secretId) ? secrets[secretId] : undefined
  if (!secretKey) throw refuse('unknown secret id')
  const names = signedHeaders.split(';')
  if (!names.includes('host') || !names.includes('content-type')) throw refuse('host and content-type must be signed')
  const timestamp = Number(header('x-timestamp'))
  if (!Number.isInteger(timestamp) || Math.abs(nowMs / 1000 - timestamp) > SIGNATURE_LIFETIME_S) throw refuse('the signature has expired')
  const headers = Object.fromEntries(names.map((name) => [name, header(name) ?? '']))
  const expected = new Signer({ secretId, secretKey }, 'tcb')
    .tc3sign(method.toLowerCase(), url, headers, body, timestamp, { withSignedParams: true }).signature
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) throw refuse('the signature does not match')
}
