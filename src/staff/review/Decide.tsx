import { useState, type FormEvent } from 'react'
import { reviewDecide as copy } from '@/copy/staff-review'
import { DECLARATION_ANSWERS, REVIEW_DECISIONS, REVIEW_REASONS, type DeclarationAnswer, type ReviewDecision, type ReviewReason } from '@/domain/review'
import { StaffButton } from '../frame/StaffButton'

interface DecideProps {
  /** Without the film only a new one can be asked for. */
  isGone: boolean
  busy: boolean
  onDecide(choice: { decision: ReviewDecision; reason: ReviewReason }): void
  onLeave(): void
}

/** One of three words, then its reason: two choices and a button, all within reach of the keyboard. */
export function Decide({ isGone, busy, onDecide, onLeave }: DecideProps) {
  const [decision, setDecision] = useState<ReviewDecision | null>(isGone ? 'unclear' : null)
  const [reason, setReason] = useState<ReviewReason | null>(isGone ? 'videoGone' : null)
  const [isMissing, setMissing] = useState(false)
  const choose = (one: ReviewDecision) => { setDecision(one); setReason(null); setMissing(false) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(reason === null)
    if (decision && reason) onDecide({ decision, reason })
  }
  return (
    <form className='review-decide' noValidate onSubmit={submit}>
      <h2>{copy.title}</h2>
      <div className='review-bar' role='group' aria-label={copy.title}>
        {REVIEW_DECISIONS.filter((one) => !isGone || one === 'unclear').map((one) => (
          <StaffButton key={one} kind={one === decision ? 'primary' : 'second'} pressed={one === decision} onPress={() => choose(one)}>{copy.decisions[one]}</StaffButton>
        ))}
      </div>
      {decision ? (
        <Choices
          title={copy.why} names={copy.reasons} chosen={reason} mistake={isMissing ? copy.missing : null}
          choices={(REVIEW_REASONS[decision] as readonly ReviewReason[]).filter((one) => (one === 'videoGone') === isGone)}
          onChoose={(one) => { setReason(one); setMissing(false) }}
        />
      ) : null}
      {decision ? <p>{copy.notes[decision]}</p> : null}
      <div className='staff-buttons'>
        {decision ? <StaffButton kind='primary' disabled={busy}>{copy.submit}</StaffButton> : null}
        <StaffButton kind='quiet' disabled={busy} onPress={onLeave}>{copy.leave}</StaffButton>
      </div>
    </form>
  )
}

export function AnswerDeclaration({ busy, onAnswer, onLeave }: { busy: boolean; onAnswer(answer: DeclarationAnswer): void; onLeave(): void }) {
  const [answer, setAnswer] = useState<DeclarationAnswer | null>(null)
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(answer === null)
    if (answer) onAnswer(answer)
  }
  return (
    <form className='review-decide' noValidate onSubmit={submit}>
      <Choices
        title={copy.declaration.title} names={copy.declaration.answers} chosen={answer} choices={DECLARATION_ANSWERS}
        mistake={isMissing ? copy.missing : null} onChoose={(one) => { setAnswer(one); setMissing(false) }}
      />
      <p>{copy.declaration.note}</p>
      <div className='staff-buttons'>
        <StaffButton kind='primary' disabled={busy}>{copy.submit}</StaffButton>
        <StaffButton kind='quiet' disabled={busy} onPress={onLeave}>{copy.leave}</StaffButton>
      </div>
    </form>
  )
}

interface ChoicesProps<T extends string> {
  title: string
  choices: readonly T[]
  names: Readonly<Record<T, string>>
  chosen: T | null
  mistake: string | null
  onChoose(choice: T): void
}

function Choices<T extends string>({ title, choices, names, chosen, mistake, onChoose }: ChoicesProps<T>) {
  return (
    <fieldset className='staff-choices review-choices'>
      <legend>{title}</legend>
      {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
      {choices.map((one) => (
        <label key={one} className='staff-choice'>
          <input className='staff-radio' type='radio' name={title} checked={chosen === one} onChange={() => onChoose(one)} />
          {names[one]}
        </label>
      ))}
    </fieldset>
  )
}
