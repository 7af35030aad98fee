/** The calls of staff: which use case answers, which roles may ask, how often. */
import { staffCalls, type StaffCalls } from '../../src/domain/contract/staff'
import { staffRole } from '../../src/domain/contract/staff-session'
import { depsFromEnv, type Deps } from '../lib/deps'
import { serveAt, type Calls } from '../lib/serve'
import { staffDoor, type StaffRule, type StaffWho } from '../lib/staff/door'
import { decideAppeal } from './appeals/decide-appeal'
import { listAppeals } from './appeals/list-appeals'
import { draftNotice } from './board/draft-notice'
import { listBoard } from './board/list-board'
import { publishNotice, withdrawNotice } from './board/publish-notice'
import { closeCase } from './cases/close-case'
import { listCases } from './cases/list-cases'
import { listEvidenceRuns } from './cases/list-evidence-runs'
import { exportDashboard } from './dashboard/export-dashboard'
import { getDashboard } from './dashboard/get-dashboard'
import { listDue } from './dashboard/list-due'
import { changePassword } from './change-password'
import { listColleagues } from './colleagues/list'
import { changeColleague, confirmColleague, createColleague, resetColleague, setColleagueState } from './colleagues/manage'
import { certifyAtCounter } from './counter/certify'
import { printCertificate } from './counter/certificate'
import { cancelPhone, changePhone } from './counter/change-phone'
import { decideAct } from './counter/decide'
import { enrolPhoto } from './counter/enrol-photo'
import { getAct } from './counter/get-act'
import { inviteRelative } from './counter/invite-relative'
import { listActs } from './counter/list-acts'
import { lookAtPhoto, openPhoto } from './counter/photos'
import { getRecord } from './counter/record'
import { reportAtCounter } from './counter/report'
import { searchPeople } from './counter/search'
import { supersede } from './counter/supersede'
import { confirmFinding } from './holds/confirm-finding'
import { endFinding } from './holds/end-finding'
import { getFinding } from './holds/get-finding'
import { recordFinding } from './holds/record-finding'
import { answerKiosk, listKiosks, makeKioskCode, revokeKiosk } from './kiosks/kiosks'
import { listDeadLetters } from './letters/list-dead-letters'
import { retryLetter } from './letters/retry-letter'
import { agreeRepayment } from './overpayments/agree-repayment'
import { listOverpayments } from './overpayments/list-overpayments'
import { exportDecisions } from './export-decisions'
import { countShard } from './count-shard'
import { diffPolicy } from './diff-policy'
import { draftPolicy } from './draft-policy'
import { getPolicy } from './get-policy'
import { listPolicies } from './list-policies'
import { publishPolicy } from './publish-policy'
import { reveal } from './reveal'
import { answerDeclaration } from './reviews/answer-declaration'
import { decideReview } from './reviews/decide-review'
import { getReview } from './reviews/get-review'
import { leaveReview } from './reviews/leave-review'
import { listReviews } from './reviews/list-reviews'
import { listRosterErrors } from './roster-errors'
import { openRoster } from './roster-open'
import { startRoster } from './roster-start'
import { workOnRoster } from './roster-work'
import { signIn } from './sign-in'
import { signOut } from './sign-out'
import { simulatePolicy } from './simulate-policy'
import { stepUp } from './step-up'
import { approveStop } from './stops/approve-stop'
import { refuseStop, reopenStop, withdrawStop } from './stops/close-proposal'
import { countStops } from './stops/count-stops'
import { getProposal } from './stops/get-proposal'
import { listProposals } from './stops/list-proposals'
import { recordComparison, recordContact } from './stops/record-evidence'
import { closeTask } from './tasks/close-task'
import { listTasks } from './tasks/list-tasks'
import { decideVisit, openVisitCase } from './visits/check-visit'
import { listVisitDevices, revokeVisitDevices } from './visits/devices'
import { assignVisit, bookForPerson, cancelForPerson, listPlanSlots, listVisitors, listVisits, moveForPerson } from './visits/plan'
import { listVisitDays, markVisit, packVisits, registerVisitDevice, reportConcern } from './visits/round'
import { openVisitUpload, submitVisit } from './visits/submit'
import { whoAmI } from './who-am-i'
import { withdrawPolicy } from './withdraw-policy'

