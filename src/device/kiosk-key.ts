/**
 * H5 only: the key of a machine at an outlet. It is made here and cannot be taken out, not even by this page (WebCrypto Ed25519, Chromium 137
 * and later); IndexedDB keeps it over restarts.
 */
interface Kept { keys: CryptoKeyPair; kioskId: string | null }

const [DB, STORE, OWN] = ['anxin.kiosk', 'key', 'own']

const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

async function store<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(DB, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
  const db = await done(opening)
  try {
    return await done(work(db.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    db.close()
  }
}

const kept = (): Promise<Kept | undefined> => store<Kept | undefined>('readonly', (all) => all.get(OWN))

/** null before this machine has been let in. */
export const kioskId = async (): Promise<string | null> => (await kept())?.kioskId ?? null

/** Kept before it is shown to the server: an answer that is lost leaves a key that can ask again. Rejects where the browser is too old. */
async function ownKeys(): Promise<CryptoKeyPair> {
  const before = await kept()
  if (before) return before.keys
  const keys = await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']) as CryptoKeyPair
  await store('readwrite', (all) => all.put({ keys, kioskId: null } satisfies Kept, OWN))
  return keys
}

export async function publicKey(): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.exportKey('raw', (await ownKeys()).publicKey)))
}

export async function signText(text: string): Promise<string> {
  const { privateKey } = await ownKeys()
  return base64url(new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, privateKey, new TextEncoder().encode(text))))
}

export async function keepKioskId(id: string): Promise<void> {
  const keys = await ownKeys()
  await store('readwrite', (all) => all.put({ keys, kioskId: id } satisfies Kept, OWN))
}

/** A machine that was shut out comes back with a new key. */
export const forgetKey = async (): Promise<void> => { await store('readwrite', (all) => all.delete(OWN)) }

/** 16 letters, unpredictable. */
export const newNonce = (): string => base64url(crypto.getRandomValues(new Uint8Array(12)))

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
