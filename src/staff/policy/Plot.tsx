import { useEffect, useRef } from 'react'
import { studio } from '@/copy/staff-policy'
import { addDays } from '@/domain/calendar'
import type { Simulation } from '@/domain/population/tallies'
import 'uplot/dist/uPlot.min.css'

const copy = studio.simulate
const HEIGHT = 320

/** Duties by their last day under both versions; drag to look closer, double click to see all. The tables say the same in words. */
export function Plot({ simulation: { fromDay, a, b } }: { simulation: Simulation }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    let close = () => {}
    let isGone = false
    // fetched when a simulation is shown, not with the page
    void import('uplot').then(({ default: UPlot }) => {
      if (isGone) return
      const colour = (name: string) => getComputedStyle(element).getPropertyValue(name).trim()
      const at = a.dueByDay.map((_, n) => Date.parse(`${addDays(fromDay, n)}T00:00:00Z`) / 1000)
      const plot = new UPlot({
        width: element.clientWidth, height: HEIGHT,
        // days of China's calendar, whatever the computer's zone
        tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
        fmtDate: UPlot.fmtDate, axes: [{ values: (_, all) => all.map((seconds) => new Date(seconds * 1000).toISOString().slice(5, 10)) }, {}],
        series: [
          { label: copy.day, value: (_, seconds) => (seconds === null ? '' : new Date(seconds * 1000).toISOString().slice(0, 10)) },
          { label: copy.before, stroke: colour('--primary'), width: 2 },
          // told apart without colour, too
          { label: copy.after, stroke: colour('--bad'), width: 2, dash: [8, 4] },
        ],
      }, [at, [...a.dueByDay], [...b.dueByDay]], element)
      const fit = () => plot.setSize({ width: element.clientWidth, height: HEIGHT })
      window.addEventListener('resize', fit)
      close = () => { window.removeEventListener('resize', fit); plot.destroy() }
    })
    return () => { isGone = true; close() }
  }, [fromDay, a, b])
  return <div className='policy-plot' ref={box} aria-hidden='true' />
}
