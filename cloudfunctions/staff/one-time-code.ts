/** Codes of an authenticator app: RFC 6238 as those apps have it, SHA-1, 6 digits, 30 s. */
import { Secret, TOTP } from 'otpauth'

/** Base32, 160 bits (RFC 4226 asks for as much). */
export const newOneTimeSecret = (): string => new Secret({ size: 20 }).base32

const clockOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) })

/** What the app shows at that time (ms). */
export const codeAt = (secret: string, atMs: number): string => clockOf(secret).generate({ timestamp: atMs })

/**
 * The step that a code belongs to, else null. One step earlier or later counts: phones' clocks are off by some seconds, and people type
 * slowly. Whoever accepts a step must not accept it, or an earlier one, again.
 */
export function stepOf(secret: string, code: string, atMs: number): number | null {
  const clock = clockOf(secret)
  const off = clock.validate({ token: code, timestamp: atMs, window: 1 })
  return off === null ? null : clock.counter({ timestamp: atMs }) + off
}

/** For the QR that an authenticator app scans. */
export const enrolmentUri = (secret: string, account: string, issuer: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret), label: account, issuer }).toString()
