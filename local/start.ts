import { rmSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureH5 } from './build-h5'
import { openDemo, type Demo } from './demo/demo'
import { demoRoutes } from './demo/routes'
import { OUTLET_SCENE } from './demo/seed'
import { peopleTable } from './demo/table'
import { terminalQr } from './qr'
import { startLocal } from './server'

const root = path.resolve(__dirname, '..')
const HELP = `npm start -- [--fresh] [--port 8720] [--lan] [--dir .anxin]
  --fresh  forget the stored data first
  --port   where to listen (0: any free port)
  --lan    let other devices in the same network in (the camera of a phone still needs https)
  --dir    where the data lives`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false }, port: { type: 'string', default: '8720' }, lan: { type: 'boolean', default: false },
      dir: { type: 'string', default: path.join(root, '.anxin') }, help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  if (values.fresh) rmSync(values.dir, { recursive: true, force: true })

  const h5 = await ensureH5(root)
  let demo: Demo | null = null
  const local = await startLocal({
    dir: values.dir, port: Number(values.port), h5, lan: values.lan, routes: (app) => demoRoutes(app, () => demo),
  })
  demo = await openDemo(local)
  const lanHost = values.lan ? Object.values(networkInterfaces()).flat().find((one) => one?.family === 'IPv4' && !one.internal)?.address : undefined
  const entry = `${lanHost ? local.url.replace('127.0.0.1', lanHost) : local.url}/#/pages/home/index?scene=${OUTLET_SCENE}`

  console.log(`\n安心认证（演示数据，都是虚构的人）\n\n${peopleTable(await demo.people())}`)
  console.log(`\n  1. 用自己的脸试  ${local.url}/demo/   选一个人，先“换成我的照片”，再认证`)
  console.log(`  2. 首页          ${local.url}/#/pages/home/index`)
  console.log('  3. 没有摄像头    npm run demo')
  console.log(`\n扫码进入网点入口 ${entry}\n${await terminalQr(entry)}`)
  console.log('Ctrl+C 停止。数据在重启后还在；npm start -- --fresh 从头来。')

  const stop = () => { void local.close().then(() => process.exit(0)) }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `端口被占用了。换一个：npm start -- --port 8721` : error)
  process.exit(1)
})
