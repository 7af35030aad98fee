/** Linux only: what a process does, held to a quarter of one core by the kernel, and how much time its threads really had. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'

/** Short, so that the process is slow and not stopped for a tenth of a second at a time. Microseconds. */
const PERIOD_US = 10_000
const V1 = '/sys/fs/cgroup/cpu'
const V2 = '/sys/fs/cgroup'

/** Returns how to let them go again; null where the kernel does not let us. */
export function quarterCore(pids: readonly number[]): (() => void) | null {
  const isV1 = existsSync(`${V1}/cpu.cfs_quota_us`)
  const group = `${isV1 ? V1 : V2}/anxin-bench-${process.pid}`
  try {
    mkdirSync(group)
    if (isV1) {
      writeFileSync(`${group}/cpu.cfs_period_us`, String(PERIOD_US))
      writeFileSync(`${group}/cpu.cfs_quota_us`, String(PERIOD_US / 4))
    } else writeFileSync(`${group}/cpu.max`, `${PERIOD_US / 4} ${PERIOD_US}`)
    for (const pid of pids) writeFileSync(`${group}/cgroup.procs`, String(pid))
  } catch (error) {
    console.error(`no quarter of a core: ${(error as Error).message}`)
    return null
  }
  return () => {
    for (const pid of pids) if (existsSync(`/proc/${pid}`)) writeFileSync(`${isV1 ? V1 : V2}/cgroup.procs`, String(pid))
    rmdirSync(group)
  }
}

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
