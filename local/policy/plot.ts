/** One HTML file that needs nothing else: people due by day, both policies, to zoom with the mouse; the same numbers as a table. */
import { readFileSync, writeFileSync } from 'node:fs'
import { studio } from '../../src/copy/staff-policy'
import { addDays } from '../../src/domain/calendar'
import type { Simulation } from '../../src/domain/population/tallies'

const read = (file: string) => readFileSync(require.resolve(`uplot/dist/${file}`), 'utf8')

export function writePlot(file: string, { fromDay, a, b }: Simulation): void {
  const { plot, before, after } = studio.simulate
  const days = a.dueByDay.map((_, n) => addDays(fromDay, n))
  const data = [days.map((day) => Date.parse(`${day}T00:00:00Z`) / 1000), a.dueByDay, b.dueByDay]
  const rows = days.map((day, n) => `<tr><th scope="row">${day}</th><td>${a.dueByDay[n]}</td><td>${b.dueByDay[n]}</td></tr>`).join('\n')
  writeFileSync(file, `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${plot}</title>
<style>${read('uPlot.min.css')} body { font: 16px sans-serif; margin: 24px } td, th { padding: 2px 12px; text-align: right }</style></head>
<body><h1>${plot}</h1><div id="plot" aria-hidden="true"></div>
<table><thead><tr><th></th><th scope="col">${before}</th><th scope="col">${after}</th></tr></thead><tbody>
${rows}
</tbody></table>
<script>${read('uPlot.iife.min.js')}</script>
<script>new uPlot({ width: innerWidth - 60, height: 360, tzDate: (t) => uPlot.tzDate(new Date(t * 1000), 'UTC'),
series: [{}, { label: '${before}', stroke: '#155BB5', width: 2 }, { label: '${after}', stroke: '#B42318', width: 2, dash: [8, 4] }] },
${JSON.stringify(data)}, document.getElementById('plot'))</script></body></html>
`)
}
