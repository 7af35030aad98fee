import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const NAMES = ['ANXIN_DATA_KEY', 'ANXIN_INDEX_KEY', 'ANXIN_TOKEN_KEY', 'ANXIN_INTERNAL_KEY', 'gatewayKey'] as const

export type Keys = Record<(typeof NAMES)[number], string>

/**
 * The secrets of this embedded CloudBase: made once, kept beside its data (in the cloud they come from the function's
 * environment). Without the same keys the stored names and numbers could not be read after a restart.
 */
export function keysOf(dir: string): Keys {
  const file = path.join(dir, 'keys.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keys
  const keys = Object.fromEntries(NAMES.map((name) => [name, randomBytes(32).toString('base64url')])) as Keys
  mkdirSync(dir, { recursive: true })
  writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 })
  return keys
}

const addressFile = (dir: string) => path.join(dir, 'address.json')

/** Where the gateway of this data answers, for commands that are run beside it. */
export function noteAddress(dir: string, adminUrl: string): void {
  writeFileSync(addressFile(dir), JSON.stringify({ adminUrl }))
}

/** null when none was ever noted; whether anybody still answers there is another question. */
export function notedAddress(dir: string): string | null {
  return existsSync(addressFile(dir)) ? (JSON.parse(readFileSync(addressFile(dir), 'utf8')) as { adminUrl: string }).adminUrl : null
}
