import { fill } from '@/copy/fill'
import { faceFailures } from '@/copy/face-failures'
import { channelNames } from '@/copy/names'
import { placeName } from '@/copy/places'
import { ageBands, dashboard as copy } from '@/copy/staff-dashboard'
import type { Dashboard } from '@/domain/contract/staff-dashboard'
import { REVIEW, STOPS, VISITS, go } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { Bars } from './Bars'
import { Table } from './Table'
import { percent, shown } from './words'

/** Every chart has its table: what cannot be seen in a picture stands in words. */
export function Tables({ data }: { data: Dashboard }) {
  const { channels, failures, otherFailures, firstTry, lateBy, reviews, places, total } = data
  const stocks = copy.numbers
  return (
    <>
      <section>
        <h2>{copy.channels.title}</h2>
        <Bars bars={channels.map(({ channel, n }) => ({ name: channelNames[channel], n }))} />
        <Table
          title={copy.channels.title} head={[copy.channels.name, copy.channels.n]}
          rows={[...channels.map(({ channel, n }) => [channelNames[channel], shown(n)]), [copy.channels.sum, shown(data.certified)]]}
        />
      </section>
      <section>
        <h2>{copy.failures.title}</h2>
        {failures.length === 0 ? <p>{copy.failures.none}</p> : (
          <>
            <Bars bars={failures.map(({ reason, n }) => ({ name: faceFailures[reason].title, n }))} />
            <Table
              title={copy.failures.title} head={[copy.failures.name, copy.failures.n]}
              rows={[...failures.map(({ reason, n }) => [faceFailures[reason].title, shown(n)]), [copy.failures.others, shown(otherFailures)]]}
            />
          </>
        )}
      </section>
      <section>
        <h2>{copy.firstTry.title}</h2>
        <Table
          title={copy.firstTry.title} head={[copy.firstTry.name, copy.firstTry.tried, copy.firstTry.passed, copy.firstTry.percent]}
          rows={firstTry.map((one) => [ageBands[one.band], shown(one.tried), shown(one.passed), percent(one.percent)])}
        />
      </section>
      <section>
        <h2>{copy.more.title}</h2>
        <Table
          title={copy.more.title} head={null}
          rows={[
            [copy.more.seconds, data.averageSeconds === null ? copy.withheld : fill(copy.more.secondsOf, { n: data.averageSeconds })],
            [copy.more.reviewed, percent(reviews.percent)],
            [copy.more.waiting, <Way key='way' to={REVIEW} words={copy.go.waiting}>{shown(reviews.waiting)}</Way>],
            [copy.more.waitingLate, <Way key='way' to={REVIEW} words={copy.go.waiting}>{shown(reviews.waitingLate)}</Way>],
            [copy.more.visits, <Way key='way' to={VISITS} words={copy.go.visits}>{shown(data.visits)}</Way>],
            [copy.lateBy.grace, shown(lateBy.grace)], [copy.lateBy.overdue, shown(lateBy.overdue)],
            [copy.lateBy.suspended, <Way key='way' to={STOPS} words={copy.go.suspended}>{shown(lateBy.suspended)}</Way>],
          ]}
        />
      </section>
      <section>
        <h2>{copy.places.title}</h2>
        <Table
          title={copy.places.title} head={[copy.places.name, stocks.all, stocks.done, stocks.donePercent, stocks.open, stocks.dueSoon, stocks.late]}
          rows={[...places, total].map((one, i) => [
            i === places.length ? copy.channels.sum : placeName(one.place), shown(one.all), shown(one.done), percent(one.donePercent), shown(one.open), shown(one.dueSoon), shown(one.late),
          ])}
        />
      </section>
    </>
  )
}

/** A number, and the page on which its people are dealt with. */
function Way({ to, words, children }: { to: string; words: string; children: string }) {
  return <>{children} <StaffButton kind='quiet' onPress={() => go(to)}>{words}</StaffButton></>
}
