/** The last answer of getHome for a day without network: where one stands, and nothing that tells who (no name, no number). */
import Taro from '@tarojs/taro'
import type { Standing } from '@/domain/contract/common'
import type { Home } from '../run'

const KEY = 'anxin.lastStanding'

export interface KeptHome { at: string; standing: Standing }

export function keepHome(home: Home): void {
  if (!home.self) return Taro.removeStorageSync(KEY)
  const kept: KeptHome = { at: new Date().toISOString(), standing: home.self.standing }
  Taro.setStorageSync(KEY, kept)
}

export function keptHome(): KeptHome | null {
  const kept: KeptHome | '' | undefined = Taro.getStorageSync(KEY)
  return kept ? kept : null
}
