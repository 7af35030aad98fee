import { useEffect, useRef } from 'react'
import { dashboard as copy } from '@/copy/staff-dashboard'
import type { Cell } from '@/domain/dashboard/suppress'
import 'uplot/dist/uPlot.min.css'

const HEIGHT = 240
/** Of the room of a bar, and at most so many pixels. */
const WIDTH = [0.6, 80] as [number, number]

export interface Bar { name: string; n: Cell }

/** Bars side by side; a count that is not shown has none. The table below says the same. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    let close = () => {}
    let isGone = false
    // fetched when there is something to draw, not with the page
    void import('uplot').then(({ default: UPlot }) => {
      if (isGone) return
      const colour = (name: string) => getComputedStyle(element).getPropertyValue(name).trim()
      const at = bars.map((_, i) => i)
      const plot = new UPlot({
        width: element.clientWidth, height: HEIGHT, legend: { show: false }, cursor: { show: false },
        scales: { x: { time: false, range: [-0.5, bars.length - 0.5] }, y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
        axes: [{ splits: () => at, values: (_, all) => all.map((i) => bars[i]?.name ?? ''), grid: { show: false } }, { incrs: [1, 2, 5, 10, 20, 50, 100, 1000, 10_000] }],
        series: [{}, { fill: colour('--primary'), stroke: colour('--primary'), paths: UPlot.paths.bars?.({ size: WIDTH }), points: { show: false } }],
      }, [at, bars.map(({ n }) => (typeof n === 'number' ? n : null))], element)
      const fit = () => plot.setSize({ width: element.clientWidth, height: HEIGHT })
      window.addEventListener('resize', fit)
      close = () => { window.removeEventListener('resize', fit); plot.destroy() }
    })
    return () => { isGone = true; close() }
  }, [bars])
  return (
    <>
      <p className='staff-hint'>{copy.chart}</p>
      <div className='dashboard-bars' ref={box} aria-hidden='true' />
    </>
  )
}
