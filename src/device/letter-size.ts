/** The person's letter size: 1 标准, 2 大, 3 特大. Kept on this phone; the first value follows the phone's own setting. */
import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

export type LetterSize = 1 | 2 | 3

const KEY = 'anxin.letterSize'
const listeners = new Set<() => void>()
let current: LetterSize | null = null

/** WeChat's own letter size as a factor of the standard one; 关怀模式 is 1.4. Other platforms do not tell. */
function phoneFactor(): number {
  if (process.env.TARO_ENV !== 'weapp') return 1
  return Taro.getAppBaseInfo().fontSizeScaleFactor ?? 1
}

function first(): LetterSize {
  const kept = Number(Taro.getStorageSync(KEY))
  if (kept === 1 || kept === 2 || kept === 3) return kept
  const factor = phoneFactor()
  return factor >= 1.35 ? 3 : factor >= 1.1 ? 2 : 1
}

function letterSize(): LetterSize {
  current ??= first()
  return current
}

/** 标准 → 大 → 特大 → 标准, for every page that is open. Returns the new size. */
export function cycleLetterSize(): LetterSize {
  current = letterSize() === 3 ? 1 : letterSize() === 2 ? 3 : 2
  Taro.setStorageSync(KEY, current)
  for (const changed of listeners) changed()
  return current
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => { listeners.delete(changed) }
}

export const useLetterSize = (): LetterSize => useSyncExternalStore(subscribe, letterSize, letterSize)
