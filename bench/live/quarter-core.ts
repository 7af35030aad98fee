/** Linux only: what a process does, held to a quarter of one core by the kernel, and how much time its threads really had. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'

/** Short, so that the process is slow and not stopped for a tenth of a second at a time. Microseconds. */
const PERIOD_US = 10_000
const CPU = '/sys/fs/cgroup/cpu'

/**
 * Each of the groups of threads gets a quarter of a core of its own. Returns how to let them go again; null where the kernel does not let
 * us (cgroup v2 divides processes only when it was set up for it).
 */
export function quarterCore(groups: readonly (readonly number[])[]): (() => void) | null {
  const made: string[] = []
  const letGo = () => {
    for (const group of made) {
      // also those that were started meanwhile, by one that is in it
      for (const thread of readFileSync(`${group}/tasks`, 'utf8').split('\n').filter(Boolean)) {
        if (existsSync(`/proc/${thread}`)) writeFileSync(`${CPU}/tasks`, thread)
      }
      rmdirSync(group)
    }
  }
  try {
    groups.forEach((threads, i) => {
      const group = `${CPU}/anxin-bench-${process.pid}-${i}`
      mkdirSync(group)
      made.push(group)
      writeFileSync(`${group}/cpu.cfs_period_us`, String(PERIOD_US))
      writeFileSync(`${group}/cpu.cfs_quota_us`, String(PERIOD_US / 4))
      for (const thread of threads) writeFileSync(`${group}/tasks`, String(thread))
    })
    return letGo
  } catch (error) {
    console.error(`no quarter of a core: ${(error as Error).message}`)
    letGo()
    return null
  }
}

export const threadsOf = (pid: number): number[] => readdirSync(`/proc/${pid}/task`).map(Number)

const commandOf = (pid: number) => {
  try { return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ') } catch { return '' }
}

/** The processes of the browser that this process has started: all, and those that run pages. */
export function browserProcesses(): { all: number[]; pages: number[] } {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]))
  const isBelow = (pid: number | undefined, root: number): boolean => pid !== undefined && pid > 1 && (pid === root || isBelow(parents.get(pid), root))
  const root = pids.find((pid) => isBelow(pid, process.pid) && /--user-data-dir=/.test(commandOf(pid)) && !/--type=/.test(commandOf(pid)))
  const all = pids.filter((pid) => root !== undefined && isBelow(pid, root))
  return { all, pages: all.filter((pid) => commandOf(pid).includes('--type=renderer')) }
}

function parentOf(pid: number): number {
  try { return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) } catch { return 0 }
}

/** Milliseconds of processor that the threads of these processes have had so far; `name`: how the thread's name begins. */
export function processorMs(pids: readonly number[], name = ''): number {
  let ns = 0
  for (const pid of pids) {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const at = `/proc/${pid}/task/${thread}`
      try {
        if (readFileSync(`${at}/comm`, 'utf8').startsWith(name)) ns += Number(readFileSync(`${at}/schedstat`, 'utf8').split(' ')[0])
      } catch { continue /* ended meanwhile */ }
    }
  }
  return ns / 1e6
}
