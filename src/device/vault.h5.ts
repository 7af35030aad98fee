/**
 * What a visitor's browser keeps without network: sealed in IndexedDB by an AES-GCM key that no script can read out, and a P-256 key that
 * signs in the device's name. Whoever copies the database cannot open it elsewhere; whoever holds the unlocked phone can, as with any app.
 */
const NAME = 'anxin.visit'

interface Sealed { iv: BufferSource; data: ArrayBuffer; until: number }

const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error ?? new Error('vault'))
})

let opening: Promise<IDBDatabase> | null = null
const open = (): Promise<IDBDatabase> => (opening ??= new Promise((resolve, reject) => {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => { for (const store of ['keys', 'kept']) request.result.createObjectStore(store) }
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => { opening = null; reject(request.error ?? new Error('vault')) }
}))
const store = async (name: 'keys' | 'kept', mode: IDBTransactionMode) => (await open()).transaction(name, mode).objectStore(name)

async function sealKey(): Promise<CryptoKey> {
  const known = await done<CryptoKey | undefined>((await store('keys', 'readonly')).get('seal'))
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  // two tabs may make one at once: the first that is stored counts
  await done((await store('keys', 'readwrite')).add(made, 'seal')).catch(() => undefined)
  return done<CryptoKey>((await store('keys', 'readonly')).get('seal'))
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Until then (ms); what is under the same id is replaced. */
export async function keep(id: string, value: unknown, until: number): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(id) }, await sealKey(), bytesOf(JSON.stringify(value)))
  await done((await store('kept', 'readwrite')).put({ iv, data, until } satisfies Sealed, id))
}

/** null when there is none, or its time is over. */
export async function read<T>(id: string, now: number): Promise<T | null> {
  const sealed = await done<Sealed | undefined>((await store('kept', 'readonly')).get(id))
  if (!sealed || sealed.until <= now) return null
  const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: bytesOf(id) }, await sealKey(), sealed.data)
  return JSON.parse(new TextDecoder().decode(data)) as T
}

/** Ids that begin so, in order. */
export async function idsOf(prefix: string): Promise<string[]> {
  const all = await done((await store('kept', 'readonly')).getAllKeys())
  return all.map(String).filter((id) => id.startsWith(prefix)).sort()
}

export async function forget(id: string): Promise<void> {
  await done((await store('kept', 'readwrite')).delete(id))
}

/** Deletes what is over. */
export async function forgetOver(now: number): Promise<void> {
  for (const id of await idsOf('')) {
    const sealed = await done<Sealed | undefined>((await store('kept', 'readonly')).get(id))
    if (sealed && sealed.until <= now) await forget(id)
  }
}

const base64url = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

/** A new pair in place of the old one; its public half for the server. */
export async function newSigningKey(): Promise<{ x: string; y: string }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  await done((await store('keys', 'readwrite')).put(pair, 'sign'))
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  return { x, y }
}

/** Base64url of 64 bytes (IEEE P1363). */
export async function signText(text: string): Promise<string> {
  const pair = await done<CryptoKeyPair>((await store('keys', 'readonly')).get('sign'))
  return base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytesOf(text)))
}

export async function sha256Of(bytes: BufferSource): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export async function macOf(key: string, text: string): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey('raw', bytesOf(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytesOf(text)))
}
