/** The tool that an agency makes its accounts with: what it prints signs in. */
import { execFileSync, spawnSync } from 'node:child_process'
import path from 'node:path'
import type { StaffMember } from '../../cloudfunctions/lib/documents-staff'
import { codeAt } from '../../cloudfunctions/staff/one-time-code'
import { startCloud, type Cloud } from './cloud'

jest.setTimeout(60_000)
let cloud: Cloud
beforeAll(async () => { cloud = await startCloud() })
afterAll(() => cloud.close())

const root = path.resolve(__dirname, '../..')
const command = ['--import', 'tsx', 'local/new-colleague.ts']
const right = ['--account', 'A-1001', '--name', '周一文', '--role', 'clerk', '--role', 'reviewer', '--region', '371100', '--region-name', '日照市']

test('the document, imported, opens a session with the password and the code of the app', async () => {
  const { stdout, stderr } = spawnSync(process.execPath, [...command, ...right], { cwd: root, encoding: 'utf8', env: process.env })
  const document = JSON.parse(stdout) as StaffMember
  const password = /密码 (\S+)/.exec(stderr)?.[1] ?? ''
  expect(password).toMatch(/^(\w{4}-){3}\w{4}$/)
  expect(stdout).not.toMatch(/周一文|A-1001/)
  await cloud.deps.db.table('staff').put(document)
  const secret = cloud.deps.secrets.open(document._id, 'totp', document.totpEnc)
  const answer = await cloud.desk(null).call('signIn', { account: 'A-1001', password, code: codeAt(secret, cloud.clock.at) })
  expect(answer).toMatchObject({ kind: 'signedIn', self: { name: '周一文', roles: ['clerk', 'reviewer'], region: '371100' } })
})

test.each([
  ['an unknown role', right.map((word) => (word === 'clerk' ? 'boss' : word))],
  ['no role', right.filter((_, i) => i < 4 || i > 7)],
  ['a region that is no code', right.map((word) => (word === '371100' ? '3711' : word))],
])('%s makes no document', (_, words) => {
  const { stdout, status } = spawnSync(process.execPath, [...command, ...words], { cwd: root, encoding: 'utf8', env: process.env })
  expect([stdout, status]).toEqual(['', 2])
})

test('without the keys of the environment there is no document', () => {
  expect(() => execFileSync(process.execPath, [...command, ...right], { cwd: root, stdio: 'pipe', env: { ...process.env, ANXIN_DATA_KEY: '' } })).toThrow(/ANXIN_DATA_KEY/)
})
