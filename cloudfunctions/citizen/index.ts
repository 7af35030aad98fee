/** The citizen's calls: which use case answers, who may ask, how often. */
import { citizenCalls, type CitizenCalls } from '../../src/domain/contract/citizen'
import { depsFromEnv, type Deps } from '../lib/deps'
import type { Caller } from '../lib/caller'
import { serve, type Calls } from '../lib/serve'
import { forgetAbilities, getAbilities, keepAbilities } from './abilities/keep-abilities'
import { checkCertificate } from './check-certificate'
import { changeContact } from './contact/change-contact'
import { checkOfficialCode } from './contact/check-official-code'
import { getContact } from './contact/get-contact'
import { cancelContactChange, confirmContact, saveBackupContact } from './contact/keep-contact'
import { sendContactCode } from './contact/send-contact-code'
import { createInvitation } from './create-invitation'
import { declare } from './declare'
import { explainDuty } from './explain-duty'
import { fileAppeal } from './file-appeal'
import { finishCertification } from './finish-certification'
import { getCertificate } from './get-certificate'
import { getHome } from './get-home'
import { getReminders } from './get-reminders'
import { getPolicy } from './get-policy'
import { listOutlets } from './list-outlets'
import { listBoard } from './list-board'
import { listEvidence } from './list-evidence'
import { listRecords } from './list-records'
import { objectToEvidence } from './object-to-evidence'
import { openEntry } from './open-entry'
import { recordSubscription } from './record-subscription'
import { registerDevice } from './register-device'
import { acceptInvitation, addRelative } from './relatives/add-relative'
import { noteFilming, revokeRelay } from './relatives/change-relay'
import { createRelay } from './relatives/create-relay'
import { leaveRelative, refuseHelper } from './relatives/end-bond'
import { listRelatives } from './relatives/list-relatives'
import { readProgress } from './relatives/relay-progress'
import { requestReview } from './request-review'
import { resumeUpload } from './resume-upload'
import { saveReminders } from './save-reminders'
import { startCertification } from './start-certification'
import { stateLateReason } from './state-late-reason'
import { bookVisit, cancelVisit, getVisit, listVisitSlots, moveVisit } from './visits/book-visit'
import { checkVisitor } from './visits/check-visitor'

const perCaller = (max: number, minutes: number) => ({ by: 'caller', max, minutes }) as const
/** A village may share one address of a mobile network. */
const perAddress = (max: number, minutes: number) => ({ by: 'address', max, minutes }) as const

/** Each entry: `run`, `limit`; `isOpen`: also for who is nobody known. Whose records a caller may see is each use case's own question. */
export const citizenTable: Calls<CitizenCalls, { caller: Caller }, unknown> = {
  'device.register': { run: registerDevice, isOpen: true, limit: perAddress(600, 60) },
  getHome: { run: getHome, limit: perCaller(120, 10) },
  'certification.start': { run: startCertification, limit: perCaller(60, 10) },
  'certification.resumeUpload': { run: resumeUpload, limit: perCaller(60, 10) },
  // an attempt is decided once, and attempts are limited: repeating this costs two reads, as much as counting it
  'certification.finish': { run: finishCertification, limit: null },
  requestReview: { run: requestReview, limit: perCaller(20, 60) },
  listRecords: { run: listRecords, limit: perCaller(120, 10) },
  getCertificate: { run: getCertificate, limit: perCaller(60, 10) },
  checkCertificate: { run: checkCertificate, isOpen: true, limit: perAddress(300, 10) },
  openEntry: { run: openEntry, limit: perCaller(60, 10) },
  createInvitation: { run: createInvitation, limit: perCaller(10, 60) },
  appeal: { run: fileAppeal, limit: perCaller(10, 60) },
  'relatives.list': { run: listRelatives, limit: perCaller(120, 10) },
  'relatives.add': { run: addRelative, limit: perCaller(20, 60) },
  'relatives.accept': { run: acceptInvitation, limit: perCaller(20, 60) },
  'relatives.leave': { run: leaveRelative, limit: perCaller(20, 60) },
  'relatives.refuse': { run: refuseHelper, limit: perCaller(20, 60) },
  'relay.create': { run: createRelay, limit: perCaller(10, 60) },
  // asked every few seconds while the page of a link is open
  'relay.progress': { run: readProgress, limit: perCaller(400, 10) },
  'relay.revoke': { run: revokeRelay, limit: perCaller(20, 60) },
  'relay.filming': { run: noteFilming, limit: perCaller(60, 10) },
  listEvidence: { run: listEvidence, limit: perCaller(60, 10) },
  objectToEvidence: { run: objectToEvidence, limit: perCaller(20, 60) },
  declare: { run: declare, limit: perCaller(20, 60) },
  getReminders: { run: getReminders, limit: perCaller(60, 10) },
  saveReminders: { run: saveReminders, limit: perCaller(30, 60) },
  recordSubscription: { run: recordSubscription, limit: perCaller(30, 60) },
  getContact: { run: getContact, limit: perCaller(60, 10) },
  confirmContact: { run: confirmContact, limit: perCaller(20, 60) },
  sendContactCode: { run: sendContactCode, limit: perCaller(10, 60) },
  changeContact: { run: changeContact, limit: perCaller(30, 60) },
  cancelContactChange: { run: cancelContactChange, limit: perCaller(20, 60) },
  saveBackupContact: { run: saveBackupContact, limit: perCaller(20, 60) },
  checkOfficialCode: { run: checkOfficialCode, isOpen: true, limit: perAddress(300, 10) },
  listBoard: { run: listBoard, limit: perCaller(60, 10) },
  getAbilities: { run: getAbilities, limit: perCaller(60, 10) },
  keepAbilities: { run: keepAbilities, limit: perCaller(30, 60) },
  forgetAbilities: { run: forgetAbilities, limit: perCaller(30, 60) },
  explainDuty: { run: explainDuty, limit: perCaller(120, 10) },
  stateLateReason: { run: stateLateReason, limit: perCaller(20, 60) },
  listOutlets: { run: listOutlets, isOpen: true, limit: perAddress(600, 10) },
  visitSlots: { run: listVisitSlots, limit: perCaller(60, 10) },
  getVisit: { run: getVisit, limit: perCaller(120, 10) },
  bookVisit: { run: bookVisit, limit: perCaller(20, 60) },
  moveVisit: { run: moveVisit, limit: perCaller(20, 60) },
  cancelVisit: { run: cancelVisit, limit: perCaller(20, 60) },
  checkVisitor: { run: checkVisitor, isOpen: true, limit: perAddress(60, 10) },
  getPolicy: { run: getPolicy, isOpen: true, limit: perAddress(600, 10) },
}

export const citizen = (deps: () => Deps) => serve<CitizenCalls>(citizenCalls, citizenTable, deps)

export const main = citizen(depsFromEnv)
