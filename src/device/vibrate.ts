import Taro from '@tarojs/taro'

/** `short`: a step is done. `long`: please look. Never the only sign: many phones and every desktop stay still. */
export function vibrate(kind: 'short' | 'long'): void {
  const options = { fail: () => undefined }
  const shaken = kind === 'short' ? Taro.vibrateShort(options) : Taro.vibrateLong(options)
  // a phone without a motor answers with a failure, about which there is nothing to do
  shaken?.catch?.(() => undefined)
}
