/** The citizen's calls: which use case answers, who may ask, how often. */
import { citizenCalls, type CitizenCalls } from '../../src/domain/contract/citizen'
import { depsFromEnv, type Deps } from '../lib/deps'
import { serve } from '../lib/serve'
import { checkCertificate } from './check-certificate'
import { createInvitation } from './create-invitation'
import { declare } from './declare'
import { explainDuty } from './explain-duty'
import { fileAppeal } from './file-appeal'
import { finishCertification } from './finish-certification'
import { getCertificate } from './get-certificate'
import { getHome } from './get-home'
import { getReminders } from './get-reminders'
import { getPolicy } from './get-policy'
import { listRecords } from './list-records'
import { openEntry } from './open-entry'
import { recordSubscription } from './record-subscription'
import { registerDevice } from './register-device'
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

export const citizen = (deps: () => Deps) => serve<CitizenCalls>(citizenCalls, {
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
  declare: { run: declare, limit: perCaller(20, 60) },
  getReminders: { run: getReminders, limit: perCaller(60, 10) },
  saveReminders: { run: saveReminders, limit: perCaller(30, 60) },
  recordSubscription: { run: recordSubscription, limit: perCaller(30, 60) },
  explainDuty: { run: explainDuty, limit: perCaller(120, 10) },
  stateLateReason: { run: stateLateReason, limit: perCaller(20, 60) },
  visitSlots: { run: listVisitSlots, limit: perCaller(60, 10) },
  getVisit: { run: getVisit, limit: perCaller(120, 10) },
  bookVisit: { run: bookVisit, limit: perCaller(20, 60) },
  moveVisit: { run: moveVisit, limit: perCaller(20, 60) },
  cancelVisit: { run: cancelVisit, limit: perCaller(20, 60) },
  checkVisitor: { run: checkVisitor, isOpen: true, limit: perAddress(60, 10) },
  getPolicy: { run: getPolicy, isOpen: true, limit: perAddress(600, 10) },
}, deps)

export const main = citizen(depsFromEnv)
