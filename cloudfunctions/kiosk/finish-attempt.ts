import type { KioskCalls } from '../../src/domain/contract/kiosk'
import { finishCertification } from '../citizen/finish-certification'
import { resumeUpload as resume } from '../citizen/resume-upload'
import type { KioskRun } from '../lib/kiosk/door'
import { asCaller, visitOf } from './visits'

type Finish = KioskCalls['visit.finish']
type Resume = KioskCalls['visit.resumeUpload']

/** Only attempts of this visit: they carry its caller. */
export async function finishAttempt(run: KioskRun, { visitId, attemptId, prompts }: Finish['input']): Promise<Finish['output']> {
  const caller = asCaller(run, await visitOf(run, visitId))
  return finishCertification(caller, { attemptId, evidence: { kind: 'video', ...(prompts ? { prompts } : {}) } })
}

export async function resumeUpload(run: KioskRun, { visitId, attemptId }: Resume['input']): Promise<Resume['output']> {
  return resume(asCaller(run, await visitOf(run, visitId)), { attemptId })
}
