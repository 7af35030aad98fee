/** Where no terminal is, a line at most so often. */
const LINE_EVERY_S = 10

/** How far a section is: one line that moves on a terminal, plain lines elsewhere. */
export function progress(label: string, total: number, out: NodeJS.WriteStream = process.stderr): (done: number) => void {
  const startedAt = performance.now()
  let saidAt = 0
  return (done) => {
    const share = done / total
    const seconds = (performance.now() - startedAt) / 1000
    const left = share > 0 && share < 1 ? `, ${duration((seconds / share) * (1 - share))} left` : ''
    const text = `${label} ${done}/${total}, ${duration(seconds)}${left}`
    if (out.isTTY) {
      const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░')
      out.write(`\r${bar} ${text.padEnd(60)}${share < 1 ? '' : '\n'}`)
    } else if (share === 1 || seconds - saidAt >= LINE_EVERY_S) {
      saidAt = seconds
      out.write(`${text}\n`)
    }
  }
}

function duration(seconds: number): string {
  return seconds < 90 ? `${seconds.toFixed(0)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
