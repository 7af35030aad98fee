import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Signed permissions on one path, made anew with every start: `<expiry ms>.<byte limit>.<mac>`. */
export class UrlSigner {
  private readonly key = randomBytes(32)

  constructor(private readonly clock: () => number) {}

  private token(method: string, path: string, expiresAtMs: number, maxBytes: number): string {
    const mac = createHmac('sha256', this.key).update(JSON.stringify([method, path, expiresAtMs, maxBytes])).digest('base64url')
    return `${expiresAtMs}.${maxBytes}.${mac}`
  }

  sign(method: 'PUT' | 'GET', path: string, lifetimeMs: number, maxBytes = 0): string {
    return this.token(method, path, this.clock() + lifetimeMs, maxBytes)
  }

  /** The byte limit of a valid permission, or what is wrong with it in COS's words. */
  check(method: 'PUT' | 'GET', path: string, token: string | undefined): { maxBytes: number } | { mistake: string } {
    const [expiresAtMs = NaN, maxBytes = NaN] = (token ?? '').split('.').map(Number)
    // the whole text is compared: a permission has one spelling
    const expected = Buffer.from(this.token(method, path, expiresAtMs, maxBytes))
    const given = Buffer.from(token ?? '')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { mistake: 'SignatureDoesNotMatch' }
    return this.clock() > expiresAtMs ? { mistake: 'AccessDenied' } : { maxBytes }
  }
}
