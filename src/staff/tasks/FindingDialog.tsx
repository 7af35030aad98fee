import { useState, type FormEvent } from 'react'
import { finding as copy, holdEndings } from '@/copy/staff-desk'
import type { FindingView } from '@/domain/contract/staff-holds'
import type { HoldEnding } from '@/domain/loss-end'
import { DayField, Radios } from '../frame/Choice'
import { Dialog } from '../frame/Dialog'
import { StaffButton } from '../frame/StaffButton'

export type Decision = { kind: 'confirm' } | { kind: 'end'; ending: HoldEnding; endedOn: string }

interface FindingDialogProps { kind: Decision['kind']; view: FindingView; onDecide(decision: Decision): void; onClose(): void }

/** Asked once more, with what it does; an end needs its reason and its day. The fresh code is asked for by the call itself. */
export function FindingDialog({ kind, view, onDecide, onClose }: FindingDialogProps) {
  const [ending, setEnding] = useState<HoldEnding | null>(null)
  const [endedOn, setEndedOn] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (kind === 'confirm') return onDecide({ kind })
    setMissing(ending === null || endedOn === '')
    if (ending && endedOn) onDecide({ kind, ending, endedOn })
  }
  const isContradicted = view.benefits.some((benefit) => benefit.isContradicted)
  return (
    <Dialog title={copy[kind]} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <p>{kind === 'confirm' ? copy.confirmAsk : copy.endAsk}</p>
        {kind === 'confirm' && isContradicted ? <p className='staff-warn'>{copy.confirmWeigh}</p> : null}
        {isMissing ? <p className='staff-mistake' role='alert'>{copy.missing}</p> : null}
        {kind === 'end' ? (
          <>
            <Radios label={copy.ending} value={ending} options={view.endings} names={holdEndings} onChange={setEnding} />
            <DayField label={copy.endedOn} hint={copy.endedOnHint} value={endedOn} onChange={setEndedOn} />
          </>
        ) : null}
        <div className='staff-buttons'>
          <StaffButton kind='primary'>{copy.yes}</StaffButton>
          <StaffButton onPress={onClose}>{copy.no}</StaffButton>
        </div>
      </form>
    </Dialog>
  )
}
