import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { useTask, type Task } from '@/components/use-task'
import { identity } from '@/copy/certify'
import { fillKnown } from '@/copy/fill'
import { addRelative as copy } from '@/copy/relatives'
import { focusOn } from '@/device/focus'
import type { CitizenCalls } from '@/domain/contract/citizen'
import type { Relation } from '@/domain/contract/common'
import { checkIdNumber, checkName } from '@/domain/id-number'
import { readMobile } from '@/domain/roster/cells'

export type Answer = CitizenCalls['relatives.add']['output']
export type FieldId = 'relative-name' | 'relative-id' | 'relation' | 'own-phone' | 'agreed'
export interface Typed { name: string; idNumber: string; relation: Relation | null; ownPhone: string; agreed: boolean }

export interface Adding {
  typed: Typed
  mistakes: readonly { id: FieldId; sentence: string }[]
  /** Name, number and relation are right; now the consent. */
  isAgreeing: boolean
  answer: Answer | null
  task: Task<[]>
  type(changes: Partial<Typed>): void
  goOn(): void
  submit(asksPhone: boolean): void
  /** Back to what was typed; all of it is still there. */
  change(): void
  mistakeOf(field: FieldId): string | undefined
}

export function useAdding(list: CitizenCalls['relatives.list']['output'] | null): Adding {
  const [typed, setTyped] = useState<Typed>({ name: '', idNumber: '', relation: null, ownPhone: '', agreed: false })
  const [mistakes, setMistakes] = useState<Adding['mistakes']>([])
  const [isAgreeing, setAgreeing] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const task = useTask(async () => {
    const { name, idNumber, relation, ownPhone } = typed
    if (!relation) return
    const phone = ownPhone.trim() ? { ownPhone: ownPhone.trim() } : {}
    setAnswer(await call('relatives.add', { name: name.trim(), idNumber: idNumber.replace(/\s/g, ''), relation, ...phone, agreed: true }))
  })
  const show = (found: Adding['mistakes']): boolean => {
    setMistakes(found)
    if (found.length === 0) return true
    void Taro.pageScrollTo({ scrollTop: 0 })
    focusOn('summary')
    return false
  }
  return {
    typed, mistakes, isAgreeing, answer, task,
    type: (changes) => { setTyped({ ...typed, ...changes }); setMistakes([]) },
    goOn: () => setAgreeing(show(whomMistakes(typed, list?.today ?? ''))),
    submit: (asksPhone) => { if (show(agreeMistakes(typed, asksPhone))) task.run() },
    change: () => { setAnswer(null); setAgreeing(false) },
    mistakeOf: (field) => mistakes.find(({ id }) => id === field)?.sentence,
  }
}

function whomMistakes({ name, idNumber, relation }: Typed, today: string): Adding['mistakes'] {
  const named = checkName(name)
  const numbered = checkIdNumber(idNumber, today)
  return [
    ...(named.ok ? [] : [{ id: 'relative-name' as const, sentence: identity.mistakes.name[named.mistake] }]),
    ...(numbered.ok ? [] : [{
      id: 'relative-id' as const, sentence: fillKnown(identity.mistakes.idNumber[numbered.mistake], { n: numbered.detail, digits: numbered.detail }),
    }]),
    ...(relation ? [] : [{ id: 'relation' as const, sentence: copy.mistakes.relation }]),
  ]
}

function agreeMistakes({ ownPhone, agreed }: Typed, asksPhone: boolean): Adding['mistakes'] {
  return [
    ...(asksPhone && readMobile(ownPhone) === null ? [{ id: 'own-phone' as const, sentence: copy.mistakes.ownPhone }] : []),
    ...(agreed ? [] : [{ id: 'agreed' as const, sentence: copy.mistakes.agreed }]),
  ]
}
