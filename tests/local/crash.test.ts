import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { startCloud } from './cloud'

/** Lets a process write through the SDK and kills it after some acknowledgements; answers with all that it had seen by then. */
async function writeAndKill(dir: string, round: number, after: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(__dirname, 'crash/writer.cjs'), dir, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (data: Buffer) => {
    output += String(data)
    if (output.split('\n').length > after) child.kill('SIGKILL')
  })
  await new Promise((resolve) => child.once('close', resolve))
  // The last line may be cut off; then nobody has seen that acknowledgement.
  return output.slice(0, output.lastIndexOf('\n')).split('\n').filter((line) => line !== 'ready')
}

test('kill -9 in the middle of writing loses nothing acknowledged and leaves no half transaction', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'anxin-crash-'))
  const acknowledged: string[] = []
  for (const [round, after] of [5, 30, 14, 41].entries()) acknowledged.push(...await writeAndKill(dir, round, after))
  expect(acknowledged.length).toBeGreaterThan(80)

  const file = new Database(join(dir, 'documents.db'))
  expect(file.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
  file.close()

  const cloud = await startCloud({ dir })
  const idsOf = async (name: string): Promise<Set<string>> => {
    const { data } = await cloud.db.collection(name).aggregate().project({ _id: 1 }).end() as { data: { _id: string }[] }
    return new Set(data.map(({ _id }) => _id))
  }
  const [singles, left, right] = await Promise.all([idsOf('singles'), idsOf('left'), idsOf('right')])
  await cloud.close()
  expect([...left].sort()).toEqual([...right].sort())
  for (const line of acknowledged) {
    const [kind, id = ''] = line.split(' ')
    expect([line, (kind === 'single' ? singles : left).has(id)]).toEqual([line, true])
  }
  rmSync(dir, { recursive: true })
}, 90_000)
