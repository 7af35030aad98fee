/** What the hostile part touches besides the files it was given: watched from outside, by strace. Linux only. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readHostile } from './lists/forms'

export interface Traced {
  /** Why strace could not watch, as in a container that forbids it; the rest is empty then. */
  failed: string | null
  /** Files opened, and those of them that nobody expects. */
  opened: number
  outside: string[]
  /** connect() and sendto() to anything but a unix socket. */
  calls: string[]
}

export const hasStrace = (): boolean => spawnSync('strace', ['-V']).status === 0

const ROOT = resolve(__dirname, '..')
/** The loader's libraries, the kernel's own folders, the clock's zone, what Node reads when it starts. */
const EXPECTED = [
  '/lib', '/lib64', '/usr/lib', '/usr/lib64', '/usr/local/lib', '/etc/ld.so.cache', '/etc/ld.so.preload', '/proc', '/dev', '/sys',
  '/etc/localtime', '/usr/share/zoneinfo', '/usr/share/locale', '/etc/ssl/openssl.cnf',
  ...(process.env.NODE_EXTRA_CA_CERTS ? [process.env.NODE_EXTRA_CA_CERTS] : []),
]

/** Runs the hostile section once more, in a process of its own under strace. */
export async function traceHostile(folder: string): Promise<Traced> {
  const dir = await mkdtemp(join(tmpdir(), 'anxin-trace-'))
  const log = join(dir, 'log')
  const loader = pathToFileURL(require.resolve('tsx')).href
  const own = ['--import', loader, join(__dirname, 'evaluate.ts'), folder, '--only', 'hostile', '--out', dir]
  try {
    const watch = ['-f', '-y', '--seccomp-bpf', '-qq', '-e', 'trace=open,openat,openat2,creat,connect,sendto', '-e', 'signal=none', '-o', log]
    const child = spawn('strace', [...watch, process.execPath, ...own], { stdio: ['ignore', 'ignore', 'inherit'] })
    const code = await new Promise((ended) => child.once('close', ended))
    if (code !== 0) return { failed: `the traced run ended with ${String(code)}`, opened: 0, outside: [], calls: [] }
    const rows = readHostile(folder)?.rows ?? []
    const files = await Promise.all(rows.map(({ path }) => realpath(resolve(folder, path)).catch(() => resolve(folder, path))))
    const list = await realpath(join(folder, 'hostile.csv'))
    return readTrace(await readFile(log, 'utf8'), [...files, list], [...EXPECTED, ROOT, dirname(dirname(process.execPath)), dir, join(tmpdir(), 'tsx-')])
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** `files` may be opened, and everything in `places` (one that ends with `-` stands for all names that begin so). */
export function readTrace(log: string, files: readonly string[], places: readonly string[]): Traced {
  const opened = new Set([...log.matchAll(/(?:open|openat|openat2|creat)\b[^\n]* = \d+<([^>\n]*)>$/gm)].map(([, path = '']) => path))
  const isIn = (path: string, place: string) => path === place || path.startsWith(place.endsWith('-') ? place : `${place}/`)
  const isExpected = (path: string) => files.includes(path) || places.some((place) => isIn(path, place))
  const calls = [...log.matchAll(/(?:connect|sendto)\([^\n]*sa_family=(?!AF_UNIX|AF_UNSPEC)[^\n]*/g)].map(([line]) => line.slice(0, 160))
  const outside = [...opened].filter((path) => path.startsWith('/') && !isExpected(path)).sort()
  return { failed: null, opened: opened.size, outside, calls: [...new Set(calls)] }
}
