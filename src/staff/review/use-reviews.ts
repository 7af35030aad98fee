import { useState } from 'react'
import type { PageState } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { frame, troubles } from '@/copy/staff'
import { reviewCase, reviewSaid as said } from '@/copy/staff-review'
import type { StaffCalls } from '@/domain/contract/staff'
import type { ReviewDetail, ReviewRow } from '@/domain/contract/staff-review'
import { printReference } from '@/domain/reference'
import type { DeclarationAnswer, ReviewDecision, ReviewReason } from '@/domain/review'
import { call } from '../session'
import { useHeld, type Held } from './use-held'

/** What a reviewer chose, until it is sent. */
export interface Choice { review: ReviewDetail; decision: ReviewDecision; reason: ReviewReason }

export interface Reviews {
  state: PageState
  rows: ReviewRow[]
  hasMore: boolean
  /** Reviews that wait for somebody else, because an account was not handed over. */
  notHandedOver: number
  busy: boolean
  /** The case that is being looked at; null: the queue. */
  shown: ReviewDetail | null
  held: Held<Choice>
  /** What came of the latest act; '' for nothing. */
  said: string
  open(reviewNo: string): void
  back(): void
  decide(choice: Omit<Choice, 'review'>): void
  undo(): void
  answer(answer: DeclarationAnswer): void
  leave(): void
  retry(): void
}

function sentenceOf(answer: StaffCalls['decideReview']['output']): string {
  return answer.kind === 'passed'
    ? fill(said.passed, { reference: printReference(answer.reference), day: printDay(answer.certifiedOn) })
    : said[answer.kind]
}

export function useReviews(): Reviews {
  const [shown, setShown] = useState<ReviewDetail | null>(null)
  const [words, setWords] = useState('')
  const queue = useLoad(() => call('listReviews', {}))
  const backWith = (sentence: string) => { setShown(null); setWords(sentence); queue.reload() }
  const open = useTask(async (reviewNo: string) => {
    setWords('')
    const answer = await call('getReview', { reviewNo })
    if (answer.kind === 'open') setShown(answer.review)
    else backWith(reviewCase.over)
  })
  const act = useTask(async (work: () => Promise<string>) => backWith(await work()))
  // a choice is sent while the reviewer already looks at the next film: that film stays on the screen
  const held = useHeld<Choice>(({ review: { reviewNo }, decision, reason }) => {
    call('decideReview', { reviewNo, decision, reason }).then(sentenceOf, troubleIn).then((sentence) => { setWords(sentence); queue.reload() })
  })
  return {
    state: open.state.kind !== 'ready' ? open.state : act.state.kind !== 'ready' ? act.state : queue.state,
    rows: (queue.data?.reviews ?? []).filter(({ reviewNo }) => reviewNo !== held.value?.review.reviewNo),
    hasMore: queue.data?.hasMore ?? false,
    notHandedOver: queue.data?.notHandedOver ?? 0,
    busy: open.busy || act.busy,
    shown, held, said: words,
    open: (reviewNo) => open.run(reviewNo),
    back: () => backWith(''),
    decide: (choice) => {
      if (!shown) return
      held.hold({ review: shown, ...choice })
      setShown(null)
      setWords('')
    },
    undo: () => setShown(held.undo()?.review ?? null),
    answer: (answer) => act.run(async () => said[(await call('answerDeclaration', { reviewNo: shown?.reviewNo ?? '', answer })).kind]),
    leave: () => act.run(async () => said[(await call('leaveReview', { reviewNo: shown?.reviewNo ?? '' })).kind]),
    retry: open.state.kind !== 'ready' ? open.again : act.state.kind !== 'ready' ? act.again : queue.reload,
  }
}

/** Nothing was decided: the case is still in the queue. */
function troubleIn(error: unknown): string {
  const code = (error as { code?: keyof typeof troubles }).code
  return code && code in troubles ? troubles[code].title : frame.offline.title
}
