/** Which announcement this phone has shown already: its key, and nothing of the person. */
import Taro from '@tarojs/taro'

const KEY = 'anxin.seenNotice'

export const hasSeenNotice = (key: string): boolean => Taro.getStorageSync(KEY) === key
export const markNoticeSeen = (key: string): void => Taro.setStorageSync(KEY, key)
