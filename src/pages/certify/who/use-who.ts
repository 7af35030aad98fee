import { useState } from 'react'
import type { Mode, Relation } from '@/domain/contract/common'
import { answer, currentRun, goOn, nothingDeclared, stepOf, type Run } from '../../run'

export const relations: readonly Relation[] = ['son', 'daughter', 'spouse', 'sibling', 'neighbour', 'other']

/** A relative's id, or somebody who is not in the list yet. */
type Whom = string | 'new'

interface WhoPage {
  run: Run
  step: { no: number; of: number } | undefined
  mode: Mode
  choice: Whom
  relation: Relation | null
  asksRelation: boolean
  /** 下一步 was tapped without a relation. */
  isMissing: boolean
  chooseSelf(): void
  chooseFamily(): void
  choosePerson(whom: Whom): void
  chooseRelation(relation: Relation): void
  next(): void
}

export function useWho(): WhoPage | null {
  const run = currentRun()
  const [mode, setMode] = useState<Mode>(run?.mode ?? 'self')
  const known = run ? [...run.home.relatives, ...run.home.waiting] : []
  const first = run?.person?.relation ? run.person : known[0]
  const [choice, setChoice] = useState<Whom>(first?.beneficiaryId ?? 'new')
  const [relation, setRelation] = useState<Relation | null>(run?.relation ?? null)
  const [isMissing, setMissing] = useState(false)
  if (!run) return null

  const asksRelation = mode === 'forOthers' && (run.invitation !== null || choice === 'new')
  const person = mode === 'self' ? run.home.self : known.find(({ beneficiaryId }) => beneficiaryId === choice) ?? null
  const next = () => {
    if (asksRelation && !relation) return setMissing(true)
    const changed = run.mode !== mode || run.person !== person
    const answered = answer({
      mode,
      person: run.invitation ? null : person,
      relation: mode === 'self' ? null : person?.relation ?? relation,
      camera: mode === 'self' ? 'front' : 'rear',
      // somebody else: what was said of the one before is not theirs
      ...(changed ? { name: '', idNumber: '', ...nothingDeclared } : {}),
    })
    goOn(answered, 'who')
  }
  return {
    run, step: stepOf(run, 'who'), mode, choice, relation, asksRelation, isMissing, next,
    chooseSelf: () => setMode('self'),
    chooseFamily: () => setMode('forOthers'),
    choosePerson: setChoice,
    chooseRelation: (one) => { setRelation(one); setMissing(false) },
  }
}
