/** Runs the decoders over many files in a process of their own, and, where strace is at hand, says which files and sockets they touched. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Corpus { videos: Record<string, string>; photos: Record<string, string> }
export interface Decoded { kind: 'frames' | 'refused' | 'service' | 'crash'; detail: string; frames: number; width: number; height: number; ms: number }
export interface Report { results: Record<string, Decoded>; rss: number }

/** Looked for, in vain, when the photos' turn begins and ends, so that the trace shows it. */
export const PHOTOS_BEGIN = '/anxin-photos-begin'
export const PHOTOS_END = '/anxin-photos-end'

export const HAS_STRACE = spawnSync('strace', ['-V']).status === 0

/** What a decoder touches without being asked by a file. */
const HARMLESS: RegExp[] = [
  // its libraries, and where the loader looks for them
  /^\/etc\/ld\.so\.(cache|preload|nohwcap)$/, /^\/(usr\/(local\/)?)?lib(64|32)?(\/[\w.+-]+)*?(\/[\w.+-]*\.so[\w.]*)?$/,
  // what the machine is like
  /^\/proc\/(self\/(status|maps|exe|cgroup|mountinfo)|filesystems|cpuinfo|meminfo|stat|sys\/(crypto\/fips_enabled|vm\/overcommit_memory))$/,
  /^\/sys\/(devices\/system\/(node|cpu)(\/.*)?|fs\/(selinux|cgroup\/.*)|kernel\/mm\/.*)$/, /^\/dev\/(null|urandom|random)$/, /^(\/etc)?\/selinux(\/config)?$/,
  // configuration of OpenSSL and of the character sets, which ffmpeg's libraries read when they are loaded
  /^\/etc\/ssl\/openssl\.cnf$/, /^\/usr\/lib\/ssl\/openssl\.cnf$/, /^\/usr\/lib\/locale\/.*$/, /^\/usr\/share\/locale\/.*$/, 
  // and of the cryptography that Debian's ffmpeg is linked to
  /^\/etc\/(gnutls\/(config|default-priorities)|gcrypt\/.*|crypto-policies\/.*)$/,
  // the time zone, for the times in their logs
  /^\/etc\/localtime$/,
  // where it stands
  /^\/?$/,
]

export interface Touched { call: string; what: string }

/**
 * File and network calls of the video decoders, and of whatever they start, that neither their own clip nor HARMLESS explains. A decoder
 * begins with prlimit, whose arguments name the clip.
 */
export function touchedByDecoders(trace: string): Touched[] {
  const lines = linesOf(trace)
  const parents = new Map<string, string>()
  const asked = new Map<string, Set<string>>()
  for (const [pid, line] of lines) {
    const child = /^(?:<\.\.\. )?(?:v?fork|clone3?)\b.* = (\d+)$/.exec(line)?.[1]
    if (child) parents.set(child, pid)
    if (!/^execve\("[^"]*\/prlimit"/.test(line)) continue
    asked.set(pid, new Set([...line.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word.replace(/^file:/, ''))))
  }
  const askedOf = (pid: string): Set<string> | null => asked.get(pid) ?? (parents.has(pid) ? askedOf(parents.get(pid) as string) : null)
  return unexplained(lines.flatMap(([pid, line]) => {
    const own = askedOf(pid)
    return own ? touches(line).filter(({ what }) => !own.has(what)) : []
  }))
}

/** The same for all threads of our process while it reads photos. */
export function touchedByPhotos(trace: string): Touched[] | null {
  const lines = linesOf(trace).map(([, line]) => line)
  const [from, to] = [PHOTOS_BEGIN, PHOTOS_END].map((marker) => lines.findIndex((line) => line.includes(marker)))
  if (from === undefined || to === undefined || from < 0 || to < from) return null
  return unexplained(lines.slice(from + 1, to).flatMap(touches))
}

/** Each once. */
function unexplained(all: readonly Touched[]): Touched[] {
  const strange = all.filter(({ call, what }) => call === NETWORK || !HARMLESS.some((rule) => rule.test(what)))
  return [...new Map(strange.map((one) => [`${one.call} ${one.what}`, one])).values()]
}

const NETWORK = 'network'
const NETWORK_CALLS = /^(socket|connect|bind|listen|accept4?|sendto|sendmsg|sendmmsg|recvfrom|recvmsg|recvmmsg|getsockname|getpeername|shutdown)\(/

/** The paths of a line, or its being a network call. */
function touches(line: string): Touched[] {
  if (NETWORK_CALLS.test(line)) return [{ call: NETWORK, what: line.slice(0, 120) }]
  const [, call = '', args = ''] = /^(\w+)\((.*)/.exec(line) ?? []
  // the arguments of a program are no paths; its own is
  const paths = [...args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, path = '']) => path)
  return (call === 'execve' ? paths.slice(0, 1) : paths).map((what) => ({ call, what }))
}

/** [process, call] */
const linesOf = (trace: string): [string, string][] => trace.split('\n').flatMap((line) => {
  const [, pid, call] = /^(\d+) +(.*)$/.exec(line) ?? []
  return pid && call ? [[pid, call] as [string, string]] : []
})

/** `trace`: null without strace. */
export function decodeAll(corpus: Corpus, ffmpeg: string, dir: string): { report: Report; trace: string | null } {
  const program = [process.execPath, '--import', pathToFileURL(require.resolve('tsx')).href, join(__dirname, 'decode-all.ts')]
  const log = join(dir, 'trace.txt')
  const watch = ['strace', '-f', '-qq', '-s', '4096', '--seccomp-bpf', '-e', 'trace=%file,%network,%process', '-e', 'signal=none', '-o', log, '--']
  const [command = '', ...args] = HAS_STRACE ? [...watch, ...program] : program
  const run = spawnSync(command, args, {
    input: JSON.stringify(corpus), env: { ...process.env, ANXIN_FFMPEG: ffmpeg, NODE_NO_WARNINGS: '1' }, encoding: 'utf8', maxBuffer: 2 ** 26,
  })
  if (run.status !== 0) throw new Error(`${run.signal ?? run.status}: ${run.stderr.slice(-2000)}`)
  return { report: JSON.parse(run.stdout) as Report, trace: HAS_STRACE ? readFileSync(log, 'utf8') : null }
}
