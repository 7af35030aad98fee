import { act, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type * as H5 from '@/components/FaceCheck'

// by its full name: without it the H5 component would come
const { default: FaceCheck } = jest.requireActual<typeof H5>('../../src/components/FaceCheck/index.tsx')

/** The camera component as it was rendered last. */
let camera: Record<string, (event?: unknown) => void> & { devicePosition?: string } = {}
let hide: () => void = () => undefined

jest.mock('@tarojs/components', () => ({
  __esModule: true,
  ...jest.requireActual('./doubles/components'),
  Camera: (props: typeof camera) => { camera = props; return null },
}))
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  ...jest.requireActual('./doubles/taro'),
  useDidHide: (then: () => void) => { hide = then },
}))

interface Calls { startRecord: { success(): void; fail(error: { errMsg: string }): void; selfieMirror: boolean }[]; stopRecord: number; removed: string[] }

/** WeChat's camera, files and VKSession. `allowed`: what the person answered about the camera. */
function wechat({ allowed = true, vk = true } = {}) {
  const calls: Calls = { startRecord: [], stopRecord: 0, removed: [] }
  const on: Record<string, (anchors: unknown[]) => void> = {}
  let frame: (frame: unknown) => void = () => undefined
  Object.assign(Taro, {
    getSetting: async () => ({ authSetting: { 'scope.camera': allowed } }),
    createCameraContext: () => ({
      startRecord: (options: Calls['startRecord'][number]) => { calls.startRecord.push(options); options.success() },
      stopRecord: ({ success }: { success(result: { tempVideoPath: string }): void }) => success({ tempVideoPath: `wxfile://${++calls.stopRecord}.mp4` }),
      onCameraFrame: (then: typeof frame) => { frame = then; return { start: jest.fn(), stop: jest.fn() } },
    }),
    createVKSession: vk ? () => ({
      on: (name: string, then: (anchors: unknown[]) => void) => { on[name] = then },
      start: (then: (error: number) => void) => then(0),
      detectFace: jest.fn(),
      destroy: jest.fn(),
    }) : undefined,
    getFileSystemManager: () => ({
      getFileInfo: ({ success }: { success(info: { size: number }): void }) => success({ size: 1234 }),
      unlink: ({ filePath }: { filePath: string }) => { calls.removed.push(filePath) },
    }),
  })
  const grey = new Uint8Array(480 * 640 * 4).fill(128).buffer
  const frameOnly = () => frame({ data: grey, width: 480, height: 640 })
  const sees = (anchors: unknown[]) => {
    frameOnly()
    on[anchors.length ? 'updateAnchors' : 'removeAnchors']?.(anchors)
  }
  return { calls, sees, frameOnly }
}

const face = (width: number, x = 0.5) => ({ origin: { x: x - width / 2, y: 0.3 }, size: { width, height: 0.4 } })

function film(actions: readonly ('blink' | 'openMouth')[] = ['openMouth', 'blink']) {
  const told = { onDone: jest.fn(), onStop: jest.fn(), onTrouble: jest.fn() }
  return { told, ...render(<FaceCheck tints={null} actions={actions} camera='rear' muted {...told} />) }
}

async function pass(ms: number, during: () => void = () => undefined): Promise<void> {
  for (let gone = 0; gone < ms; gone += 100) {
    await act(async () => {
      during()
      await jest.advanceTimersByTimeAsync(100)
    })
  }
}

beforeEach(() => {
  jest.useFakeTimers()
  process.env.TARO_ENV = 'weapp'
  // React's own check of attributes knows no aria-role, which is WeChat's spelling
  jest.spyOn(console, 'error').mockImplementation((...what) => { if (!String(what[1]).includes('aria-role')) throw new Error(what.join(' ')) })
})
afterEach(() => {
  jest.useRealTimers()
  process.env.TARO_ENV = 'h5'
})

test.each([[false, 'cameraDenied'], [true, 'cameraBusy']])('a camera error with permission %s is %s', async (allowed, reason) => {
  wechat({ allowed })
  const { told } = film()
  act(() => camera.onError?.({ detail: {} }))
  await pass(100)
  expect(told.onTrouble.mock.calls).toEqual([[reason]])
})

test('without VKSession it films 6 s an action with the camera that was asked for, not mirrored', async () => {
  const { calls } = wechat({ vk: false })
  const { told } = film()
  expect(camera.devicePosition).toBe('back')
  act(() => camera.onInitDone?.())
  await pass(7000)
  expect(screen.getByText('请张张嘴')).toBeVisible()
  expect(calls.startRecord).toHaveLength(1)
  expect(calls.startRecord[0]?.selfieMirror).toBe(false)
  await pass(13_000)
  expect(told.onDone).toHaveBeenCalledTimes(1)
  const [clip] = told.onDone.mock.calls[0]
  expect(clip).toMatchObject({ path: 'wxfile://1.mp4', mimeType: 'video/mp4', bytes: 1234, prompts: [{ action: 'openMouth' }, { action: 'blink' }] })
  expect(clip.durationMs).toBeLessThanOrEqual(12_000)
})

test.each([
  ['nobody', [], '没看到脸'],
  ['a small face', [face(0.15)], '靠近一点'],
  ['a face that fills the picture', [face(0.9)], '离远一点'],
  ['a face at the edge', [face(0.4, 0.8)], '把脸放到中间'],
  ['two faces', [face(0.4), face(0.4, 0.2)], '旁边的人走开一下'],
])('with VKSession %s gives the hint', async (_, anchors, words) => {
  const { sees } = wechat()
  film()
  act(() => camera.onInitDone?.())
  await pass(4000, () => sees(anchors))
  expect(screen.getAllByText(words)[0]).toBeVisible()
})

test('with VKSession the actions begin only when the face is well placed', async () => {
  const { sees, calls } = wechat()
  film()
  act(() => camera.onInitDone?.())
  await pass(9000, () => sees([face(0.15)]))
  expect(calls.startRecord).toHaveLength(0)
  await pass(7000, () => sees([face(0.4)]))
  expect(calls.startRecord).toHaveLength(1)
})

test('a detector that never answers is not waited for longer than 10 s', async () => {
  const { frameOnly, calls } = wechat()
  film()
  act(() => camera.onInitDone?.())
  await pass(6000, frameOnly)
  expect(screen.getAllByText('没看到脸')[0]).toBeVisible()
  await pass(10_000, frameOnly)
  expect(calls.startRecord).toHaveLength(1)
})

test('a call in between drops the recording and its file', async () => {
  const { calls } = wechat({ vk: false })
  film()
  act(() => camera.onInitDone?.())
  await pass(9000)
  act(() => hide())
  await pass(100)
  expect(calls).toMatchObject({ stopRecord: 1, removed: ['wxfile://1.mp4'] })
  expect(screen.getByText('刚才断了一下，再来一次')).toBeVisible()
})
