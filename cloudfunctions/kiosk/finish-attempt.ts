import type { Outcome } from '../../src/domain/contract/citizen'
import type { KioskCalls } from '../../src/domain/contract/kiosk'
import { finishCertification } from '../citizen/finish-certification'
import { resumeUpload as resume } from '../citizen/resume-upload'
import type { KioskRun } from '../lib/kiosk/door'
import { asCaller, visitOf } from './visits'

type Finish = KioskCalls['visit.finish']
type Resume = KioskCalls['visit.resumeUpload']

/**
 * Only attempts of this visit: they carry its caller. Whoever typed a number may not be the person: until a face has matched, nothing of how
 * the pension stands, nor of what the person is unable to do, comes to the machine.
 */
export async function finishAttempt(run: KioskRun, { visitId, attemptId, prompts }: Finish['input']): Promise<Finish['output']> {
  const visit = await visitOf(run, visitId)
  const outcome = await finishCertification(asCaller(run, visit), { attemptId, evidence: { kind: 'video', ...(prompts ? { prompts } : {}) } })
  return visit.entry === 'typed' ? withoutPerson(outcome) : outcome
}

function withoutPerson(outcome: Outcome): Finish['output'] {
  switch (outcome.kind) {
    case 'matched': return outcome
    case 'needsReview': { const { standing: _standing, ...told } = outcome; return told }
    case 'notMatched': { const { standing: _standing, next: _next, ...told } = outcome; return told }
  }
}

export async function resumeUpload(run: KioskRun, { visitId, attemptId }: Resume['input']): Promise<Resume['output']> {
  return resume(asCaller(run, await visitOf(run, visitId)), { attemptId })
}
