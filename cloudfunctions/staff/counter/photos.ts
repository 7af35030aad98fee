import { createHash } from 'node:crypto'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import type { Transaction } from '../../lib/collections'
import type { CounterPhoto } from '../../lib/documents-counter'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'

type Open = StaffCalls['counter.openPhoto']
type Look = StaffCalls['counter.lookAtPhoto']

/** As much as the engine reads (cloudfunctions/face/photo.ts). */
export const MAX_PHOTO_BYTES = 10 * 2 ** 20
/** A picture that no act used goes after so long. */
const UNUSED_MS = 3_600_000
export const DAY_MS = 86_400_000

/** A place for one picture. The same request gets the same place. */
export async function openPhoto(run: StaffRun, { beneficiaryId, requestKey }: Open['input']): Promise<Open['output']> {
  const { deps, at, staff } = run
  await findForStaff(run, beneficiaryId, 'beneficiaryId')
  const photoId = deps.secrets.index('counterPhoto', `${staff.id} ${beneficiaryId} ${requestKey}`).slice(0, 32)
  const { fileId, ticket } = await deps.storage.ticket(`counter/${photoId}.jpg`, MAX_PHOTO_BYTES)
  await deps.db.table('counterPhotos').add({
    _id: photoId, beneficiaryId, staffId: staff.id, fileId, openedAt: new Date(at).toISOString(), look: null, sha256: null, actId: null,
    photoUntil: new Date(at + UNUSED_MS).toISOString(),
  })
  return { photoId, upload: ticket }
}

/** The engine says what it sees: whether it is a picture at all, and how like the reference. The clerk decides. */
export async function lookAtPhoto(run: StaffRun, { photoId }: Look['input']): Promise<Look['output']> {
  const { deps, staff } = run
  const photos = deps.db.table('counterPhotos')
  const photo = await photos.find(photoId)
  if (photo?.staffId !== staff.id || photo.actId !== null) throw new AppError('notFound', 'photoId')
  const person = await findForStaff(run, photo.beneficiaryId, 'photoId')
  const look = await deps.face.look({ photoFileId: photo.fileId, referenceFileId: person.photoFileId })
  if (look.kind === 'notAPicture') return { kind: 'notAPicture' }
  await photos.changeOne({ _id: photoId, actId: null }, { look, sha256: await hashOf(run, photo) })
  return { kind: 'seen', fault: look.fault, likeness: look.likeness }
}

const hashOf = async ({ deps }: StaffRun, { fileId }: CounterPhoto): Promise<string> =>
  createHash('sha256').update(await deps.storage.read(fileId)).digest('hex')

/** Whether the stored file is still the one that was looked at: an upload address lives for a while. */
export async function isAsLookedAt(run: StaffRun, photo: CounterPhoto): Promise<boolean> {
  const size = photo.photoUntil === null ? null : await run.deps.storage.size(photo.fileId)
  return size !== null && size <= MAX_PHOTO_BYTES && photo.sha256 === await hashOf(run, photo)
}

/** A picture of this person, by this clerk, that was looked at and is not used; else null. */
export async function freePhoto(tx: Transaction, run: StaffRun, photoId: string, beneficiaryId: string): Promise<CounterPhoto | null> {
  const photo = await tx.table('counterPhotos').find(photoId)
  const isFree = photo?.staffId === run.staff.id && photo.beneficiaryId === beneficiaryId && photo.actId === null && photo.photoUntil !== null
  return isFree && photo.look?.kind === 'seen' ? photo : null
}
