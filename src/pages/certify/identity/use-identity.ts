import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import { identity } from '@/copy/certify'
import { fillKnown } from '@/copy/fill'
import { VOICE } from '@/copy/voice'
import { focusOn } from '@/device/focus'
import { speak } from '@/device/voice'
import { checkIdNumber, checkName, groupIdNumber } from '@/domain/id-number'
import { answer, currentRun, nothingDeclared, type Run } from '../../run'

export type FieldId = 'name' | 'idNumber'
type Mistakes = Partial<Record<FieldId, string>>

interface IdentityForm {
  run: Run
  name: string
  idNumber: string
  mistakes: Mistakes
  /** Both are right: they are shown once more before they are sent. */
  isChecked: boolean
  setName(value: string): void
  setIdNumber(value: string): void
  submit(): void
  change(): void
  goTo(field: FieldId): void
}

/** Name and identity number, looked at on the phone first; what was typed stays whatever happens. */
export function useIdentity(): IdentityForm | null {
  const run = currentRun()
  const [name, setName] = useState(run?.name ?? '')
  const [idNumber, setIdNumber] = useState(groupIdNumber(run?.idNumber ?? ''))
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const [isChecked, setChecked] = useState(false)
  const [refusedTimes, setRefusedTimes] = useState(0)
  useEffect(() => { if (refusedTimes > 0) focusOn('summary') }, [refusedTimes])
  if (!run) return null

  const submit = () => {
    const named = checkName(name)
    const numbered = checkIdNumber(idNumber, run.home.today)
    if (named.ok && numbered.ok) {
      const changed = run.idNumber !== numbered.idNumber
      answer({ name: named.name, idNumber: numbered.idNumber, ...(changed ? nothingDeclared : {}) })
      setMistakes({})
      setChecked(true)
      return
    }
    const found: Mistakes = {}
    if (!named.ok) found.name = identity.mistakes.name[named.mistake]
    if (!numbered.ok) {
      const { mistake, detail } = numbered
      found.idNumber = fillKnown(identity.mistakes.idNumber[mistake], { n: detail, digits: detail })
    }
    setMistakes(found)
    setRefusedTimes((times) => times + 1)
    speak([VOICE.v04, ...Object.values(found)].join('。'))
    void Taro.pageScrollTo({ scrollTop: 0 })
  }
  return {
    run, name, idNumber, mistakes, isChecked, submit,
    setName: (value) => { setName(value); setMistakes((before) => ({ ...before, name: undefined })) },
    setIdNumber: (value) => { setIdNumber(groupIdNumber(value)); setMistakes((before) => ({ ...before, idNumber: undefined })) },
    change: () => setChecked(false),
    goTo: (field) => {
      void Taro.pageScrollTo({ selector: `#${field}-field` })
      focusOn(field)
    },
  }
}
