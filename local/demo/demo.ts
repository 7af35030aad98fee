import { randomBytes } from 'node:crypto'
import type { CloudBase } from '@cloudbase/node-sdk'
import type { Beneficiary, CallerRecord } from '../../cloudfunctions/lib/documents'
import { identify, issueDeviceToken } from '../../cloudfunctions/lib/caller'
import { makeSecrets, type KeySource, type Secrets } from '../../cloudfunctions/lib/secrets'
import { schemeNames, standingTags } from '../../src/copy/names'
import { civilDay } from '../../src/domain/calendar'
import { policyOn } from '../../src/domain/policy/policies'
import { personStanding } from '../../src/domain/standing'
import { idNumberOf, personOf } from '../people/cast'
import { idPhoto } from '../people/id-photo'
import { createCollections } from '../collections'
import { progress } from '../progress'
import type { LocalCloud } from '../server'
import { demoPeople, type DemoPerson } from './people'
import { seed } from './seed'

export interface ShownPerson {
  beneficiaryId: string
  name: string
  idNumber: string
  schemes: string
  /** The tag on their home card today. */
  shows: string
}

export interface Demo {
  people: readonly ShownPerson[]
  /** JPEG of the photo that is compared with now. */
  photo(beneficiaryId: string): Promise<Buffer>
  setPhoto(beneficiaryId: string, jpeg: Buffer): Promise<void>
  /** Back to the drawn portrait; a photo taken before is overwritten. */
  restorePhoto(beneficiaryId: string): Promise<void>
  /** A device token whose holder is this person's own phone. */
  openAs(beneficiaryId: string): Promise<string>
}

/** Fills the environment on the first start and gives what the demo page needs. */
export async function openDemo({ app, gateway, region }: LocalCloud): Promise<Demo> {
  const secrets = makeSecrets(process.env as KeySource)
  const today = civilDay(Date.now())
  const policy = policyOn(region, today)
  const people = demoPeople(policy, today)
  await createCollections(app, gateway)
  const line = progress('Seeding the demo people')
  await seed(people, region, today, {
    app, secrets, portrait: async (person) => idPhoto(personOf(person.member)), idNumber: (person) => idNumberOf(person.member), onProgress: line.to,
  })
  line.done()
  const byId = (id: string): DemoPerson => {
    const person = people.find((one) => one.beneficiaryId === id)
    if (!person) throw new Error(`no demo person ${id}`)
    return person
  }
  const setPhoto = async (id: string, fileContent: Buffer) => { await app.uploadFile({ cloudPath: `reference/${byId(id).beneficiaryId}.jpg`, fileContent }) }
  return {
    people: await Promise.all(people.map(async (person): Promise<ShownPerson> => {
      const { data } = await app.database().collection('beneficiaries').doc(person.beneficiaryId).get()
      const { benefits } = data[0] as Beneficiary
      const { standing } = personStanding(benefits, policy, today)
      return {
        beneficiaryId: person.beneficiaryId, name: person.member.name, idNumber: idNumberOf(person.member),
        schemes: benefits.map(({ scheme }) => schemeNames[scheme]).join('、'), shows: standingTags[standing.kind].word,
      }
    })),
    async photo(id) {
      const { data } = await app.database().collection('beneficiaries').doc(byId(id).beneficiaryId).get()
      const { fileContent } = await app.downloadFile({ fileID: (data[0] as Beneficiary).photoFileId ?? '' })
      return Buffer.from(fileContent ?? '')
    },
    setPhoto,
    restorePhoto: async (id) => setPhoto(id, await idPhoto(personOf(byId(id).member))),
    openAs: (id) => openAs(app, secrets, byId(id).beneficiaryId),
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
