import { useEffect, useState, type ReactNode } from 'react'
import { printAppointment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { answerers, concerns, roundPage as copy, visitTasks } from '@/copy/staff-visits'
import { districtNames, halfNames, visitWhys } from '@/copy/visit'
import { positionNow } from '@/device/position'
import { civilDay } from '@/domain/calendar'
import { visitConcern, type PackedVisit, type Submitted, type VisitConcern, type VisitMark } from '@/domain/contract/staff-visits'
import { isMarkable, missingTasks, VISIT_TASKS, type VisitPhoto, type VisitTask } from '@/domain/visit/visit'
import { Radios } from '../frame/Choice'
import { StaffButton } from '../frame/StaffButton'
import { Capture } from './Capture'
import { keepDraft, noDraft, putConcern, putMark, putRecord, readDraft, type Draft, type Round } from './round'
import { Signature } from './Signature'
import { toldWords } from './told-words'
import type { RoundState } from './use-round'

/** ms to wait for where the phone is, when the visitor says that they have arrived. */
const POSITION_MS = 4000

/** By the server's clock, as far as the phone knows it. */
const todayOf = ({ pack }: Round) => civilDay(Date.now() - pack.sync.skewMs)

const WHO = ['person', 'guardian'] as const
const photosOf = ({ photos }: Draft) => Object.keys(photos) as VisitPhoto[]
const missingOf = (draft: Draft) => missingTasks({ ...draft, photos: photosOf(draft) })

/** One door: where it is, what to do there in any order, and 提交. Everything is kept on the phone first. */
export function Stop({ round, visit, told, state }: { round: Round; visit: PackedVisit; told: Submitted | null; state: RoundState }) {
  const { visitId } = visit
  const [draft, setDraft] = useState<Draft | null>(null)
  const [said, setSaid] = useState('')
  const [isKept, setKept] = useState(false)
  useEffect(() => { void readDraft(visitId).then(setDraft) }, [visitId])
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft ?? noDraft, ...changes }
    setDraft(next)
    void keepDraft(round, visitId, next)
  }
  const after = async (sentence: string) => { setSaid(sentence); await state.refresh(); state.send() }
  const mark = async (what: VisitMark) => {
    await putMark(visitId, what, what === 'arrive' ? await positionNow(POSITION_MS) : null)
    await after(what === 'miss' ? copy.missSaid : copy.marked[what])
  }
  const submit = async () => {
    if (!draft) return
    setKept(true)
    await putRecord(round, visitId, draft)
    await after(copy.kept)
  }
  const report = async (what: VisitConcern) => { await putConcern(visitId, what); await after(copy.concernSent) }
  if (!draft) return null
  const isOver = told !== null || isKept
  return (
    <>
      <p role='status' className='visit-said'>{told ? toldWords(told) : said}</p>
      <Facts visit={visit} />
      {isOver ? null : (
        <>
          {isMarkable(round.on, todayOf(round)) ? (
            <div className='staff-buttons staff-wrap'>
              <StaffButton onPress={() => { void mark('setOff') }}>{copy.setOff}</StaffButton>
              <StaffButton onPress={() => { void mark('arrive') }}>{copy.arrive}</StaffButton>
              <StaffButton onPress={() => { void mark('miss') }}>{copy.miss}</StaffButton>
            </div>
          ) : <p>{fill(copy.notYet, { day: printAppointment(round.on) })}</p>}
          <h2>{copy.tasks}</h2>
          <ol className='visit-tasks'>
            {VISIT_TASKS.map((task) => <Task key={task} task={task} isDone={!missingOf(draft).includes(task)}><Work task={task} draft={draft} onChange={change} /></Task>)}
          </ol>
          {missingOf(draft).length > 0 ? <p>{copy.submitIncomplete}</p> : null}
          <div className='staff-buttons'><StaffButton kind='primary' onPress={() => { void submit() }}>{copy.submit}</StaffButton></div>
        </>
      )}
      <Concern onReport={report} />
    </>
  )
}

