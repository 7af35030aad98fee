import { useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { appealEffects, appealForecasts, appealNames, appealResults, appeals as copy, appealWhys } from '@/copy/staff-desk'
import type { StaffCalls } from '@/domain/contract/staff'
import { APPEAL_WHYS, appealResult, type AppealResult, type AppealRow, type AppealWhy } from '@/domain/contract/staff-appeals'
import { Radios } from '../frame/Choice'
import { Dialog } from '../frame/Dialog'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

interface AnswerProps { appeal: AppealRow; onDone(sentence: string): void; onClose(): void }

function sentenceOf(answer: StaffCalls['decideAppeal']['output']): string {
  switch (answer.kind) {
    case 'decided': return `${appealResults[answer.result]}。${appealEffects[answer.effect]}`
    case 'answered': return fill(copy.answered, { result: appealResults[answer.result] })
    case 'needsOtherPerson': return copy.needsOtherPerson
  }
}

/** One decision and its reason; what upholding does is said before it is done, what it did afterwards. */
export function Answer({ appeal: { appealId, kind, maskName, words }, onDone, onClose }: AnswerProps) {
  const [result, setResult] = useState<AppealResult | null>(null)
  const [why, setWhy] = useState<AppealWhy | null>(null)
  const [isMissing, setMissing] = useState(false)
  const decide = useTask(async (decision: { result: AppealResult; why: AppealWhy }) => onDone(sentenceOf(await call('decideAppeal', { appealId, ...decision }))))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!result || !why)
    if (result && why) decide.run({ result, why })
  }
  const choose = (chosen: AppealResult) => { setResult(chosen); setWhy(null) }
  const mistake = isMissing ? copy.missing : troubleWords(decide.state)
  return (
    <Dialog title={fill(copy.heading, { name: maskName, kind: appealNames[kind] })} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <p>{words ?? copy.noWords}</p>
        <p>{appealForecasts[kind]}</p>
        {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
        <Radios label={copy.result} value={result} options={appealResult.options} names={appealResults} onChange={choose} />
        {result ? <Radios<AppealWhy> label={copy.why} value={why} options={APPEAL_WHYS[result]} names={appealWhys} onChange={setWhy} /> : null}
        <div className='staff-buttons'>
          <StaffButton kind='primary' disabled={decide.busy}>{copy.submit}</StaffButton>
          <StaffButton onPress={onClose}>{copy.cancel}</StaffButton>
        </div>
      </form>
    </Dialog>
  )
}
