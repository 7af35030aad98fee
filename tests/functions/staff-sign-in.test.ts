import { startCloud, type Cloud } from './cloud'
import { employ, PASSWORD, type Colleague } from './colleagues'

jest.setTimeout(60_000)
let cloud: Cloud
let zhou: Colleague
beforeEach(async () => {
  cloud = await startCloud()
  zhou = await employ(cloud, 'A-1001', ['clerk'])
})
afterEach(() => cloud.close())

const guess = (more: Partial<{ account: string; password: string; code: string }> = {}, headers?: Record<string, string>) =>
  cloud.desk(null, headers).call('signIn', { account: zhou.account, password: PASSWORD, code: zhou.code(), ...more })

test('account, password and code open a session; the account may be typed in any case', async () => {
  const answer = await guess({ account: 'a-1001' })
  expect(answer).toMatchObject({ kind: 'signedIn', self: { staffId: zhou.id, name: '周一文', roles: ['clerk'], region: '371100', idleMinutes: 15 } })
  if (answer.kind !== 'signedIn') return
  expect(await cloud.desk(answer.token).call('whoAmI', {})).toEqual(answer.self)
})
