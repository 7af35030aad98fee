/** The one place that runs ffmpeg for pictures of our own making (uploads of strangers are decoded elsewhere, with limits). */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findFfmpeg } from '../../cloudfunctions/face/ffmpeg'

/**
 * Runs ffmpeg to its end, feeding it `chunks` one by one.
 * @throws Error with ffmpeg's last words when it fails
 */
export async function runFfmpeg(args: readonly string[], chunks: Iterable<Uint8Array> = []): Promise<void> {
  const child = spawn(await findFfmpeg(), ['-v', 'error', '-y', ...args], { stdio: ['pipe', 'ignore', 'pipe'] })
  let words = ''
  child.stderr.on('data', (data: Buffer) => { words += data.toString() })
  // a broken pipe is ffmpeg giving up: its own words, below, say why
  child.stdin.on('error', (error) => { words += `${error.message}\n` })
  const ended = once(child, 'close')
  for (const chunk of chunks) {
    if (child.exitCode !== null) break
    if (!child.stdin.write(chunk)) await Promise.race([once(child.stdin, 'drain'), ended])
    // lets progress and drain events through between two renders
    await new Promise((resolve) => setImmediate(resolve))
  }
  child.stdin.end()
  const [code] = await ended as [number | null]
  if (code !== 0) throw new Error(`ffmpeg stopped with ${code}: ${words.trim().slice(-400)}`)
}
