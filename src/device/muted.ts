/** 不用声音: remembered on this phone. */
import Taro from '@tarojs/taro'

const KEY = 'anxin.muted'

export const isMuted = (): boolean => Taro.getStorageSync(KEY) === true
export const setMuted = (muted: boolean): void => { Taro.setStorageSync(KEY, muted) }
