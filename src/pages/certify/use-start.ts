import Taro from '@tarojs/taro'
import { call } from '@/api/client'
import { useTask, type Task } from '@/components/use-task'
import { consentVersion } from '@/copy/certify'
import { reloadPage } from '@/device/reload'
import { AppError } from '@/domain/contract/errors'
import type { Subject } from '@/domain/contract/citizen'
import { currentRun, note, pageOf, type Run } from '../run'

/** One per intent; it only has to differ from this phone's other intents. */
const newKey = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`

function subjectOf({ person, invitation, relay, name, idNumber }: Run): Subject {
  if (relay) return { kind: 'relay', scene: relay.scene }
  if (invitation) return { kind: 'invitation', scene: invitation.scene }
  return person ? { kind: 'known', beneficiaryId: person.beneficiaryId } : { kind: 'identity', name, idNumber }
}

/**
 * Opens an attempt with the answers so far and goes on to `opened`, or to the page that says why not.
 * `replace`: the page that asks must not stay behind (a refusal, a result).
 */
export function useStart(opened: 'prepare' | 'face', replace = false): Task<[]> {
  return useTask(async () => {
    const run = currentRun()
    if (!run) throw new Error('no certification on its way')
    const { mode, relation, camera, eyes, unable, outletScene, evenIfNotDue } = run
    const requestKey = run.requestKey ?? newKey()
    note({ requestKey })
    const output = await call('certification.start', {
      requestKey,
      mode,
      subject: subjectOf(run),
      consent: { version: consentVersion, agreed: true },
      camera,
      ...(mode === 'forOthers' && relation ? { relation } : {}),
      ...(eyes ? { eyes } : {}),
      ...(unable ? { unable } : {}),
      ...(outletScene ? { scene: outletScene } : {}),
      ...(evenIfNotDue ? { evenIfNotDue } : {}),
    }).catch((error: unknown) => {
      // this page is older than the text that counts now: only a new page has that text
      if (error instanceof AppError && error.code === 'consentOutdated' && reloadPage()) return null
      throw error
    })
    if (!output) return
    const go = replace ? Taro.redirectTo : Taro.navigateTo
    if (output.kind === 'opened') {
      note({ attempt: { ...output.attempt, camera, eyes, unable }, refusal: null, ending: null, requestKey: null })
      await go({ url: pageOf(opened) })
    } else {
      note({ refusal: output, attempt: null, requestKey: null })
      await go({ url: '/pages/certify/refused/index' })
    }
  })
}
