/** The part of `wx` and `my` that our pages call, with the platform's callback style. */

export interface Callbacks { success?(result: unknown): void; complete?(result: unknown): void; [option: string]: unknown }
export interface Call { action: string; input: unknown }

export interface Put { url: string; method: string; header: Record<string, string>; bytes: number }

export interface Surroundings {
  storage: Map<string, unknown>
  open(url: string): void
  close(): void
  closeAll(): void
  /** What the cloud function says to one call: a Reply of domain/contract/errors. */
  answer(call: Call): unknown
  /** A request that is no call: bytes for the storage. Returns the status. */
  put(request: Put): number
  /** The camera's and the files' own doings: `start`, `stop`, `unlink <path>`. */
  did(what: string): void
}

const later = (then: () => void) => { setTimeout(then, 0) }
const settle = (options: Callbacks | undefined, extra: object = {}) => {
  const result = { errMsg: 'ok', ...extra }
  later(() => { options?.success?.(result); options?.complete?.(result) })
}

const info = {
  platform: 'devtools', system: 'iOS 16', SDKVersion: '3.5.0', version: '8.0.50', brand: 'x', model: 'x', language: 'zh_CN',
  windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 667, pixelRatio: 2, statusBarHeight: 20,
  safeArea: { top: 20, bottom: 667, left: 0, right: 375, width: 375, height: 647 },
}
const launch = { scene: 1001, query: {} }
const about = {
  getSystemInfoSync: () => info, getWindowInfo: () => info, getDeviceInfo: () => info, getAppBaseInfo: () => info,
  getSystemSetting: () => ({}), getAppAuthorizeSetting: () => ({}), canIUse: () => true, nextTick: later,
  getLaunchOptionsSync: () => launch, getEnterOptionsSync: () => launch,
  env: { USER_DATA_PATH: 'wxfile://usr' },
}

/** Measures nothing, but answers. */
function selectorQuery() {
  const query: Record<string, unknown> = { exec: (then?: (all: unknown[]) => void) => later(() => then?.([{}])) }
  const steps = ['in', 'select', 'selectAll', 'selectViewport', 'boundingClientRect', 'scrollOffset', 'fields', 'node']
  for (const name of steps) query[name] = () => query
  return query
}

/** An unknown `onSomething` may be called, anything else unknown is missing, as on an old phone. */
/** Where the camera leaves a clip, and how long it is. */
export const CLIP = { path: 'file://clip.mp4', bytes: 1234 }

export function platform({ storage, open, close, closeAll, answer, put, did }: Surroundings): object {
  const navigate = (before: () => void) => (options: Callbacks & { url: string }) => { before(); open(options.url); settle(options) }
  const known: Record<string, unknown> = {
    ...about,
    createSelectorQuery: selectorQuery,
    // Taro makes its own only of what it finds by name
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    // WeChat passes the key, Alipay an object
    getStorageSync: (key: string | { key: string }) =>
      typeof key === 'string' ? storage.get(key) ?? '' : { data: storage.get(key.key) ?? null, success: true },
    setStorageSync: (key: string | { key: string; data: unknown }, data: unknown) => {
      if (typeof key === 'string') storage.set(key, data)
      else storage.set(key.key, key.data)
    },
    removeStorageSync: (key: string) => { storage.delete(key) },
    navigateTo: navigate(() => undefined),
    redirectTo: navigate(close),
    reLaunch: navigate(closeAll),
    pageScrollTo: settle,
    setKeepScreenOn: settle,
    setScreenBrightness: settle,
    getScreenBrightness: (options: Callbacks) => settle(options, { value: 0.5 }),
    vibrateShort: settle,
    // the person agrees to everything
    requestSubscribeMessage: ({ tmplIds, ...options }: Callbacks & { tmplIds: string[] }) => settle(options, Object.fromEntries(tmplIds.map((id) => [id, 'accept']))),
    getSetting: (options: Callbacks) => settle(options, { authSetting: { 'scope.camera': true } }),
    createCameraContext: () => ({
      startRecord: (options: Callbacks) => { did('start'); settle(options) },
      stopRecord: (options: Callbacks) => { did('stop'); settle(options, { tempVideoPath: CLIP.path }) },
      onCameraFrame: () => ({ start() {}, stop() {} }),
    }),
    getFileSystemManager: () => ({
      getFileInfo: (options: Callbacks) => settle(options, { size: CLIP.bytes }),
      readFile: (options: Callbacks) => settle(options, { data: new ArrayBuffer(options.filePath === CLIP.path ? CLIP.bytes : 0) }),
      unlink: (options: Callbacks) => { did(`unlink ${String(options.filePath)}`); settle(options) },
    }),
    cloud: { init: () => undefined, callFunction: async ({ data }: { data: Call }) => ({ result: answer(data) }) },
    request: ({ url, method, header, headers, data, ...options }: Callbacks & { url: string; method?: string; header?: Put['header']; headers?: Put['header']; data: Call | ArrayBuffer }) => {
      const isCall = method !== 'PUT'
      const statusCode = isCall ? 200 : put({ url, method: method ?? '', header: header ?? headers ?? {}, bytes: (data as ArrayBuffer).byteLength })
      // WeChat calls it statusCode, Alipay status
      settle(options, { statusCode, status: statusCode, data: isCall ? answer(data as Call) : '', header: {} })
    },
  }
  return new Proxy(known, {
    get: (api, name) => {
      if (name in api || typeof name === 'symbol') return api[String(name)]
      return /^(on|off)[A-Z]/.test(name) ? () => undefined : undefined
    },
  })
}
