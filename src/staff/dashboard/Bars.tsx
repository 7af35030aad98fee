import { useCallback } from 'react'
import { dashboard as copy } from '@/copy/staff-dashboard'
import type { Cell } from '@/domain/dashboard/suppress'
import { Chart, type Draw } from '../frame/Chart'

const HEIGHT = 240
/** Of the room of a bar, and at most so many pixels. */
const WIDTH = [0.6, 80] as [number, number]

export interface Bar { name: string; n: Cell }

/** Bars side by side; a count that is not shown has none. The table below says the same. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  const draw = useCallback<Draw>((Plot, colour) => {
    const at = bars.map((_, i) => i)
    return {
      options: {
        legend: { show: false }, cursor: { show: false },
        scales: { x: { time: false, range: [-0.5, bars.length - 0.5] }, y: { range: (_, __, max) => [0, Math.max(1, max * 1.1)] } },
        axes: [{ splits: () => at, values: (_, all) => all.map((i) => bars[i]?.name ?? ''), grid: { show: false } }, { incrs: [1, 2, 5, 10, 20, 50, 100, 1000, 10_000] }],
        series: [{}, { fill: colour('--primary'), stroke: colour('--primary'), paths: Plot.paths.bars?.({ size: WIDTH }), points: { show: false } }],
      },
      data: [at, bars.map(({ n }) => (typeof n === 'number' ? n : null))],
    }
  }, [bars])
  return (
    <>
      <p className='staff-hint'>{copy.chart}</p>
      <Chart className='dashboard-bars' height={HEIGHT} draw={draw} />
    </>
  )
}
