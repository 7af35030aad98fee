import Taro from '@tarojs/taro'

/** Keeps the screen on and bright while filming. Returns how to give both back. */
export function keepScreenOn(): () => void {
  const ignore = { fail: () => undefined } // not every phone allows it, and filming works without
  let before: number | null = null
  let ended = false
  Taro.setKeepScreenOn({ keepScreenOn: true, ...ignore })
  Taro.getScreenBrightness({
    success: ({ value }) => {
      if (ended) return
      before = value
      Taro.setScreenBrightness({ value: 1, ...ignore })
    },
    ...ignore,
  })
  return () => {
    ended = true
    Taro.setKeepScreenOn({ keepScreenOn: false, ...ignore })
    if (before !== null) Taro.setScreenBrightness({ value: before, ...ignore })
  }
}
