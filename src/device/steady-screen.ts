/** 怕光、有癫痫：屏幕不变颜色: remembered on this phone, or told by its own setting for less motion. */
import Taro from '@tarojs/taro'

const KEY = 'anxin.steadyScreen'

const wantsLessMotion = (): boolean =>
  typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches

export const isScreenSteady = (): boolean => {
  const chosen: unknown = Taro.getStorageSync(KEY)
  return typeof chosen === 'boolean' ? chosen : wantsLessMotion()
}
export const setScreenSteady = (steady: boolean): void => { Taro.setStorageSync(KEY, steady) }
