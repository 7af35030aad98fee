/** @tarojs/taro as a page sees it: navigation that is only written down, storage in memory, requests answered by the test. */
import { useEffect, useRef } from 'react'

const storage = new Map<string, unknown>()
let params: Record<string, string> = {}
let didShow: (() => void)[] = []

const navigation = () => jest.fn(async (_: { url: string }) => undefined)
const Taro = {
  navigateTo: navigation(),
  redirectTo: navigation(),
  reLaunch: navigation(),
  navigateBack: jest.fn(async () => undefined),
  getCurrentPages: () => [{}, {}],
  pageScrollTo: jest.fn(async () => undefined),
  makePhoneCall: jest.fn(async (_: { phoneNumber: string }) => undefined),
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => { storage.set(key, value) },
  removeStorageSync: (key: string) => { storage.delete(key) },
  request: jest.fn(),
  vibrateShort: jest.fn(async () => undefined),
  vibrateLong: jest.fn(async () => undefined),
}
export default Taro

export const useRouter = () => ({ params })
export function useDidShow(shown: () => void): void {
  const latest = useRef(shown)
  latest.current = shown
  useEffect(() => {
    const show = () => latest.current()
    didShow.push(show)
    show()
    return () => { didShow = didShow.filter((one) => one !== show) }
  }, [])
}

/** The page is opened with these, as from a link. */
export const openedWith = (query: Record<string, string>): void => { params = query }
/** Back from the page above. */
export const showAgain = (): void => { for (const show of didShow) show() }
export const stored = (): string => JSON.stringify([...storage])

export function resetTaro(): void {
  storage.clear()
  params = {}
  didShow = []
  for (const api of Object.values(Taro)) if (jest.isMockFunction(api)) api.mockClear()
  Taro.request.mockReset()
}
