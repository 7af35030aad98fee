import { useEffect, useRef, type ReactNode } from 'react'
import { printMoment } from '@/copy/dates'
import { faceFailures } from '@/copy/face-failures'
import { fill } from '@/copy/fill'
import { callerIs, channelNames } from '@/copy/names'
import { riskLevels, riskLimit, riskSays } from '@/copy/risk'
import { reviewCase as copy, reviews } from '@/copy/staff-review'
import type { ReviewDetail } from '@/domain/contract/staff-review'
import { Masked } from '../frame/Masked'
import { StaffButton } from '../frame/StaffButton'
import { AnswerDeclaration, Decide } from './Decide'
import { Film } from './Film'
import type { Reviews } from './use-reviews'

type FilmFacts = NonNullable<ReviewDetail['film']>

/** One case: what came in, what it is compared with, what the machine says, and the decision. */
export function Case({ review, reviews: { busy, back, decide, answer, leave } }: { review: ReviewDetail; reviews: Reviews }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { film, statements, maskName, isSecondLook } = review
  return (
    <article className='review-case'>
      <StaffButton kind='quiet' onPress={back}>{copy.back}</StaffButton>
      <h2 ref={heading} tabIndex={-1}>{maskName}</h2>
      {isSecondLook ? <p className='review-soon'>{copy.independent}</p> : null}
      {film ? <Film film={film} /> : null}
      {film
        ? <Decide isGone={film.videoUrl === null} busy={busy} onDecide={decide} onLeave={leave} />
        : <AnswerDeclaration busy={busy} onAnswer={answer} onLeave={leave} />}
      <dl className='staff-facts'>
        {[...factsOf(review), ...(film ? filmFacts(film) : []), ...(statements ? statementFacts(statements) : []), historyFact(review)]
          .map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}
      </dl>
      {film ? <p className='review-limit'>{riskLimit}</p> : null}
    </article>
  )
}

type Fact = [string, ReactNode]

function factsOf({ beneficiaryId, maskId, reviewNo: about, why }: ReviewDetail): Fact[] {
  return [
    [copy.facts.why, reviews.whys[why]],
    [copy.facts.idNumber, <Masked key='id' beneficiaryId={beneficiaryId} field='idNumber' mask={maskId} about={about} />],
    [copy.facts.phone, <Masked key='phone' beneficiaryId={beneficiaryId} field='phone' mask='***' about={about} />],
  ]
}

function filmFacts({ receivedAt, channel, mode, relation, similarity, bands, risk }: FilmFacts): Fact[] {
  const who = mode === 'self' ? copy.self : fill(copy.forOthers, { who: relation ? callerIs[relation] : callerIs.other })
  const odd = risk.filter(({ level }) => level !== 'pass')
  return [
    [copy.facts.received, printMoment(receivedAt)],
    [copy.facts.how, `${channelNames[channel]} · ${who}`],
    [copy.facts.similarity, similarityOf(similarity, bands)],
    [copy.facts.risk, odd.length === 0 ? copy.nothingOdd : (
      <ul>{odd.map(({ name, level }) => <li key={name}>{`${riskLevels[level]}：${riskSays[name]}`}</li>)}</ul>
    )],
  ]
}

function similarityOf(similarity: FilmFacts['similarity'], bands: FilmFacts['bands']): string {
  if (similarity === null) return copy.notMeasured
  const n = similarity.toFixed(2)
  return bands ? fill(copy.similarity, { n, same: bands.same.toFixed(2), other: bands.other.toFixed(2) }) : fill(copy.similarityAlone, { n })
}

const statementFacts = (statements: NonNullable<ReviewDetail['statements']>): Fact[] =>
  (['notRemarried', 'noOwnIncome', 'inSchoolOrMinor'] as const).map((name) => [copy.statements[name], statements[name] ? copy.said.yes : copy.said.no])

function historyFact({ history }: ReviewDetail): Fact {
  if (history.length === 0) return [copy.facts.history, copy.noHistory]
  const lineOf = ({ at, channel, result, reason }: ReviewDetail['history'][number]) =>
    [printMoment(at), channelNames[channel], copy.results[result], reason && faceFailures[reason].title].filter(Boolean).join(' · ')
  return [copy.facts.history, <ul key='history'>{history.map((one, i) => <li key={i}>{lineOf(one)}</li>)}</ul>]
}
