import { existsSync } from 'node:fs'
import path from 'node:path'
import { MiniProgram } from './mini-program'

const dist = path.resolve(__dirname, '../../dist/alipay')
const isBuilt = existsSync(path.join(dist, 'app.json'))
if (!isBuilt) console.warn('NOT RUN: the Alipay build is not there. Make it with `npm run build:alipay`, then run these tests again.')

;(isBuilt ? test : test.skip)('the Alipay build registers its device over HTTP, shows home and says what is a button', async () => {
  const app = new MiniProgram(dist, (action) => action === 'device.register'
    ? { ok: true, data: { token: 'device-token', expiresAt: '2027-11-23T00:00:00.000Z' } }
    : { ok: true, data: { today: '2026-11-23', self: null, relatives: [], waiting: [], consentVersion: '2026-1', videoDays: 7, maxRelatives: 8 } })
  app.open('pages/home/index')
  await app.sees('养老金认证')
  expect(app.asked.map(({ action }) => action)).toEqual(['device.register', 'getHome'])
  for (const { attributes } of app.all('button')) expect(attributes.role).toBe('button')
  await app.tap('开始认证')
  await app.goesTo('pages/certify/who/index')
  app.close()
  expect(app.errors).toEqual([])
})
