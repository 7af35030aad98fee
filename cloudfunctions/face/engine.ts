/** The face engine as other code calls it: clip or photo in, verdict out. The work is done in worker processes. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Action, Eyes, Prompts, Tint } from '../../src/domain/contract/common'
import { AppError } from '../../src/domain/contract/errors'
import type { FaceVerdict, PhotoLook } from '../../src/domain/contract/face'
import { emptyEvidence } from '../../src/domain/face/evidence'
import { employ, EngineFailed } from './crew'
import type { PhotoVerdict } from './inspect-photo'

export interface Clip {
  /** The file, or its path. mp4 or webm; anything else is refused as `unsupported`. */
  video: string | Uint8Array
  /** JPEG, PNG or WebP with exactly one usable face; otherwise the verdict is `noPhoto`. */
  reference: Uint8Array
  /** Then unlikeness leads to a person who looks, never to a refusal. */
  isPhotoOld?: boolean
  /** In the challenged order. */
  actions: Action[]
  /** The only eye that can blink, as declared. */
  eyes?: Eyes
  /** When the phone says that it asked: a hint. */
  prompts?: Prompts
  /** Screen colours that were shown, in their order. */
  tint?: Tint[]
}

/** Answers for every file whatever it contains; `service` when a worker failed. Throws AppError `busy` when too many clips wait. */
export async function verifyClip({ video, ...asked }: Clip): Promise<FaceVerdict> {
  const dir = await mkdtemp(join(tmpdir(), 'anxin-face-'))
  try {
    const file = typeof video === 'string' ? video : join(dir, 'clip')
    if (typeof video !== 'string') await writeFile(file, video, { mode: 0o600 })
    return await employ({ kind: 'clip', video: file, ...asked }) as FaceVerdict
  } catch (error) {
    if (!(error instanceof EngineFailed)) throw error
    process.emitWarning(error.message, 'AnxinEngine')
    return { kind: 'refused', reason: 'service', evidence: emptyEvidence({}) }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** Would this photo do as a reference? Throws AppError `busy` when too many jobs wait. */
export async function inspectPhoto(photo: Uint8Array): Promise<PhotoVerdict> {
  try {
    return await employ({ kind: 'photo', photo }) as PhotoVerdict
  } catch (error) {
    if (!(error instanceof EngineFailed)) throw error
    process.emitWarning(error.message, 'AnxinEngine')
    return { ok: false, reason: 'service' }
  }
}

/** What a picture that staff took shows. Throws AppError `busy` when too many jobs wait, `unavailable` when a worker failed. */
export async function lookAtStill(photo: Uint8Array, reference: Uint8Array | null): Promise<PhotoLook> {
  try {
    return await employ({ kind: 'still', photo, reference }) as PhotoLook
  } catch (error) {
    if (!(error instanceof EngineFailed)) throw error
    process.emitWarning(error.message, 'AnxinEngine')
    throw new AppError('unavailable')
  }
}
