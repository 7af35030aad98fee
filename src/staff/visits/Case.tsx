import { useEffect, useRef } from 'react'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { printDay, printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { answerers, checkWhys, plan as copy, visitPhotos, visitTasks } from '@/copy/staff-visits'
import type { VisitRow } from '@/domain/contract/staff-visits'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

/** What a visitor brought back, and a colleague's word on it. */
export function Case({ visit: { visitId, maskName, checks }, onDone, onBack }: { visit: VisitRow; onDone(sentence: string): void; onBack(): void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { data, state } = useLoad(() => call('visits.open', { visitId }))
  const decide = useTask(async (decision: 'counts' | 'countsNot') => {
    const outcome = await call('visits.decide', { visitId, decision })
    onDone(fill(copy.decided[outcome.kind], { day: outcome.kind === 'certified' ? printDay(outcome.certifiedOn) : '' }))
  })
  const trouble = troubleWords(decide.state) || troubleWords(state)
  const who = (answerer: 'person' | 'guardian' | null | undefined) => (answerer ? answerers[answerer] : copy.check.none)
  return (
    <article>
      <StaffButton kind='quiet' onPress={onBack}>{copy.back}</StaffButton>
      <h2 ref={heading} tabIndex={-1}>{fill(copy.heading, { name: maskName })}</h2>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      {data ? (
        <>
          <dl className='staff-facts'>
            {[
              [copy.check.whys, checks.map((why) => checkWhys[why]).join('、')],
              [copy.check.missing, data.missing.map((task) => visitTasks[task].name).join('、') || copy.check.none],
              [copy.check.questions, who(data.questions)], [copy.check.signedBy, who(data.signedBy)], [copy.check.captured, printMoment(data.capturedAt)],
            ].map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}
          </dl>
          <ul className='staff-cards'>
            {data.photos.map(({ kind, url }) => (
              <li key={kind}><h3>{visitPhotos[kind]}</h3>{url ? <img className='visits-picture' src={url} alt={fill(copy.check.photo, { what: visitPhotos[kind] })} /> : <p>{copy.check.gone}</p>}</li>
            ))}
          </ul>
          <div className='staff-buttons'>
            <StaffButton kind='primary' disabled={decide.busy} onPress={() => decide.run('counts')}>{copy.check.counts}</StaffButton>
            <StaffButton disabled={decide.busy} onPress={() => decide.run('countsNot')}>{copy.check.countsNot}</StaffButton>
          </div>
        </>
      ) : null}
    </article>
  )
}
