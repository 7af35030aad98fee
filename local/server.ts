import { readFileSync } from 'node:fs'
import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import type { Handler } from './gateway/functions'
import { startGateway } from './gateway/gateway'
import type { Timer } from './gateway/timers'
import { keysOf, noteAddress } from './keys'

export interface LocalOptions {
  /** Where the data lives: database, files, keys. */
  dir: string
  /** 0, the default: any free port. */
  port?: number
  /** Folder of the built pages; without it only the functions answer. */
  h5?: string
  /** Address under which other devices in the network may come in; without one only this computer may. Needs a fixed port. */
  lanHost?: string
  region?: string
  /** More routes, before the pages: the demo. */
  routes?: (app: Hono) => void
}

/** Files whose name carries a hash, and the face models, whose versions are pinned: fetched once by every phone. */
const LASTING = /[\\/](js|css|models)[\\/]/

export type LocalCloud = Awaited<ReturnType<typeof startLocal>>

interface Deployment { functions: { name: string; triggers?: { name: string; config: string }[] }[] }

/** The timers that the deployment file gives the functions in the cloud. */
function deployedTimers(): Timer[] {
  const { functions } = JSON.parse(readFileSync(path.join(__dirname, '..', 'cloudbaserc.json'), 'utf8')) as Deployment
  return functions.flatMap(({ name, triggers = [] }) => triggers.map((trigger) => ({ name: trigger.name, cron: trigger.config, function: name })))
}

/**
 * The embedded CloudBase with our functions in it, exactly as deployed: they see an SCF environment and the real SDK, which
 * the environment points at this gateway. The functions are loaded after the environment stands, as the cloud does.
 */
export async function startLocal({ dir, port, h5, lanHost, region = '371100', routes }: LocalOptions) {
  const { gatewayKey, ...keys } = keysOf(dir)
  const functions: Record<string, Handler> = {}
  const gateway = await startGateway({
    dir, port, functions, secrets: { local: gatewayKey }, timers: deployedTimers(),
    ...(lanHost ? { host: '0.0.0.0', publicUrl: `http://${lanHost}:${port}` } : {}),
    routes: (app) => {
      routes?.(app)
      if (h5) app.use('/*', serveStatic({ root: h5, onFound: (file, c) => { c.header('cache-control', LASTING.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache') } }))
    },
  })
  noteAddress(dir, gateway.adminUrl)
  Object.assign(process.env, gateway.env, keys, { ANXIN_REGION: region })
  const [sdk, citizen, face, nightly, dispatch, staff, kiosk] = await Promise.all([
    import('./sdk'),
    import('../cloudfunctions/citizen/index'), import('../cloudfunctions/face/index'), import('../cloudfunctions/nightly/index'),
    import('../cloudfunctions/dispatch/index'), import('../cloudfunctions/staff/index'),
    import('../cloudfunctions/kiosk/index'),
  ])
  Object.assign(functions, { citizen: citizen.main, face: face.main, nightly: nightly.main, dispatch: dispatch.main, staff: staff.main, kiosk: kiosk.main })
  return { url: gateway.url, region, gateway, app: sdk.openSdk(), close: gateway.close }
}
