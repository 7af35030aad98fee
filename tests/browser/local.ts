import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(__dirname, '..', '..')

export interface Running {
  url: string
  stop(): Promise<void>
}

/** `npm start` itself, on a free port and with data of its own. */
export async function startProduct(): Promise<Running> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'anxin-browser-'))
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts', '--port', '0', '--dir', dir],
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
      child.on('exit', () => { rmSync(dir, { recursive: true, force: true }); resolve() })
      child.kill('SIGTERM')
    }),
  }
}
