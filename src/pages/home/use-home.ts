import { useDidShow, useRouter } from '@tarojs/taro'
import { useRef } from 'react'
import { call } from '@/api/client'
import { useLoad, type Loaded } from '@/components/use-load'
import type { CitizenCalls } from '@/domain/contract/citizen'
import type { Home } from '../run'
import { keepHome, keptHome, type KeptHome } from './kept-home'

type Entry = CitizenCalls['openEntry']['output']

export interface HomeData {
  home: Home
  /** The code that was scanned to come here. */
  scene: string | null
  entry: Entry | null
}

/** The people of this phone and, when a code led here, what it stands for. */
export function useHome(): Loaded<HomeData> & { kept: KeptHome | null; helpFor: string | null } {
  const { scene: encoded, help: helpFor = null } = useRouter().params
  // WeChat hands the scene over percent-encoded
  const scene = encoded ? decodeURIComponent(encoded) : null
  const loaded = useLoad(async () => {
    const [home, entry] = await Promise.all([call('getHome', {}), scene ? call('openEntry', { scene }) : null])
    keepHome(home)
    return { home, scene, entry }
  })
  const isFirstShow = useRef(true)
  // back from another page: a certification may have moved the due day
  useDidShow(() => {
    if (!isFirstShow.current) loaded.reload()
    isFirstShow.current = false
  })
  return { ...loaded, kept: loaded.state.kind === 'offline' ? keptHome() : null, helpFor }
}
