import { randomBytes } from 'node:crypto'
import type { CloudBase } from '@cloudbase/node-sdk'
import type { Beneficiary, CallerRecord } from '../../cloudfunctions/lib/documents'
import { identify, issueDeviceToken } from '../../cloudfunctions/lib/caller'
import { makeDatabase } from '../../cloudfunctions/lib/collections'
import { makeSecrets, type KeySource, type Secrets } from '../../cloudfunctions/lib/secrets'
import { schemeNames } from '../../src/copy/names'
import { standingTag } from '../../src/copy/standing'
import { civilDay } from '../../src/domain/calendar'
import { policyOn } from '../../src/domain/policy/policies'
import { personStanding } from '../../src/domain/standing'
import { idNumberOf, personOf, type CastMember } from '../people/cast'
import { idPhoto } from '../people/id-photo'
import { createCollections } from '../collections'
import { enrolmentCode } from '../kiosk-code'
import { progress } from '../progress'
import type { LocalCloud } from '../server'
import { seedEvidence } from './evidence'
import { demoPeople } from './people'
import { OUTLET_ID, seed } from './seed'
import { openDemoStaff, type DemoStaff } from './staff'

export interface ShownPerson {
  beneficiaryId: string
  /** 演示人员 01 */
  label: string
  name: string
  idNumber: string
  schemes: string
  /** The tag on their home card today. */
  shows: string
  ownPhoto: boolean
}

export interface Demo {
  /** As they are now: somebody may have certified, or put their own photo in, since the start. */
  people(): Promise<ShownPerson[]>
  /** Is this one of the demo people? The other calls throw for anybody else. */
  has(beneficiaryId: string): boolean
  /** JPEG of the photo that is compared with now. */
  photo(beneficiaryId: string): Promise<Buffer>
  /** One's own photo in place of the drawn portrait. */
  setPhoto(beneficiaryId: string, jpeg: Buffer): Promise<void>
  /** Back to the drawn portrait; one's own photo is deleted. */
  restorePhoto(beneficiaryId: string): Promise<void>
  /** A device token whose holder is this person's own phone. */
  openAs(beneficiaryId: string): Promise<string>
  /** Who works here. */
  staff: DemoStaff
  /** Lets one new machine in, at the demo outlet. */
  kioskCode(): Promise<string>
}

/** Fills the environment on the first start and gives what the demo page needs. */
export async function openDemo({ app, gateway, region }: LocalCloud): Promise<Demo> {
  const secrets = makeSecrets(process.env as KeySource)
  const today = civilDay(Date.now())
  const cast = demoPeople(policyOn(region, today), today)
  await createCollections(app, gateway)
  const line = progress('Seeding the demo people')
  await seed(cast, region, today, {
    app, secrets, portrait: async ({ member }) => idPhoto(personOf(member)), idNumber: ({ member }) => idNumberOf(member), onProgress: line.to,
  })
  line.done()
  await seedEvidence(app, cast, today)
  const staff = await openDemoStaff(app, secrets, region)
  // as if the night before had passed: whoever is overdue has a message waiting and a proposal before staff
  await gateway.invoke('nightly', { Type: 'Timer', TriggerName: 'demo', Time: new Date().toISOString(), Message: '' })

  const beneficiaries = app.database().collection('beneficiaries')
  const stored = async (id: string): Promise<Beneficiary> => {
    const { data } = await beneficiaries.doc(id).get()
    if (!data[0]) throw new Error(`no demo person ${id}`)
    return data[0] as Beneficiary
  }
  const usePhoto = async (id: string, path: string, jpeg?: Buffer): Promise<void> => {
    const { photoFileId } = await stored(id)
    const fileID = jpeg ? (await app.uploadFile({ cloudPath: path, fileContent: jpeg })).fileID : (photoFileId ?? '').replace(OWN, '.jpg')
    await beneficiaries.doc(id).update({ photoFileId: fileID })
    if (photoFileId && photoFileId !== fileID && OWN.test(photoFileId)) await app.deleteFile({ fileList: [photoFileId] })
  }
  return {
    people: () => Promise.all(cast.map(async ({ beneficiaryId, member }) => shown(await stored(beneficiaryId), member))),
    has: (id) => cast.some(({ beneficiaryId }) => beneficiaryId === id),
    async photo(id) {
      const { fileContent } = await app.downloadFile({ fileID: (await stored(id)).photoFileId ?? '' })
      return Buffer.from(fileContent ?? '')
    },
    setPhoto: (id, jpeg) => usePhoto(id, `reference/${id}-own.jpg`, jpeg),
    restorePhoto: (id) => usePhoto(id, `reference/${id}.jpg`),
    staff,
    kioskCode: async () => (await enrolmentCode({ db: makeDatabase(app.database()), secrets, now: Date.now }, OUTLET_ID))?.code ?? '',
    openAs: async (id) => openAs(app, secrets, (await stored(id))._id),
  }
}

const OWN = /-own\.jpg$/

function shown({ _id, region, benefits, photoFileId }: Beneficiary, member: CastMember): ShownPerson {
  const today = civilDay(Date.now())
  const { standing } = personStanding(benefits, policyOn(region, today), today)
  return {
    beneficiaryId: _id, label: member.label, name: member.name, idNumber: idNumberOf(member),
    schemes: benefits.map(({ scheme }) => schemeNames[scheme]).join('、'), shows: standingTag(standing).word,
    ownPhoto: OWN.test(photoFileId ?? ''),
  }
}

/** What a first success binds, done by hand: this device is the person's own. */
async function openAs(app: CloudBase, secrets: Secrets, beneficiaryId: string): Promise<string> {
  const now = Date.now()
  const { token } = issueDeviceToken(secrets, `demo${randomBytes(12).toString('hex')}`, now)
  const caller = identify({ action: null, input: null, bearer: token, address: null }, undefined, secrets, now)
  if (!caller) throw new Error('a token that we just signed is not accepted')
  const record: Omit<CallerRecord, '_id'> = { selfId: beneficiaryId, openidEnc: null, activeBindings: 0, updatedAt: new Date(now).toISOString() }
  await app.database().collection('callers').doc(caller.id).set(record)
  return token
}
