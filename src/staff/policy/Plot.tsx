import { useCallback } from 'react'
import { studio } from '@/copy/staff-policy'
import { addDays } from '@/domain/calendar'
import type { Simulation } from '@/domain/population/tallies'
import { Chart, type Draw } from '../frame/Chart'

const copy = studio.simulate
const HEIGHT = 320

/** Duties by their last day under both versions; drag to look closer, double click to see all. The tables say the same in words. */
export function Plot({ simulation: { fromDay, a, b } }: { simulation: Simulation }) {
  const draw = useCallback<Draw>((UPlot, colour) => ({
    options: {
      // days of China's calendar, whatever the computer's zone
      tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      fmtDate: UPlot.fmtDate, axes: [{ values: (_, all) => all.map((seconds) => new Date(seconds * 1000).toISOString().slice(5, 10)) }, {}],
      series: [
        { label: copy.day, value: (_, seconds) => (seconds === null ? '' : new Date(seconds * 1000).toISOString().slice(0, 10)) },
        { label: copy.before, stroke: colour('--primary'), width: 2 },
        // told apart without colour, too
        { label: copy.after, stroke: colour('--bad'), width: 2, dash: [8, 4] },
      ],
    },
    data: [a.dueByDay.map((_, n) => Date.parse(`${addDays(fromDay, n)}T00:00:00Z`) / 1000), [...a.dueByDay], [...b.dueByDay]],
  }), [fromDay, a, b])
  return <Chart className='policy-plot' height={HEIGHT} draw={draw} />
}
