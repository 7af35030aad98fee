/** The files of the face models: loaded once, kept in the browser's Cache Storage, checked against their hash whenever they are used. */

export type FaceFileName = keyof typeof FACE_FILES

/** One cache for all versions: what the page of today does not name is deleted. */
const CACHE = 'anxin-face'

/** Loads from `base` (ends in a slash) what is not kept yet. `onProgress`: part of all bytes, 0..1. Rejects when a file is missing or broken. */
export async function loadFaceFiles<Name extends FaceFileName>(
  base: string, names: readonly Name[], onProgress: (part: number) => void,
): Promise<Record<Name, ArrayBuffer>> {
  const cache = await openCache()
  const all = names.reduce((sum, name) => sum + FACE_FILES[name].bytes, 0)
  let received = 0
  const count = (bytes: number) => onProgress((received += bytes) / all)
  const loaded = await Promise.all(names.map(async (name) => [name, await load(cache, base, name, count)] as const))
  void forgetOld(cache, base)
  return Object.fromEntries(loaded) as Record<Name, ArrayBuffer>
}

/** null: an old browser, or one that keeps nothing (private windows): everything then comes from the network. */
async function openCache(): Promise<Cache | null> {
  return typeof caches === 'undefined' ? null : caches.open(CACHE).catch(() => null)
}

async function load(cache: Cache | null, base: string, name: FaceFileName, onBytes: (bytes: number) => void): Promise<ArrayBuffer> {
  const { path, bytes, sha256 } = FACE_FILES[name]
  const url = new URL(path, base).href
  const kept = await cache?.match(url).then((answer) => answer?.arrayBuffer()).catch(() => undefined)
  if (kept && await isWhole(kept, sha256)) {
    onBytes(bytes)
    return kept
  }
  const content = await download(url, onBytes)
  if (!await isWhole(content, sha256)) throw new Error(`broken download: ${url}`)
  // a full disk is no reason not to look at the face
  await cache?.put(url, new Response(content)).catch(() => undefined)
  return content
}

async function isWhole(content: ArrayBuffer, sha256: string): Promise<boolean> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', content))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256
}

async function download(url: string, onBytes: (bytes: number) => void): Promise<ArrayBuffer> {
  const answer = await fetch(url)
  if (!answer.ok || !answer.body) throw new Error(`${answer.status} for ${url}`)
  const reader = answer.body.getReader()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return new Blob(pieces).arrayBuffer()
    onBytes(value.length)
    pieces.push(value)
  }
}

async function forgetOld(cache: Cache | null, base: string): Promise<void> {
  const current = Object.values(FACE_FILES).map(({ path }) => new URL(path, base).href)
  const kept = await cache?.keys().catch(() => []) ?? []
  await Promise.all(kept.filter(({ url }) => !current.includes(url)).map((old) => cache?.delete(old).catch(() => false)))
}
