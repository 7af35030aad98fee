/** The `face` function: called by our own functions through the SDK only, with a signature that is valid for a minute. */
import { AppError, type Reply } from '../../src/domain/contract/errors'
import { faceCalls, type FaceInput, type FaceVerdict, type LookInput, type PhotoLook } from '../../src/domain/contract/face'
import { depsFromEnv, type Deps } from '../lib/deps'
import { internalText } from '../lib/face/engine'
import { redact } from '../lib/redact'
import { isSame } from '../lib/secrets'
import { lookAtStill, verifyClip } from './engine'
import { MAX_PHOTO_BYTES } from './photo'
import { VIDEO_LIMITS } from './video'

const VALID_MS = 60_000

/** Event: `{action: 'verify' | 'look', input, internal: {at, sig}}`. Anybody else's call is `forbidden`, before its input is looked at. */
export async function main(event: unknown, context?: unknown): Promise<Reply<FaceVerdict | PhotoLook>> {
  const deps = depsFromEnv()
  const requestId = (context as { request_id?: string } | undefined)?.request_id ?? deps.newId()
  try {
    return { ok: true, data: await run(event, deps, requestId) }
  } catch (error) {
    const known = error instanceof AppError
    deps.log[known ? 'info' : 'error']({ requestId, error: redact(known ? error.message : (error as Error).stack ?? String(error)) })
    const later = known && error.retryInS !== undefined && { retryInS: error.retryInS }
    return { ok: false, error: { code: known ? error.code : 'internal', ...later, requestId } }
  }
}

async function run(event: unknown, deps: Deps, requestId: string): Promise<FaceVerdict | PhotoLook> {
  const { action, input } = readEvent(event, deps)
  if (action === 'look') {
    const data = await look(parsed(faceCalls.look.input, input), deps)
    deps.log.info({ requestId, call: 'look', verdict: data.kind })
    return data
  }
  if (action !== 'verify') throw new AppError('unknownCall', 'action')
  const data = await verify(parsed(faceCalls.verify.input, input), deps)
  const reason = 'reason' in data ? data.reason : undefined
  deps.log.info({ requestId, call: 'verify', verdict: data.kind, reason, ms: data.evidence.ms })
  return data
}

function readEvent(event: unknown, { secrets, now }: Deps): { action: unknown; input: unknown } {
  const { action, input, internal } = (event ?? {}) as { action?: unknown; input?: FaceInput | LookInput; internal?: { at?: unknown; sig?: unknown } }
  const { at, sig } = internal ?? {}
  const isOurs = typeof at === 'number' && typeof sig === 'string' && input !== undefined
    && isSame(sig, secrets.internal(internalText(at, input))) && Math.abs(now() - at) <= VALID_MS
  if (!isOurs) throw new AppError('forbidden')
  return { action, input }
}

interface Schema<T> { safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: { path: PropertyKey[] }[] } } }
function parsed<T>(schema: Schema<T>, input: unknown): T {
  const read = schema.safeParse(input)
  if (!read.success) throw new AppError('badInput', read.error.issues[0]?.path.join('.') || 'input')
  return read.data
}

async function verify({ videoFileId, referenceFileId, isPhotoOld, actions, eyes, prompts, tint }: FaceInput, { storage }: Deps): Promise<FaceVerdict> {
  const [videoSize, photoSize] = await Promise.all([storage.size(videoFileId), storage.size(referenceFileId)])
  if (videoSize === null) throw new AppError('videoMissing')
  // before it comes into memory
  if (videoSize > VIDEO_LIMITS.bytes) throw new AppError('videoTooLarge')
  const hasPhoto = photoSize !== null && photoSize <= MAX_PHOTO_BYTES
  const [video, reference] = await Promise.all([storage.read(videoFileId), hasPhoto ? storage.read(referenceFileId) : NOTHING])
  return verifyClip({ video, reference, isPhotoOld, actions, eyes, prompts, tint })
}

/** Read by the engine as "no photo", with its usual evidence. */
const NOTHING = new Uint8Array()

/** A picture that is not there, or is too large to be one, is none. */
async function look({ photoFileId, referenceFileId }: LookInput, { storage }: Deps): Promise<PhotoLook> {
  const fits = async (fileId: string) => { const size = await storage.size(fileId); return size !== null && size <= MAX_PHOTO_BYTES }
  if (!await fits(photoFileId)) return { kind: 'notAPicture' }
  const reference = referenceFileId !== null && await fits(referenceFileId) ? await storage.read(referenceFileId) : null
  return lookAtStill(await storage.read(photoFileId), reference)
}
