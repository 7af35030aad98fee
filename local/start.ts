import { existsSync, rmSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { warmUp } from '../cloudfunctions/face/crew'
import { ensureH5 } from './build-h5'
import { openDemo, type Demo } from './demo/demo'
import { demoRoutes } from './demo/routes'
import { OUTLET_SCENE } from './demo/seed'
import { peopleTable, staffTable } from './demo/table'
import { terminalQr } from './qr'
import { startLocal } from './server'

const root = path.resolve(__dirname, '..')
const HELP = `npm start -- [--fresh] [--port 8720] [--lan] [--dir .anxin]
  --fresh  forget the stored data first
  --port   where to listen (0: any free port)
  --lan    let other devices in the same network in (the camera of a phone still needs https)
  --dir    where the data lives
  --cold   load the server's face models with the first film, not ahead of it`

/** Said to the person at the terminal as it is. */
class Complaint extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false }, port: { type: 'string', default: '8720' }, lan: { type: 'boolean', default: false },
      dir: { type: 'string', default: path.join(root, '.anxin') }, cold: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(HELP)
  // never delete a folder that is not ours
  if (values.fresh && existsSync(values.dir) && !existsSync(path.join(values.dir, 'keys.json'))) throw new Complaint(`${values.dir} 不是安心认证的数据目录，没有删除。`)
  if (values.fresh) rmSync(values.dir, { recursive: true, force: true })

  const lanHost = values.lan ? Object.values(networkInterfaces()).flat().find((one) => one?.family === 'IPv4' && !one.internal)?.address : undefined
  if (values.lan && (!lanHost || Number(values.port) === 0)) throw new Complaint('--lan 要有网络和固定的端口。')
  const h5 = await ensureH5(root)
  let demo: Demo | null = null
  const local = await startLocal({ dir: values.dir, port: Number(values.port), h5, lanHost, routes: (app) => demoRoutes(app, () => demo) })
  demo = await openDemo(local)
  if (!values.cold) warmUp()
  const entry = `${lanHost ? `http://${lanHost}:${values.port}` : local.url}/#/pages/home/index?scene=${OUTLET_SCENE}`

  console.log(`\n安心认证（演示数据，都是虚构的人）\n\n${peopleTable(await demo.people())}`)
  console.log(`\n  1. 用自己的脸试  ${local.url}/demo/   选一个人，先“换成我的照片”，再认证`)
  console.log(`  2. 首页          ${local.url}/#/pages/home/index`)
  console.log('  3. 没有摄像头    npm run demo')
  console.log(`  4. 工作台        ${local.url}/#/staff/sign-in/index   动态码在 ${local.url}/demo/ 一直更新`)
  console.log(`  5. 自助机        ${local.url}/#/kiosk/home/index   登记码 ${await demo.kioskCode()}（15 分钟内输入；新的：npm run kiosk -- enrol demo-outlet）\n`)
  console.log(staffTable(await demo.staff.colleagues()))
  console.log(`\n扫码进入网点入口 ${entry}\n${await terminalQr(entry)}`)
  console.log('Ctrl+C 停止。数据在重启后还在；npm start -- --fresh 从头来。')

  const stop = () => { void local.close().then(() => process.exit(0)) }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: NodeJS.ErrnoException) => {
  if (error.code === 'EADDRINUSE') console.error('端口被占用了。换一个：npm start -- --port 8721')
  else if (/is in use by another gateway/.test(error.message)) console.error('已经有一个在运行了。先停掉它，或换个数据目录：npm start -- --dir .anxin2 --port 8721')
  else console.error(error instanceof Complaint ? error.message : error)
  process.exit(1)
})
