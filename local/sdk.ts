import { init, SYMBOL_CURRENT_ENV, type CloudBase } from '@cloudbase/node-sdk'

/** The real SDK, for seeding and for looking into the store. Load this file only when the gateway's environment stands. */
export const openSdk = (): CloudBase => init({ env: SYMBOL_CURRENT_ENV, keepalive: true })
