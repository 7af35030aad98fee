import { useEffect, useRef } from 'react'
import type UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'

/** What is drawn, but for its size. */
export interface Drawing { options: Omit<UPlot.Options, 'width' | 'height'>; data: UPlot.AlignedData }
/** @param colour the value of a token of ours, such as --primary, where the chart stands */
export type Draw = (Plot: typeof UPlot, colour: (token: string) => string) => Drawing

/** As wide as its place, also after that changes. For the eyes only: a table beside it says the same. `draw` is kept with useCallback. */
export function Chart({ className, height, draw }: { className: string; height: number; draw: Draw }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    let close = () => {}
    let isGone = false
    // fetched when there is something to draw, not with the page
    void import('uplot').then(({ default: Plot }) => {
      if (isGone) return
      const { options, data } = draw(Plot, (token) => getComputedStyle(element).getPropertyValue(token).trim())
      const plot = new Plot({ width: element.clientWidth, height, ...options }, data, element)
      const fit = () => plot.setSize({ width: element.clientWidth, height })
      window.addEventListener('resize', fit)
      close = () => { window.removeEventListener('resize', fit); plot.destroy() }
    })
    return () => { isGone = true; close() }
  }, [draw, height])
  return <div className={className} ref={box} aria-hidden='true' />
}
