import Taro from '@tarojs/taro'

/** Calls `then` whenever the phone has a network again. Returns how to stop listening. */
export function onNetworkBack(then: () => void): () => void {
  const changed: Taro.onNetworkStatusChange.Callback = ({ isConnected }) => { if (isConnected) then() }
  Taro.onNetworkStatusChange(changed)
  return () => Taro.offNetworkStatusChange(changed)
}
