import { useEffect, useRef, type ReactNode } from 'react'
import { printDay, printMoment, printMonth } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { careNames, closingNames, contactChannels, contactResults, proposal as copy, shortSchemes, sourceNames, stateNames, stopItems, stops } from '@/copy/staff-stops'
import type { StaffRole } from '@/domain/contract/staff-session'
import type { ComparisonSource, ProposalDetail } from '@/domain/contract/staff-stops'
import type { StopItem } from '@/domain/stop'
import { Masked } from '../frame/Masked'
import { StaffButton } from '../frame/StaffButton'
import { Actions } from './Actions'
import { lackOf } from './words'

interface DetailProps { detail: ProposalDetail; roles: readonly StaffRole[]; onShow(shown: ProposalDetail | string): void; onBack(): void }

/** One proposed stop: the checklist of rule R13, what is on file, and what this member of staff may do. */
export function Detail({ detail, roles, onShow, onBack }: DetailProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <article>
      <StaffButton kind='quiet' onPress={onBack}>{stops.back}</StaffButton>
      <h2 ref={heading} tabIndex={-1}>{fill(copy.heading, { name: detail.maskName, scheme: shortSchemes[detail.scheme] })}</h2>
      {detail.isVerifyingOver ? <p className='staff-warn'>{stops.over}</p> : null}
      <Facts detail={detail} />
      <h2>{copy.checklist}</h2>
      <ul className='staff-checklist'>{detail.items.map((item) => <Item key={item.name} item={item} />)}</ul>
      {detail.careReasons.length > 0 ? <p>{fill(copy.care, { reasons: detail.careReasons.map((reason) => careNames[reason]).join('、') })}</p> : null}
      {detail.postponed ? <p>{copy.postponed}</p> : null}
      <OnFile detail={detail} />
      <Actions detail={detail} roles={roles} onShow={onShow} />
    </article>
  )
}

function Facts({ detail }: { detail: ProposalDetail }) {
  const { beneficiaryId, proposalId: about } = detail
  const rows: [string, ReactNode][] = [
    [copy.facts.idNumber, <Masked key='id' beneficiaryId={beneficiaryId} field='idNumber' mask={detail.maskId} about={about} />],
    [copy.facts.phone, <Masked key='phone' beneficiaryId={beneficiaryId} field='phone' mask='***' about={about} />],
    [copy.facts.dueOn, printDay(detail.dueOn)],
    [copy.facts.certified, detail.lastCertifiedOn ? printDay(detail.lastCertifiedOn) : copy.never],
    [copy.facts.from, printMonth(detail.stopFrom)],
    [copy.facts.state, [stateNames[detail.state], detail.closedWhy && closingNames[detail.closedWhy]].filter(Boolean).join('：')],
  ]
  return <dl className='staff-facts'>{rows.map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl>
}

/** Said in words and by a sign, never by colour alone. */
function Item({ item }: { item: StopItem }) {
  const { name, isMet, have, need } = item
  return (
    <li className={isMet ? 'is-met' : 'is-lacking'}>
      <span className='staff-mark'>{isMet ? copy.met : copy.lacking}</span>
      <span>{stopItems[name].title}</span>
      {need > 1 ? <span className='staff-count'>{fill(copy.count, { have, need })}</span> : null}
      {isMet ? null : <span className='staff-lack'>{lackOf(item)}</span>}
    </li>
  )
}

function OnFile({ detail: { contacts, comparisons, approvals } }: { detail: ProposalDetail }) {
  const by = (byMachine: boolean) => (byMachine ? copy.byMachine : copy.byStaff)
  const source = (name: string) => sourceNames[name as ComparisonSource] ?? name
  return (
    <>
      <h2>{copy.contacts}</h2>
      <Lines lines={contacts.map((one) => [printDay(one.on), contactChannels[one.channel], contactResults[one.result], by(one.byMachine), one.counts ? '' : copy.notCounted])} />
      <h2>{copy.comparisons}</h2>
      <Lines lines={comparisons.map((one) => [
        printDay(one.on), one.sources.map(source).join('、'), one.lifeTraceOn ? fill(copy.trace, { day: printDay(one.lifeTraceOn) }) : copy.noTrace, by(one.byMachine),
      ])} />
      <h2>{copy.approvals}</h2>
      <Lines lines={approvals.map((one) => [fill(copy.approvedAt, { moment: printMoment(one.at) }), one.isOwn ? copy.own : ''])} />
    </>
  )
}

function Lines({ lines }: { lines: string[][] }) {
  if (lines.length === 0) return <p>{copy.none}</p>
  return <ul className='staff-lines'>{lines.map((line, i) => <li key={i}>{line.filter(Boolean).join(' · ')}</li>)}</ul>
}
