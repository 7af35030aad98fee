/** Invented people and answers for page tests. */
import type { CitizenCalls, MatchedOutcome, OpenedAttempt, Outcome } from '@/domain/contract/citizen'
import type { PersonCard, Standing, StandingKind } from '@/domain/contract/common'
import type { FaceFailure } from '@/domain/face-failure'
import type { Home } from '@/pages/run'

export const standing = (kind: StandingKind, more: Partial<Standing> = {}): Standing => ({
  kind, dueOn: '2026-12-20', daysLeft: 27, opensOn: null, graceEndsOn: null, certifiedOn: null, suspendedFrom: null, ifCertifiedToday: null,
  declarationMissing: false, ...more,
})

export function person(at: Standing, more: Partial<PersonCard> = {}): PersonCard {
  return {
    beneficiaryId: 'person-01', relation: null, maskName: '王*兰', maskId: '371199********0021', standing: at,
    benefits: [{ scheme: 'enterprise', standing: at }], ...more,
  }
}

export const father = person(standing('dueSoon'), { beneficiaryId: 'person-02', relation: 'daughter', maskName: '李*国' })

export const home = (self: PersonCard | null, relatives: PersonCard[] = []): Home => ({
  today: '2026-11-23', self, relatives, waiting: [], consentVersion: '2026-1', videoDays: 7, maxRelatives: 8,
})

export const attempt: OpenedAttempt = {
  attemptId: 'attempt-01', actions: ['openMouth', 'blink'], tint: ['warm', 'cool', 'neutral', 'green'], nonce: 'n1', expiresAt: '2026-11-23T03:00:00.000Z', tryNo: 1,
  upload: {
    url: 'https://storage.test/put', headers: { 'x-ticket': 'first' }, cloudPath: 'attempts/attempt-01/n1.webm', maxBytes: 6_000_000,
  },
  person: { beneficiaryId: 'person-01', maskName: '王*兰', maskId: '371199********0021' },
}
export const opened: CitizenCalls['certification.start']['output'] = { kind: 'opened', attempt }

export const matched = (more: Partial<MatchedOutcome> = {}): MatchedOutcome => ({
  kind: 'matched', reference: '731240968854', maskName: '王*兰', mode: 'self', channel: 'phone', certifiedAt: '2026-11-23T02:05:00.000Z',
  certifiedOn: '2026-11-23', standingBefore: 'dueSoon',
  benefits: [{
    scheme: 'enterprise', attribution: 'onTime', nextOpensOn: null, nextDueOn: '2027-11-23', payment: null, declarationMissing: false,
  }],
  nextDueOn: '2027-11-23', nextOpensOn: null, payment: null, ...more,
})

export const notMatched = (reason: FaceFailure, triesLeft = 2, sessionsLeft = 4): Extract<Outcome, { kind: 'notMatched' }> => ({
  kind: 'notMatched', reason, triesLeft, sessionsLeft, standing: standing('dueSoon'),
})