/** On the map by its spot, else by its address; no name goes along. */
function mapOf({ spot, district, address }: PackedVisit): string {
  if (spot) return `https://uri.amap.com/marker?position=${spot.lng},${spot.lat}&coordinate=wgs84`
  return `https://uri.amap.com/search?keyword=${encodeURIComponent(`${districtNames[district] ?? ''}${address}`)}`
}

function Facts({ visit }: { visit: PackedVisit }) {
  const { slot, district, address, contactName, phone, why, hearing } = visit
  const rows: [string, ReactNode][] = [
    [copy.facts.when, `${printAppointment(slot.on)} ${halfNames[slot.half].name} ${halfNames[slot.half].hours}`],
    [copy.facts.address, <>{`${districtNames[district] ?? ''} ${address} `}<a className='visit-link' href={mapOf(visit)} target='_blank' rel='noreferrer'>{copy.map}</a></>],
    [copy.facts.phone, <>{`${contactName} `}<a className='visit-link' href={`tel:${phone}`}>{fill(copy.call, { phone })}</a></>],
    [copy.facts.note, [visitWhys[why].title, copy.hearing[hearing]].join(' · ')],
  ]
  return <dl className='staff-facts'>{rows.map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl>
}

function Task({ task, isDone, children }: { task: VisitTask; isDone: boolean; children: ReactNode }) {
  const { name, todo } = visitTasks[task]
  return (
    <li className={isDone ? 'is-met' : 'is-lacking'}>
      <h3>{name} <span className='staff-mark'>{isDone ? copy.done : copy.todo}</span></h3>
      <p>{todo}</p>
      {children}
    </li>
  )
}

function Work({ task, draft, onChange }: { task: VisitTask; draft: Draft; onChange(changes: Partial<Draft>): void }) {
  const take = (kind: VisitPhoto) => (jpeg: string) => onChange({ photos: { ...draft.photos, [kind]: jpeg } })
  switch (task) {
    case 'badge': return <Tick label={copy.shown} checked={draft.badge} onChange={(badge) => onChange({ badge })} />
    case 'papers': return <Tick label={copy.papersGiven} checked={draft.papers} onChange={(papers) => onChange({ papers })} />
    case 'identity': return <Capture kind='idCard' jpeg={draft.photos.idCard ?? null} onTake={take('idCard')} />
    case 'person': return <Capture kind='person' isStamped jpeg={draft.photos.person ?? null} onTake={take('person')} />
    case 'questions': return <Radios label={copy.whoAnswered} value={draft.questions} options={WHO} names={answerers} onChange={(questions) => onChange({ questions })} />
    case 'signature': return (
      <>
        <Radios label={copy.whoSigned} value={draft.signedBy} options={WHO} names={answerers} onChange={(signedBy) => onChange({ signedBy })} />
        <Signature jpeg={draft.photos.signature ?? null} onSign={take('signature')} />
      </>
    )
  }
}

function Tick({ label, checked, onChange }: { label: string; checked: boolean; onChange(checked: boolean): void }) {
  return <label className='staff-choice'><input className='staff-radio' type='checkbox' checked={checked} onChange={() => onChange(!checked)} />{label}</label>
}

/** 报告主管: whatever is odd, and whether or not the visit is finished. */
function Concern({ onReport }: { onReport(what: VisitConcern): Promise<void> }) {
  const [isOpen, setOpen] = useState(false)
  const [what, setWhat] = useState<VisitConcern | null>(null)
  if (!isOpen) return <div className='staff-buttons'><StaffButton kind='quiet' onPress={() => setOpen(true)}>{copy.concern}</StaffButton></div>
  return (
    <section>
      <Radios label={copy.concernTitle} value={what} options={visitConcern.options} names={concerns} onChange={setWhat} />
      <div className='staff-buttons'>
        <StaffButton disabled={!what} onPress={() => { if (what) void onReport(what).then(() => setOpen(false)) }}>{copy.concern}</StaffButton>
      </div>
    </section>
  )
}
