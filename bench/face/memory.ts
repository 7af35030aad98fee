/** Memory of this process and of everything that it started, in MB. Needs `ps` (Linux, macOS). */
import { execFileSync } from 'node:child_process'

export function megabytes(): number {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,comm='], { encoding: 'utf8' }).trim().split('\n')
    .map((line) => line.trim().split(/\s+/))
  const family = new Set([String(process.pid)])
  // children may stand before their parents
  for (let before = 0; before < family.size;) {
    before = family.size
    for (const [pid = '', parent = ''] of rows) if (family.has(parent)) family.add(pid)
  }
  return rows.reduce((sum, [pid = '', , rss, name]) => sum + (family.has(pid) && name !== 'ps' ? Number(rss) / 1024 : 0), 0)
}

/** Looks every 200 ms. */
export function watchPeak(): { stop(): number } {
  let peak = megabytes()
  const timer = setInterval(() => { peak = Math.max(peak, megabytes()) }, 200)
  return {
    stop: () => {
      clearInterval(timer)
      return peak
    },
  }
}