const perStaff = (max: number, minutes: number) => ({ by: 'caller', max, minutes }) as const
/** An office shares one address. */
const perAddress = (max: number, minutes: number) => ({ by: 'address', max, minutes }) as const
const everybody = staffRole.options
/** A third person decides where two disagree, and small agencies have two reviewers. */
const deciders = ['reviewer', 'admin'] as const
/** Who sends visitors out. */
const dispatchers = ['clerk', 'admin'] as const

/**
 * Each entry: `run`, `roles` of which one is enough, `limit`; `stepUp: true` asks for a code of the last five minutes, `scope` names the
 * region that the input is about. `isOpen`: before signing in.
 */
export const staffTable: Calls<StaffCalls, StaffWho, StaffRule> = {
  signIn: { run: signIn, isOpen: true, limit: perAddress(200, 10) },
  signOut: { run: signOut, roles: everybody, beforeOwnPassword: true, limit: null },
  whoAmI: { run: whoAmI, roles: everybody, beforeOwnPassword: true, limit: perStaff(300, 10) },
  stepUp: { run: stepUp, roles: everybody, beforeOwnPassword: true, limit: perStaff(30, 10) },
  reveal: { run: reveal, roles: ['clerk', 'visitor', 'reviewer'], limit: perStaff(60, 60) },
  listProposals: { run: listProposals, roles: everybody, limit: perStaff(120, 10) },
  getProposal: { run: getProposal, roles: everybody, limit: perStaff(240, 10) },
  recordContact: { run: recordContact, roles: ['clerk', 'visitor', 'reviewer'], limit: perStaff(120, 10) },
  recordComparison: { run: recordComparison, roles: ['clerk', 'reviewer'], limit: perStaff(120, 10) },
  approveStop: { run: approveStop, roles: deciders, stepUp: true, limit: perStaff(120, 10) },
  refuseStop: { run: refuseStop, roles: deciders, limit: perStaff(120, 10) },
  withdrawStop: { run: withdrawStop, roles: deciders, limit: perStaff(120, 10) },
  reopenStop: { run: reopenStop, roles: deciders, limit: perStaff(120, 10) },
  countStops: { run: countStops, roles: deciders, limit: perStaff(30, 10) },
  recordFinding: { run: recordFinding, roles: ['clerk', 'reviewer'], stepUp: true, limit: perStaff(60, 10) },
  getFinding: { run: getFinding, roles: ['clerk', 'reviewer', 'admin'], limit: perStaff(240, 10) },
  confirmFinding: { run: confirmFinding, roles: deciders, stepUp: true, limit: perStaff(60, 10) },
  endFinding: { run: endFinding, roles: deciders, stepUp: true, limit: perStaff(60, 10) },
  listTasks: { run: listTasks, roles: everybody, limit: perStaff(120, 10) },
  listAppeals: { run: listAppeals, roles: deciders, limit: perStaff(120, 10) },
  decideAppeal: { run: decideAppeal, roles: deciders, stepUp: true, limit: perStaff(60, 10) },
  listDeadLetters: { run: listDeadLetters, roles: everybody, limit: perStaff(120, 10) },
  retryLetter: { run: retryLetter, roles: ['clerk', 'reviewer', 'admin'], limit: perStaff(120, 10) },
  closeTask: { run: closeTask, roles: everybody, limit: perStaff(120, 10) },
  'roster.open': { run: openRoster, roles: ['admin'], limit: perStaff(30, 60) },
  'roster.work': { run: workOnRoster, roles: ['admin'], limit: perStaff(600, 10) },
  // writes a whole city's register
  'roster.start': { run: startRoster, roles: ['admin'], stepUp: true, limit: perStaff(30, 60) },
  'roster.errors': { run: listRosterErrors, roles: ['admin'], limit: perStaff(300, 10) },
  // whole numbers leave the house
  exportDecisions: { run: exportDecisions, roles: ['admin'], stepUp: true, limit: perStaff(30, 60) },
  listPolicies: { run: listPolicies, roles: deciders, limit: perStaff(300, 10) },
  getPolicy: { run: getPolicy, roles: deciders, limit: perStaff(300, 10) },
  diffPolicy: { run: diffPolicy, roles: deciders, limit: perStaff(300, 10) },
  // a simulation comes in parts, 64 at most
  simulatePolicy: { run: simulatePolicy, roles: deciders, limit: perStaff(2000, 10) },
  countPopulation: { run: countShard, roles: ['admin'], limit: perStaff(640, 60) },
  draftPolicy: { run: draftPolicy, roles: ['admin'], limit: perStaff(120, 60), scope: (input) => (input as StaffCalls['draftPolicy']['input']).content.region },
  publishPolicy: { run: publishPolicy, roles: ['admin'], limit: perStaff(30, 60), stepUp: true },
  withdrawPolicy: { run: withdrawPolicy, roles: ['admin'], limit: perStaff(60, 60) },
  listReviews: { run: listReviews, roles: deciders, limit: perStaff(120, 10) },
  getReview: { run: getReview, roles: deciders, limit: perStaff(120, 10) },
  decideReview: { run: decideReview, roles: deciders, limit: perStaff(120, 10) },
  answerDeclaration: { run: answerDeclaration, roles: deciders, limit: perStaff(60, 10) },
  // the page looks every quarter of a minute whether somebody rang
  listKiosks: { run: listKiosks, roles: ['clerk', 'admin'], limit: perStaff(300, 10) },
  answerKiosk: { run: answerKiosk, roles: ['clerk', 'admin'], limit: perStaff(120, 10) },
  makeKioskCode: { run: makeKioskCode, roles: ['admin'], stepUp: true, limit: perStaff(30, 60) },
  revokeKiosk: { run: revokeKiosk, roles: ['admin'], stepUp: true, limit: perStaff(60, 60) },
  listBoard: { run: listBoard, roles: ['admin'], limit: perStaff(120, 10) },
  draftNotice: { run: draftNotice, roles: ['admin'], limit: perStaff(60, 60), scope: (input) => (input as StaffCalls['draftNotice']['input']).region },
  // read by everybody who draws a pension there
  publishNotice: { run: publishNotice, roles: ['admin'], stepUp: true, limit: perStaff(30, 60) },
  withdrawNotice: { run: withdrawNotice, roles: ['admin'], stepUp: true, limit: perStaff(30, 60) },
  // counts the running day anew every time
  getDashboard: { run: getDashboard, roles: deciders, limit: perStaff(60, 10) },
  listDue: { run: listDue, roles: deciders, limit: perStaff(120, 10) },
  exportDashboard: { run: exportDashboard, roles: deciders, stepUp: true, limit: perStaff(30, 60) },
  listOverpayments: { run: listOverpayments, roles: ['clerk', 'reviewer', 'admin'], limit: perStaff(120, 10) },
  agreeRepayment: { run: agreeRepayment, roles: ['clerk', 'reviewer'], stepUp: true, limit: perStaff(60, 10) },
  listCases: { run: listCases, roles: deciders, limit: perStaff(120, 10) },
  closeCase: { run: closeCase, roles: deciders, limit: perStaff(60, 10) },
  listEvidenceRuns: { run: listEvidenceRuns, roles: ['admin'], limit: perStaff(120, 10) },
  changePassword: { run: changePassword, roles: everybody, beforeOwnPassword: true, limit: perStaff(30, 10) },
  'colleagues.list': { run: listColleagues, roles: ['admin'], limit: perStaff(120, 10) },
  'colleagues.create': { run: createColleague, roles: ['admin'], stepUp: true, limit: perStaff(30, 60), scope: (input) => (input as StaffCalls['colleagues.create']['input']).region },
  'colleagues.change': { run: changeColleague, roles: ['admin'], stepUp: true, limit: perStaff(60, 60), scope: (input) => (input as StaffCalls['colleagues.change']['input']).region },
  'colleagues.setState': { run: setColleagueState, roles: ['admin'], stepUp: true, limit: perStaff(60, 60) },
  'colleagues.reset': { run: resetColleague, roles: ['admin'], stepUp: true, limit: perStaff(30, 60) },
  'colleagues.confirm': { run: confirmColleague, roles: ['admin'], stepUp: true, limit: perStaff(60, 60) },
  'counter.search': { run: searchPeople, roles: ['clerk'], limit: perStaff(120, 10) },
  'counter.record': { run: getRecord, roles: ['clerk'], limit: perStaff(240, 10) },
  'counter.openPhoto': { run: openPhoto, roles: ['clerk'], limit: perStaff(120, 10) },
  'counter.lookAtPhoto': { run: lookAtPhoto, roles: ['clerk'], limit: perStaff(120, 10) },
  'counter.certify': { run: certifyAtCounter, roles: ['clerk'], limit: perStaff(120, 10) },
  'counter.enrolPhoto': { run: enrolPhoto, roles: ['clerk'], limit: perStaff(60, 10) },
  'counter.supersede': { run: supersede, roles: ['clerk'], stepUp: true, limit: perStaff(30, 10) },
  'counter.acts': { run: listActs, roles: deciders, limit: perStaff(240, 10) },
  'counter.act': { run: getAct, roles: deciders, limit: perStaff(120, 10) },
  'counter.decide': { run: decideAct, roles: deciders, stepUp: true, limit: perStaff(120, 10) },
  'counter.certificate': { run: printCertificate, roles: ['clerk'], limit: perStaff(120, 10) },
  'counter.changePhone': { run: changePhone, roles: ['clerk'], stepUp: true, limit: perStaff(30, 10) },
  'counter.cancelPhone': { run: cancelPhone, roles: ['clerk'], limit: perStaff(30, 10) },
  'counter.report': { run: reportAtCounter, roles: ['clerk'], limit: perStaff(30, 10) },
  'counter.inviteRelative': { run: inviteRelative, roles: ['clerk'], limit: perStaff(60, 10) },
  leaveReview: { run: leaveReview, roles: deciders, limit: perStaff(60, 10) },
  'visits.list': { run: listVisits, roles: ['clerk', 'reviewer', 'admin'], limit: perStaff(240, 10) },
  'visits.visitors': { run: listVisitors, roles: dispatchers, limit: perStaff(120, 10) },
  'visits.slots': { run: listPlanSlots, roles: dispatchers, limit: perStaff(120, 10) },
  'visits.book': { run: bookForPerson, roles: dispatchers, limit: perStaff(120, 10) },
  'visits.assign': { run: assignVisit, roles: dispatchers, limit: perStaff(240, 10) },
  'visits.move': { run: moveForPerson, roles: dispatchers, limit: perStaff(120, 10) },
  'visits.cancel': { run: cancelForPerson, roles: dispatchers, limit: perStaff(120, 10) },
  'visits.open': { run: openVisitCase, roles: ['clerk', 'reviewer', 'admin'], limit: perStaff(120, 10) },
  'visits.decide': { run: decideVisit, roles: ['clerk', 'reviewer', 'admin'], stepUp: true, limit: perStaff(120, 10) },
  'visits.devices': { run: listVisitDevices, roles: ['admin'], limit: perStaff(120, 10) },
  'visits.revokeDevices': { run: revokeVisitDevices, roles: ['admin'], stepUp: true, limit: perStaff(60, 10) },
  'visit.device': { run: registerVisitDevice, roles: ['visitor'], stepUp: true, limit: perStaff(20, 60) },
  'visit.days': { run: listVisitDays, roles: ['visitor'], limit: perStaff(120, 10) },
  // addresses leave the house
  'visit.pack': { run: packVisits, roles: ['visitor'], limit: perStaff(60, 60) },
  'visit.mark': { run: markVisit, roles: ['visitor'], limit: perStaff(240, 10) },
  'visit.upload': { run: openVisitUpload, roles: ['visitor'], limit: perStaff(120, 10) },
  'visit.submit': { run: submitVisit, roles: ['visitor'], limit: perStaff(120, 10) },
  'visit.concern': { run: reportConcern, roles: ['visitor'], limit: perStaff(60, 10) },
}

export const staff = (deps: () => Deps) => serveAt(staffDoor, staffCalls, staffTable, deps)

export const main = staff(depsFromEnv)
