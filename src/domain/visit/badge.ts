/** The code on a visitor's page by which a family sees that the visitor is ours (N11): a one-time code by time, RFC 6238. */

/** A new code every so many ms. */
export const BADGE_STEP_MS = 30_000
/** Codes before and after the present one that count, too: clocks differ, and typing takes its time. */
export const BADGE_WINDOW = 1

export const badgeStep = (atMs: number): number => Math.floor(atMs / BADGE_STEP_MS)

/** Dynamic truncation to six digits (RFC 4226, 5.3) of an HMAC of 20 bytes or more. */
export function sixDigits(mac: Uint8Array): string {
  const at = (mac[mac.length - 1] ?? 0) & 0xf
  const [a = 0, b = 0, c = 0, d = 0] = mac.slice(at, at + 4)
  const number = (((a & 0x7f) * 256 + b) * 256 + c) * 256 + d
  return String(number % 1_000_000).padStart(6, '0')
}
