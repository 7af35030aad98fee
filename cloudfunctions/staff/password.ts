import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import type { PasswordHash } from '../lib/documents-staff'

/** OWASP's password storage advice names N=2^15 with r=8, p=3 or N=2^17 with p=1; 2^15, 8, 1 is 32 MB and about 0.1 s in a small function. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const
const BYTES = 32

function derive(password: string, salt: Buffer, { N, r, p }: Pick<PasswordHash, 'N' | 'r' | 'p'>): Promise<Buffer> {
  // Node refuses 128·N·r bytes and more unless told; NFKC, since keyboards compose the same letter differently
  const options = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, BYTES, options, (error, key) => { if (error) reject(error); else resolve(key) })
  })
}

/** No letters that look alike: it is read from one screen and typed into another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
/** A first password; 31 to the 16th: 79 bits. */
export const newPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-')

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, COST)
  return { kind: 'scrypt', ...COST, salt: salt.toString('base64url'), hash: hash.toString('base64url') }
}

/** What nobody's password matches, at the usual cost: an unknown account must take as long as a known one. */
export const NO_PASSWORD: PasswordHash = { kind: 'scrypt', ...COST, salt: 'AAAAAAAAAAAAAAAAAAAAAA', hash: '' }

export async function isPassword(password: string, { salt, hash, ...cost }: PasswordHash): Promise<boolean> {
  const wanted = Buffer.from(hash, 'base64url')
  const got = await derive(password, Buffer.from(salt, 'base64url'), cost)
  return wanted.length === got.length && timingSafeEqual(wanted, got)
}
