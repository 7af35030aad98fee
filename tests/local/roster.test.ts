import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openEnvironment } from '../../local/roster/environment'
import { rosterCsv } from '../../local/roster/make'
import { noteAddress } from '../../local/keys'
import { everything } from '../functions/rosters'

jest.setTimeout(180_000)
const root = path.resolve(__dirname, '../..')
let folder: string
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'anxin-roster-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => path.join(folder, name)

/** Runs a command in a process of its own; `until` may kill it when it has said something. */
function command(script: string, args: string[], until?: (output: string, kill: () => void) => void): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    // one process, not tsx and its child: killing it must kill it
    const child = spawn(process.execPath, ['--require', 'tsx/cjs', path.join(root, 'local/roster', script), ...args], { cwd: root, env: { ...process.env, ANXIN_LOG: 'silent' } })
    let output = ''
    const listen = (data: Buffer) => {
      output += String(data)
      until?.(output, () => child.kill('SIGKILL'))
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('close', (code) => resolve({ code, output }))
  })
}
const importFile = (file: string, dir: string, ...more: string[]) => command('import-command.ts', [file, '--dir', dir, ...more])

/** Everybody as they were meant, without what two imports of one file must differ in: ids, seals, times. */
async function contents(dir: string) {
  const environment = await openEnvironment(dir)
  const { secrets } = environment.deps
  const people = (await everything(environment.deps, 'beneficiaries')).map(({ _id, idIndex: _index, nameIndex: _name, idEnc, nameEnc, phoneEnc, shard: _shard, eventHash: _hash, ...rest }) => ({
    ...rest, line: _id.slice(-5), idNumber: secrets.open(_id, 'idNumber', idEnc), name: secrets.open(_id, 'name', nameEnc), phone: phoneEnc && secrets.open(_id, 'phone', phoneEnc),
  }))
  const imports = (await everything(environment.deps, 'imports')).map(({ state, done, planned }) => ({ state, counts: done.counts, planned }))
  const events = (await everything(environment.deps, 'events')).map(({ beneficiaryId, seq, facts: { changes } }) => `${beneficiaryId.slice(-5)} ${seq} ${changes?.join()}`)
  const tasks = (await everything(environment.deps, 'tasks')).map(({ kind, beneficiaryId, state }) => `${beneficiaryId.slice(-5)} ${kind} ${state}`)
  await environment.close()
  return { people, imports, events: events.sort(), tasks: tasks.sort() }
}

/** A kill may come after the end: then the file is imported once more, which changes nothing. */
const asOften = <T extends { imports: unknown[] }>(killed: T, clean: T): T => ({ ...killed, imports: killed.imports.slice(0, clean.imports.length) })

/** Into `killed`: killed so many ms after each beginning, and then no more. */
async function importKilling(file: string, delays: readonly number[]): Promise<void> {
  let kills = 0
  for (const delay of [...delays, 0]) {
    let isArmed = delay > 0
    const { code } = await command('import-command.ts', [file, '--dir', at('killed')], (output, kill) => {
      if (!isArmed || !output.includes('导入 ...')) return
      isArmed = false
      setTimeout(kill, delay)
    })
    if (code === null) kills++
    else break
  }
  expect(kills).toBeGreaterThan(2)
}

test('killed again and again in the middle, an import goes on and ends as one that was never killed, with the same counts', async () => {
  writeFileSync(at('a.csv'), [...rosterCsv(9000, '2025-11-12')].join('') + '张三2,123,110,2010-01-01,,,,,,\r\n')
  await importFile(at('a.csv'), at('clean'))
  await importKilling(at('a.csv'), [50, 100, 150, 250])
  const [clean, killed] = [await contents(at('clean')), await contents(at('killed'))]
  expect(killed.people).toHaveLength(9000)
  expect(asOften(killed, clean)).toEqual(clean)
  expect(clean.imports).toMatchObject([{ state: 'done', counts: { rows: 9181, added: 9000, unchanged: 0, refused: 1 }, planned: null }])
  expect(readFileSync(at('a.csv.errors.csv'), 'utf8').split('\r\n').slice(1, 3)).toEqual([
    '9182,***,证件号码,有 3 位，应是 18 位,这一行没有导入', '9182,***,姓名,姓名里有汉字以外的字符,这一行没有导入',
  ])
})

test('killed while it changes people and looks for those who are missing, it changes nobody twice', async () => {
  writeFileSync(at('a.csv'), [...rosterCsv(2200, '2025-11-12')].join(''))
  writeFileSync(at('b.csv'), [...rosterCsv(2200, '2025-11-13', 100)].join(''))
  await importFile(at('a.csv'), at('clean'))
  cpSync(at('clean'), at('killed'), { recursive: true })
  await importFile(at('b.csv'), at('clean'))
  await importKilling(at('b.csv'), [100, 250, 500, 900])
  const [clean, killed] = [await contents(at('clean')), await contents(at('killed'))]
  expect(asOften(killed, clean)).toEqual(clean)
  expect(clean.imports).toMatchObject([{ state: 'done' }, { state: 'done', counts: { rows: 2244, added: 100, vanished: 100 }, planned: null }])
  expect(killed.tasks).toHaveLength(100)
})

test('beside a running program the command goes through it; a dry run leaves no people', async () => {
  writeFileSync(at('a.csv'), [...rosterCsv(20, '2025-11-12')].join(''))
  const running = await openEnvironment(at('data'))
  noteAddress(at('data'), JSON.parse(process.env.TCB_CONTEXT_CNFG ?? '{}').URL)
  const dry = await importFile(at('a.csv'), at('data'), '--dry-run')
  expect(dry).toMatchObject({ code: 0, output: expect.stringContaining('新的人：20') })
  expect(await everything(running.deps, 'beneficiaries')).toEqual([])
  expect(await importFile(at('a.csv'), at('data'))).toMatchObject({ code: 0, output: expect.stringContaining('经由它导入') })
  expect(await everything(running.deps, 'beneficiaries')).toHaveLength(20)
  await running.close()
})

test.each<[string, string, string]>([
  ['a header that lacks a field', '姓名,险种,待遇开始日期\n', '表头缺少：证件号码。'],
  ['an empty file', '', '文件里没有内容。'],
])('%s is said in a sentence', async (_, text, sentence) => {
  writeFileSync(at('a.csv'), text)
  expect(await importFile(at('a.csv'), at('data'))).toMatchObject({ code: 1, output: expect.stringContaining(sentence) })
})
