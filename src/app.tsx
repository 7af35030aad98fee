import Taro, { usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  // an old link or a misread code: the home page instead of an empty screen
  usePageNotFound(() => { void Taro.reLaunch({ url: '/pages/home/index' }) })
  return children
}
