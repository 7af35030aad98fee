import { useId, useState, type FormEvent } from 'react'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { frame, troubles } from '@/copy/staff'
import { problemSentences, studio } from '@/copy/staff-policy'
import { BEHAVIOUR } from '@/domain/population/behaviour'
import { TextField } from '../frame/fields'
import { StaffButton } from '../frame/StaffButton'
import { Results } from './Results'
import { useSimulation, type Result } from './use-simulation'

const copy = studio.simulate
const percent = (share: number) => String(Math.round(share * 1000) / 10)

/** What is assumed, as it is typed: shares in hundredths. */
const RANGES = { months: [1, 36], lateShare: [0, 100], lateDays: [1, 366], stopShare: [0, 100] } as const
type Name = keyof typeof RANGES
const NAMES = Object.keys(RANGES) as Name[]

function mistakeOf(name: Name, text: string): string | null {
  const [min, max] = RANGES[name]
  const n = Number(text)
  const isWhole = name === 'months' || name === 'lateDays'
  const isRight = text.trim() !== '' && n >= min && n <= max && (!isWhole || Number.isInteger(n))
  return isRight ? null : fill(problemSentences.outOfRange, { min, max })
}

/** Tries a version on the population, beside the one that rules now. */
export function Simulator({ a, b, mayCount }: { a: string; b: string; mayCount: boolean }) {
  const { simulate, count, progress, result } = useSimulation(a, b)
  const [typed, setTyped] = useState<Record<Name, string>>({
    months: '12', lateShare: percent(BEHAVIOUR.lateShare), lateDays: String(BEHAVIOUR.lateDays), stopShare: percent(BEHAVIOUR.stopShare),
  })
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (NAMES.some((name) => mistakeOf(name, typed[name]))) return
    simulate.run({
      months: Number(typed.months),
      behaviour: { lateShare: Number(typed.lateShare) / 100, lateDays: Number(typed.lateDays), stopShare: Number(typed.stopShare) / 100 },
    })
  }
  const trouble = [simulate, count].find(({ state }) => state.kind !== 'ready')?.state
  return (
    <>
      <h2>{copy.title}</h2>
      <p>{copy.assumed}</p>
      <form noValidate className='policy-fields' aria-label={copy.title} onSubmit={submit}>
        {NAMES.map((name) => (
          <TextField
            key={name} label={copy[name]} {...(name.endsWith('Share') && { hint: copy.percent })} value={typed[name]} maxLength={5} inputMode='text'
            mistake={tried ? mistakeOf(name, typed[name]) : null} onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
          />
        ))}
        <div className='staff-buttons'>
          <StaffButton kind='primary' disabled={progress !== null}>{simulate.busy ? copy.running : result ? copy.again : copy.run}</StaffButton>
          {mayCount ? <StaffButton disabled={progress !== null} onPress={() => count.run()}>{count.busy ? copy.counting : copy.count}</StaffButton> : null}
        </div>
      </form>
      {progress ? <Progress title={progress.of === 'count' ? copy.counting : copy.running} share={progress.share} /> : null}
      <div role='status'>
        {trouble && trouble.kind !== 'ready' ? <p>{trouble.kind === 'failed' ? troubles[trouble.code].title : frame.offline.title}</p> : null}
        {result && !progress ? <Summary {...result} /> : null}
      </div>
      {result && !progress && result.simulation.benefits > 0 ? <Results simulation={result.simulation} /> : null}
    </>
  )
}

function Progress({ title, share }: { title: string; share: number }) {
  const id = useId()
  return (
    <div className='policy-progress'>
      <span id={id}>{`${title}，${fill(copy.progress, { percent: Math.round(share * 100) })}`}</span>
      <progress aria-labelledby={id} value={share} max={1} />
    </div>
  )
}

const sum = (all: readonly number[]) => all.reduce((total, n) => total + n, 0)

function Summary({ simulation, running, late, countedOn }: Result) {
  if (!countedOn) return <p>{fill(copy.nobody, { count: copy.count })}</p>
  const withoutNotice = sum(simulation.withoutNotice)
  return (
    <>
      <p>{`${copy.done}。${fill(copy.countedOn, { day: printDay(countedOn), n: simulation.benefits })}${fill(copy.lateToday, { percent: percent(running === 0 ? 0 : late / running) })}`}</p>
      <p>{`${fill(copy.nearer, { n: sum(simulation.nearer) })}${withoutNotice === 0 ? copy.fair : fill(copy.withoutNotice, { n: withoutNotice })}`}</p>
    </>
  )
}
