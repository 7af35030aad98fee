/** How far a section is: one line that moves on a terminal, a line each tenth elsewhere. */
export function progress(label: string, total: number, out: NodeJS.WriteStream = process.stderr): (done: number) => void {
  const startedAt = performance.now()
  let tenths = 0
  return (done) => {
    const share = total > 0 ? done / total : 1
    const seconds = (performance.now() - startedAt) / 1000
    const left = share < 1 ? `, ${duration((seconds / share) * (1 - share))} left` : ''
    const text = `${label} ${done}/${total}, ${duration(seconds)}${left}`
    if (out.isTTY) {
      const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░')
      out.write(`\r${bar} ${text.padEnd(60)}${share < 1 ? '' : '\n'}`)
    } else if (Math.floor(share * 10) > tenths) {
      tenths = Math.floor(share * 10)
      out.write(`${text}\n`)
    }
  }
}

function duration(seconds: number): string {
  return seconds < 90 ? `${seconds.toFixed(0)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
