import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(__dirname, '..', '..')

export interface Running {
  url: string
  stop(): Promise<void>
}

/** Where a start has left its data for others to begin with (seeded.ts): drawing the demo people takes most of a first start. */
export const SEEDED = 'ANXIN_BROWSER_SEEDED'

/** What the cameras play, for all files of a run. */
export function camerasDir(): string {
  const dir = `${process.env[SEEDED] ?? newDir()}-cameras`
  mkdirSync(dir, { recursive: true })
  return dir
}

export const newDir = (): string => mkdtempSync(path.join(os.tmpdir(), 'anxin-browser-'))

/**
 * `npm start` itself, on a free port, with the data of this folder.
 * @param films whether films are going to be judged: the face models then load ahead of the first
 */
export async function startAt(dir: string, films: boolean): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts', '--port', '0', '--dir', dir, ...(films ? [] : ['--cold'])],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      const found = /(http:\/\/127\.0\.0\.1:\d+)\/#\//.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)))
  })
  return {
    url,
    stop: () => new Promise((resolve) => {
      child.removeAllListeners('exit')
      child.on('exit', () => resolve())
      child.kill('SIGTERM')
    }),
  }
}

/** The same with data of its own, as of the first start. */
export async function startProduct({ films = true } = {}): Promise<Running> {
  const dir = newDir()
  const seeded = process.env[SEEDED]
  if (seeded) cpSync(seeded, dir, { recursive: true })
  const { url, stop } = await startAt(dir, films)
  return {
    url,
    async stop() {
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
