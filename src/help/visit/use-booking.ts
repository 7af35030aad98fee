import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { call } from '@/api/client'
import type { PageState } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import type { CitizenCalls } from '@/domain/contract/citizen'
import type { PersonCard } from '@/domain/contract/common'
import type { BookedVisit } from '@/domain/contract/visit'
import type { Hearing, Slot, VisitWhy } from '@/domain/visit/visit'

const STEPS = ['who', 'why', 'where', 'phone', 'when', 'check'] as const
export type Step = (typeof STEPS)[number]

/** What the person said so far; in memory only. */
export interface Answers { why: VisitWhy | null; district: string; address: string; contactName: string; phone: string; hearing: Hearing; slot: Slot | null; isLater: boolean }
const nothing: Answers = { why: null, district: '', address: '', contactName: '', phone: '', hearing: 'clear', slot: null, isLater: false }

/** nobody: this phone knows nobody. unknown: not the one for whom the page was opened; it must not be booked for another. */
export type Shown = { kind: 'nobody' | 'unknown' } | { kind: 'step'; step: Step } | { kind: 'booked' | 'cancelling'; visit: BookedVisit }

export interface Booking {
  state: PageState
  retry(): void
  shown: Shown
  people: PersonCard[]
  person: PersonCard | null
  answers: Answers
  slots: Slot[]
  lastAddress: CitizenCalls['getVisit']['output']['lastAddress']
  /** A sentence is due: the half-day was taken meanwhile, or the visitor is on the way. */
  trouble: 'taken' | 'tooLate' | null
  busy: boolean
  progress: { no: number; of: number }
  say(changes: Partial<Answers>): void
  choosePerson(person: PersonCard): void
  next(): void
  back(): void
  submit(): void
  /** Another half-day for the visit that is shown. */
  askMove(): void
  askCancel(): void
  keep(): void
  cancel(): void
  again(): void
}

/** One question a page; the server is asked as soon as it is known for whom. */
export function useBooking(): Booking {
  const asked = useRouter().params.person ?? null
  const [chosen, setChosen] = useState<string | null>(asked)
  const [step, setStep] = useState<Step>('who')
  const [answers, setAnswers] = useState<Answers>(nothing)
  const [visit, setVisit] = useState<BookedVisit | null>(null)
  const [mode, setMode] = useState<'shown' | 'moving' | 'cancelling' | 'again'>('shown')
  const [slots, setSlots] = useState<Slot[]>([])
  const [lastAddress, setLastAddress] = useState<Booking['lastAddress']>(null)
  const [trouble, setTrouble] = useState<Booking['trouble']>(null)
  const home = useLoad(async () => {
    const { self, relatives } = await call('getHome', {})
    const people = [self, ...relatives].flatMap((one) => one ?? [])
    const first = asked ? people.find(({ beneficiaryId }) => beneficiaryId === asked) : people.length === 1 ? people[0] : null
    if (first) await look(first)
    return people
  })
  const people = home.data ?? []
  const person = people.find(({ beneficiaryId }) => beneficiaryId === chosen) ?? null
  const steps = STEPS.filter((one) => one !== 'who' || people.length > 1)

  async function look({ beneficiaryId }: PersonCard): Promise<void> {
    const found = await call('getVisit', { beneficiaryId })
    setChosen(beneficiaryId)
    setVisit(found.visit)
    setLastAddress(found.lastAddress)
    setMode('shown')
    setStep('why')
  }
  async function askSlots(district: string): Promise<void> {
    if (person) setSlots((await call('visitSlots', { beneficiaryId: person.beneficiaryId, district })).slots)
  }
  async function send(): Promise<void> {
    const { why, district, address, contactName, phone, hearing } = answers
    const slot = answers.isLater ? null : answers.slot
    if (!person) return
    const outcome = mode === 'moving' && visit
      ? await call('moveVisit', { visitId: visit.visitId, slot })
      : await call('bookVisit', { beneficiaryId: person.beneficiaryId, why: why ?? 'other', district, address: address.trim(), contactName: contactName.trim(), phone, hearing, slot })
    if (outcome.kind === 'full') {
      await askSlots(mode === 'moving' && visit ? visit.district : district)
      setAnswers({ ...answers, slot: null })
      setTrouble('taken')
      return setStep('when')
    }
    setTrouble(outcome.kind === 'tooLate' ? 'tooLate' : null)
    setVisit(outcome.visit)
    setMode('shown')
  }
  const task = useTask(async (work: () => Promise<void>) => work())
  const go = (to: number) => setStep(steps[steps.indexOf(step) + to] ?? step)
  const next = () => {
    if (mode === 'moving') return task.run(send)
    if (step === 'who' && person) return task.run(() => look(person))
    if (step !== 'phone') return go(1)
    task.run(async () => { await askSlots(answers.district); go(1) })
  }
  const isForm = mode === 'moving' || mode === 'again' || visit === null
  const shown: Shown = home.data && people.length === 0 ? { kind: 'nobody' }
    : home.data && asked && !people.some(({ beneficiaryId }) => beneficiaryId === asked) ? { kind: 'unknown' }
    : isForm || !visit ? { kind: 'step', step: mode === 'moving' ? 'when' : step }
      : { kind: mode === 'cancelling' ? 'cancelling' : 'booked', visit }
  const broken = task.state.kind !== 'ready'
  return {
    state: broken ? task.state : home.state, retry: broken ? task.again : home.reload, shown, people, person, answers, slots, lastAddress, trouble, busy: task.busy,
    progress: { no: Math.max(1, steps.indexOf(step) + 1), of: steps.length },
    say: (changes) => { setTrouble(null); setAnswers((before) => ({ ...before, ...changes })) },
    choosePerson: ({ beneficiaryId }) => setChosen(beneficiaryId),
    next,
    back: () => (mode === 'moving' ? setMode('shown') : go(-1)),
    submit: () => task.run(send),
    askMove: () => task.run(async () => {
      if (visit) await askSlots(visit.district)
      setAnswers((before) => ({ ...before, slot: null, isLater: false }))
      setMode('moving')
    }),
    askCancel: () => setMode('cancelling'),
    keep: () => setMode('shown'),
    cancel: () => task.run(async () => {
      const outcome = visit && await call('cancelVisit', { visitId: visit.visitId })
      if (!outcome || outcome.kind === 'full') return
      setVisit(outcome.visit)
      setTrouble(outcome.kind === 'tooLate' ? 'tooLate' : null)
      setMode('shown')
    }),
    again: () => { setAnswers(nothing); setMode('again'); setStep('why') },
  }
}
