/** What has to be known of the people behind one message. Read anew for every message: truth may have changed while it waited. */
import { civilDay, type LocalDate } from '../../src/domain/calendar'
import { maskName } from '../../src/domain/id-number'
import { usualChoices, type Reach } from '../../src/domain/notice'
import type { Template } from '../../src/domain/notice-template'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { isIn } from '../lib/collections'
import { hasPhone, phoneOf } from '../lib/contact'
import type { Deps } from '../lib/deps'
import type { Beneficiary, CallerRecord } from '../lib/documents'
import type { OutboxRow, Subscription } from '../lib/documents-notices'
import type { Visit } from '../lib/documents-visits'
import { surnameOf, visitorNameOf } from '../lib/visits/visits'

/** A WeChat that has agreed to a message. */
export interface Receiver { openid: string; subscription: Subscription }

export interface Facts {
  person: Beneficiary
  policy: PolicyInForce
  today: LocalDate
  maskName: string
  /** Whole years; null when the stored number is not of the usual form. */
  age: number | null
  reach: Reach
  own: Receiver | null
  relative: Receiver | null
  /** Opened at the moment of sending only; null: there is none, or the message does not go to the person. */
  phone: (() => string | null) | null
  /** Of a message about a visit: the visit as it is now, and what the visitor that it names is called, a family name; null: nobody by that id. */
  visit: Visit | null
  surname: string | null
  /** The caller who certified is not the person. */
  isToHelper: boolean
}

const MOBILE = /^1[3-9]\d{9}$/
/** Phones of one person, helpers of one person: more would be fraud. */
const MOST = 20

/** null: the person is not in the register. */
export async function factsOf(deps: Deps, row: OutboxRow, template: Template): Promise<Facts | null> {
  const { db, secrets } = deps
  const person = await db.table('beneficiaries').find(row.beneficiaryId)
  if (!person) return null
  const today = civilDay(deps.now())
  const policy = await deps.policyOn(person.region, today)
  const [own, relatives, choices] = await Promise.all([
    row.to === 'caller'
      ? db.table('callers').list({ where: { _id: row.callerId ?? '' }, limit: 1 })
      : db.table('callers').list({ where: { selfId: person._id }, limit: MOST }),
    row.about ? relativesOf(deps, person._id) : [],
    db.table('reminderChoices').find(person._id),
  ])
  const [ownReceiver, relative] = await Promise.all([receiver(deps, own, template), receiver(deps, relatives, template)])
  const visit = row.coming ? await db.table('visits').find(row.coming.visitId) : null
  const visitor = row.coming ? await visitorNameOf(deps, row.coming) : null
  const ownPhone = row.to === 'beneficiary' && hasPhone(person, deps.now()) ? () => phoneOf(secrets, person, deps.now()) : null
  const phone = visit ? phoneAtDoor(deps, visit, ownPhone) : ownPhone
  return {
    person, policy, today, own: ownReceiver, relative, phone, visit, surname: visitor && surnameOf(visitor),
    maskName: maskName(secrets.open(person._id, 'name', person.nameEnc)),
    age: ageOn(secrets.open(person._id, 'idNumber', person.idEnc), today),
    reach: {
      wechat: ownReceiver !== null, phone: phone !== null, relative: relative !== null,
      choices: choices ?? usualChoices(policy.reminders),
    },
    isToHelper: row.to === 'caller' && own[0]?.selfId !== person._id,
  }
}

/** The number that was named for this visit: who answers it opens the door. No text reaches a landline; then it is the person's own. */
function phoneAtDoor({ secrets }: Deps, { _id, phoneEnc }: Visit, ownPhone: Facts['phone']): Facts['phone'] {
  const isMobile = phoneEnc !== '' && MOBILE.test(secrets.open(_id, 'phone', phoneEnc))
  return isMobile ? () => secrets.open(_id, 'phone', phoneEnc) : ownPhone
}

async function relativesOf({ db }: Deps, beneficiaryId: string): Promise<CallerRecord[]> {
  const delegations = await db.table('delegations').list({ where: { beneficiaryId, status: 'active' }, limit: MOST })
  if (delegations.length === 0) return []
  return db.table('callers').list({ where: { _id: isIn(delegations.map(({ callerId }) => callerId)) }, limit: MOST })
}

/** The first of these phones that has agreed to a message of this template. */
async function receiver({ db, secrets }: Deps, callers: readonly CallerRecord[], template: Template): Promise<Receiver | null> {
  const reachable = callers.filter(({ openidEnc }) => openidEnc !== null)
  if (reachable.length === 0) return null
  const subscriptions = await db.table('subscriptions').list({
    where: { _id: isIn(reachable.map(({ _id }) => `${_id}.${template}`)) }, limit: MOST,
  })
  const subscription = subscriptions.find(({ quota }) => quota > 0)
  const caller = reachable.find(({ _id }) => _id === subscription?.callerId)
  return subscription && caller?.openidEnc ? { openid: secrets.open(caller._id, 'openid', caller.openidEnc), subscription } : null
}

function ageOn(idNumber: string, today: LocalDate): number | null {
  const [, year, monthDay] = /^\d{6}(\d{4})(\d{4})/.exec(idNumber) ?? []
  if (!year || !monthDay) return null
  return Number(today.slice(0, 4)) - Number(year) - (today.slice(5).replace('-', '') < monthDay ? 1 : 0)
}
