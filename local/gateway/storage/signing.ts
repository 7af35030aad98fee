import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Signed permissions on one path, made anew with every start: `<expiry ms>.<byte limit>.<mac>`. */
export class UrlSigner {
  private readonly key = randomBytes(32)

  constructor(private readonly clock: () => number) {}

  private mac(method: string, path: string, expiresAtMs: number, maxBytes: number): string {
    return createHmac('sha256', this.key).update(JSON.stringify([method, path, expiresAtMs, maxBytes])).digest('base64url')
  }

  sign(method: 'PUT' | 'GET', path: string, lifetimeMs: number, maxBytes = 0): string {
    const expiresAtMs = this.clock() + lifetimeMs
    return `${expiresAtMs}.${maxBytes}.${this.mac(method, path, expiresAtMs, maxBytes)}`
  }

  /** The byte limit of a valid permission, or what is wrong with it in COS's words. */
  check(method: 'PUT' | 'GET', path: string, token: string | undefined): { maxBytes: number } | { mistake: string } {
    const [expires, limit, mac = ''] = (token ?? '').split('.')
    const expiresAtMs = Number(expires)
    const maxBytes = Number(limit)
    const expected = Buffer.from(this.mac(method, path, expiresAtMs, maxBytes))
    const given = Buffer.from(mac)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { mistake: 'SignatureDoesNotMatch' }
    return this.clock() > expiresAtMs ? { mistake: 'AccessDenied' } : { maxBytes }
  }
}
