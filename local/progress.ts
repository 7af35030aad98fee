/** Says what is going on for every step that may take longer than a second: a line with a bar on a terminal, plain lines elsewhere. */
export interface Progress {
  /** share 0..1 */
  to(share: number): void
  done(note?: string): void
}

const WIDTH = 24

export function progress(label: string, out: NodeJS.WriteStream = process.stdout): Progress {
  const started = Date.now()
  let lastPrinted = -1
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1)
  if (!out.isTTY) out.write(`${label} ...\n`)
  const draw = (share: number) => {
    const filled = Math.round(share * WIDTH)
    out.write(`\r${label} [${'='.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${Math.round(share * 100)}% ${seconds()} s `)
  }
  return {
    to(share) {
      if (out.isTTY) return draw(share)
      const quarter = Math.floor(share * 4)
      if (quarter > lastPrinted && quarter < 4) out.write(`  ${quarter * 25}%\n`)
      lastPrinted = quarter
    },
    done(note = '') {
      if (out.isTTY) draw(1)
      out.write(`${out.isTTY ? '' : `${label}: `}${seconds()} s ${note}\n`)
    },
  }
}

/** The same for work that cannot say how far it is: the seconds tick. */
export async function during<T>(label: string, work: Promise<T>, note?: (result: T) => string): Promise<T> {
  const line = progress(label)
  const ticking = setInterval(() => line.to(0.5), 1000)
  try {
    const result = await work
    line.done(note?.(result))
    return result
  } finally {
    clearInterval(ticking)
  }
}
