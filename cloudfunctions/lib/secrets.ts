/** Keys and what is done with them: sealed fields, blind indexes, tags. One key a purpose; keys never leave this file. */
import {
  createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, randomBytes, timingSafeEqual, type KeyObject,
} from 'node:crypto'

/**
 * The function's environment. ANXIN_DATA_KEY, ANXIN_INDEX_KEY, ANXIN_TOKEN_KEY, ANXIN_INTERNAL_KEY: base64url, 32 bytes each.
 * ANXIN_RETIRED_DATA_KEYS: comma separated, still able to open what they sealed.
 */
export type KeySource = Readonly<Record<string, string | undefined>>

export interface Secrets {
  /** AES-256-GCM bound to document and field: a value copied to another row or field does not open. */
  seal(docId: string, field: string, text: string): string
  /** Throws when the value was altered, moved, or sealed with an unknown key. */
  open(docId: string, field: string, sealed: string): string
  /** Lasting pseudonym of a value (ID number, openid, printed code): the same value always gives the same 43 characters. */
  index(purpose: string, value: string): string
  /** Signature of something short-lived that comes back to us (device token, cursor). */
  tag(purpose: string, value: string): string
  /** Signature of a call between our own functions. */
  internal(value: string): string
}

function readKey(source: KeySource, name: string, text = source[name]): KeyObject {
  const bytes = Buffer.from(text ?? '', 'base64url')
  if (bytes.length !== 32) throw new Error(`${name} must be 32 bytes in base64url`)
  return createSecretKey(bytes)
}

/** A key is named by its own digest, so rotating needs no bookkeeping. */
const keyId = (key: KeyObject) => createHash('sha256').update('kid').update(key.export()).digest('hex').slice(0, 8)

const IV_BYTES = 12
let drawn: Buffer = Buffer.alloc(0)

/** A draw costs as much as a whole seal, and an import makes millions of them: drawn for some hundred at once, each used once. */
function newIv(): Buffer {
  if (drawn.length < IV_BYTES) drawn = randomBytes(IV_BYTES * 512)
  const iv = drawn.subarray(0, IV_BYTES)
  drawn = drawn.subarray(IV_BYTES)
  return iv
}

const hmac = (key: KeyObject, text: string) => createHmac('sha256', key).update(text).digest('base64url')

/** Same time whatever differs, also in length. */
export function isSame(a: string, b: string): boolean {
  const key = randomBytes(32)
  const digest = (text: string) => createHmac('sha256', key).update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** Throws when a key is missing or of the wrong length: better no service than one with weak keys. */
export function makeSecrets(source: KeySource): Secrets {
  const current = readKey(source, 'ANXIN_DATA_KEY')
  const retired = (source.ANXIN_RETIRED_DATA_KEYS ?? '').split(',').filter(Boolean)
    .map((text) => readKey(source, 'ANXIN_RETIRED_DATA_KEYS', text))
  const currentId = keyId(current)
  const ring = new Map([...retired, current].map((key) => [keyId(key), key]))
  const indexKey = readKey(source, 'ANXIN_INDEX_KEY')
  const tokenKey = readKey(source, 'ANXIN_TOKEN_KEY')
  const internalKey = readKey(source, 'ANXIN_INTERNAL_KEY')

  return {
    seal(docId, field, text) {
      const iv = newIv()
      const cipher = createCipheriv('aes-256-gcm', current, iv).setAAD(Buffer.from(`${docId}|${field}`))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `A1.${currentId}.${iv.toString('base64url')}.${body.toString('base64url')}.${cipher.getAuthTag().toString('base64url')}`
    },
    open(docId, field, sealed) {
      const [suite, kid = '', iv = '', body = '', tag = ''] = sealed.split('.')
      const key = ring.get(kid)
      if (suite !== 'A1' || !key) throw new Error(`sealed with an unknown key: ${suite}.${kid}`)
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: 16 })
        .setAAD(Buffer.from(`${docId}|${field}`)).setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
    },
    index: (purpose, value) => hmac(indexKey, `${purpose}\0${value}`),
    tag: (purpose, value) => hmac(tokenKey, `${purpose}\0${value}`),
    internal: (value) => hmac(internalKey, value),
  }
}
