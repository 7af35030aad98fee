import path from 'node:path'
import type { CloudBase } from '@cloudbase/node-sdk'
import type { Beneficiary, Entry } from '../../cloudfunctions/lib/documents'
import { nameIndexOf } from '../../cloudfunctions/lib/masked'
import type { Secrets } from '../../cloudfunctions/lib/secrets'
import { shardOf } from '../../cloudfunctions/lib/shard'
import { firstActionOn } from '../../src/domain/agenda'
import type { LocalDate } from '../../src/domain/calendar'
import { policyOn } from '../../src/domain/policy/policies'
import { personStanding } from '../../src/domain/standing'
import { outletOf, readOutletFile } from '../outlets/import-outlets'
import { fileOnDisk } from '../../cloudfunctions/lib/roster/file'
import type { DemoPerson } from './people'

/** Made up, and labelled so; 12333 is the real national line. */
const OUTLETS = path.resolve(__dirname, '../outlets/demo-outlets.csv')
export const OUTLET_ID = 'demo-outlet'
export const OUTLET_SCENE = 'demo-outlet-1'

export interface SeedTools {
  app: CloudBase
  secrets: Secrets
  /** JPEG of a person's drawn portrait. */
  portrait: (person: DemoPerson) => Promise<Buffer>
  idNumber: (person: DemoPerson) => string
  onProgress: (share: number) => void
}

/** Fills an empty environment through the SDK. Safe to run again: what exists is left alone. */
export async function seed(people: readonly DemoPerson[], region: string, today: LocalDate, { app, secrets, portrait, idNumber, onProgress }: SeedTools): Promise<void> {
  const db = app.database()
  const policy = policyOn(region, today)
  const exists = async (collection: string, id: string) => (await db.collection(collection).doc(id).get()).data.length > 0
  const put = async <T extends { _id: string }>(collection: string, { _id, ...fields }: T) => { await db.collection(collection).doc(_id).set(fields) }

  for (const outlet of (await readOutletFile(await fileOnDisk(OUTLETS), Date.now())).outlets) await put('outlets', outletOf(outlet))
  await put<Entry>('entries', { _id: OUTLET_SCENE, kind: 'outlet', outletId: OUTLET_ID })
  for (const [index, person] of people.entries()) {
    const { beneficiaryId: id, member, benefits } = person
    if (!await exists('beneficiaries', id)) {
      const { fileID } = await app.uploadFile({ cloudPath: `reference/${id}.jpg`, fileContent: await portrait(person) })
      const number = idNumber(person)
      await put<Beneficiary>('beneficiaries', {
        _id: id, region, photoFileId: fileID, benefits,
        idIndex: secrets.index('idNumber', number), idEnc: secrets.seal(id, 'idNumber', number), nameEnc: secrets.seal(id, 'name', member.name),
        nameIndex: nameIndexOf(secrets, member.name, number),
        dueOn: personStanding(benefits, policy, today).standing.dueOn, nextActionOn: firstActionOn(benefits, policy, today), sweptOn: null, shard: shardOf(id), openReview: null, eventSeq: 0, eventHash: '', version: 1,
      })
    }
    onProgress((index + 1) / people.length)
  }
}
