import { randomInt } from 'node:crypto'
import { ENROL_CODE_MS } from '../../../src/domain/kiosk'
import type { KioskCode, Outlet } from '../documents-kiosks'
import type { Secrets } from '../secrets'

/** No letters that look alike; 31 of them, eight times: 39.6 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

export const kioskCodeId = (secrets: Secrets, code: string): string => secrets.index('kioskCode', code)

/** The code is shown once; only its blind index is stored. */
export function newKioskCode(secrets: Secrets, { _id: outletId, name, region }: Pick<Outlet, '_id' | 'name' | 'region'>, at: number): { code: string; row: KioskCode } {
  const code = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return { code, row: { _id: kioskCodeId(secrets, code), outletId, name, region, endsAt: at + ENROL_CODE_MS, kioskId: null } }
}
