/** Says what is going on for every step that may take longer than a second: a line with a bar on a terminal, plain lines elsewhere. */
export interface Progress {
  /** Share that is done, 0..1; null when the work cannot say: only the seconds run. */
  to(share: number | null): void
  done(note?: string): void
}

const WIDTH = 24

export function progress(label: string, out: NodeJS.WriteStream = process.stdout): Progress {
  const started = Date.now()
  let quarters = 0
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`
  const bar = (share: number) => `[${'='.repeat(Math.round(share * WIDTH)).padEnd(WIDTH)}] ${Math.round(share * 100)}% `
  const draw = (share: number | null) => out.write(`\r${label} ${share === null ? '' : bar(share)}${seconds()} `)
  if (!out.isTTY) out.write(`${label} ...\n`)
  return {
    to(share) {
      if (out.isTTY) return void draw(share)
      const reached = Math.floor((share ?? 0) * 4)
      if (reached > quarters && reached < 4) out.write(`  ${reached * 25}%\n`)
      quarters = reached
    },
    done(note = '') {
      out.write(`${out.isTTY ? '\r' : ''}${label}: ${seconds()} ${note}`.trimEnd().padEnd(out.isTTY ? label.length + WIDTH + 20 : 0) + '\n')
    },
  }
}

/** The same for work that cannot say how far it is. */
export async function during<T>(label: string, work: Promise<T>): Promise<T> {
  const line = progress(label)
  const ticking = setInterval(() => line.to(null), 1000)
  try {
    const result = await work
    line.done()
    return result
  } finally {
    clearInterval(ticking)
  }
}
