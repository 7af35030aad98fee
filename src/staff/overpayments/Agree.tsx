import { useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { printMonth } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { overpayments as copy, repaymentTools } from '@/copy/staff-overpayments'
import type { StaffCalls } from '@/domain/contract/staff'
import type { OverpaymentRow } from '@/domain/contract/staff-overpayments'
import type { RepaymentTool } from '@/domain/overpayment'
import { Radios } from '../frame/Choice'
import { Dialog } from '../frame/Dialog'
import { TextField } from '../frame/fields'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

interface AgreeProps { row: OverpaymentRow; onDone(sentence: string): void; onClose(): void }

function sentenceOf(answer: StaffCalls['agreeRepayment']['output']): string {
  if (answer.kind !== 'agreed') return copy[answer.kind]
  const { tool, instalments } = answer.plan
  return fill(copy.agreed, { tool: repaymentTools[tool], from: printMonth(instalments[0]?.dueMonth ?? '') })
}

/** One of the ways that these months allow; nothing is chosen beforehand. */
export function Agree({ row: { beneficiaryId, maskName, tools, benefits }, onDone, onClose }: AgreeProps) {
  const [tool, setTool] = useState<RepaymentTool | null>(null)
  const [count, setCount] = useState('')
  const [wrong, setWrong] = useState('')
  const most = new Set(benefits.flatMap(({ months }) => months)).size
  const agree = useTask(async (chosen: RepaymentTool) => {
    onDone(sentenceOf(await call('agreeRepayment', { beneficiaryId, tool: chosen, ...(chosen === 'instalments' && { count: Number(count) }) })))
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const n = Number(count)
    const isCountWrong = tool === 'instalments' && !(Number.isInteger(n) && n >= 2 && n <= most)
    setWrong(tool === null ? copy.missing : isCountWrong ? fill(copy.countMissing, { n: most }) : '')
    if (tool !== null && !isCountWrong) agree.run(tool)
  }
  const mistake = wrong || troubleWords(agree.state)
  return (
    <Dialog title={fill(copy.heading, { name: maskName })} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
        <Radios label={copy.tool} value={tool} options={tools} names={repaymentTools} onChange={setTool} />
        {tool === 'instalments' ? <TextField label={copy.count} value={count} inputMode='numeric' maxLength={3} onChange={setCount} /> : null}
        <div className='staff-buttons'>
          <StaffButton kind='primary' disabled={agree.busy}>{copy.submit}</StaffButton>
          <StaffButton onPress={onClose}>{copy.cancel}</StaffButton>
        </div>
      </form>
    </Dialog>
  )
}
