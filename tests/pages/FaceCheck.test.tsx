import { act, fireEvent, render, screen } from '@testing-library/react'
import FaceCheck from '@/components/FaceCheck'
import type { Tint } from '@/domain/face/tint'
import type { FaceWorkerReport } from '@/device/face-worker.h5'
import { plugIn, Stream } from './doubles/camera'

const denied = (name: string) => async () => { throw Object.assign(new Error(name), { name }) }

function show(open: () => Promise<Stream> = async () => new Stream(), tints: Tint[] | null = null) {
  const camera = plugIn(open)
  const told = { onDone: jest.fn(), onStop: jest.fn(), onTrouble: jest.fn() }
  const page = () => render(<FaceCheck actions={['blink', 'openMouth']} camera='front' muted tints={tints} {...told} />)
  return { camera, told, page }
}

/** Lets time pass in steps, so that promises between the timers are settled as well. */
async function pass(ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 100) await act(async () => { await jest.advanceTimersByTimeAsync(100) })
}

/** Opened, first frame there. */
async function filming(tints: Tint[] | null = null) {
  const shown = show(undefined, tints)
  const stream = new Stream()
  shown.camera.getUserMedia.mockResolvedValue(stream)
  const { container, unmount } = shown.page()
  await pass(100)
  const video = container.querySelector('video')
  if (video) fireEvent.loadedData(video)
  return { ...shown, stream, unmount, container }
}

let warned: jest.SpyInstance
beforeEach(() => {
  jest.useFakeTimers()
  warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  jest.useRealTimers()
  warned.mockRestore()
})

describe('when there is no camera', () => {
  test.each([
    ['the person refuses', 'NotAllowedError', 'cameraDenied'],
    ['another program has it', 'NotReadableError', 'cameraBusy'],
    ['there is none', 'NotFoundError', 'unsupported'],
  ])('%s: the page hears %s as %s', async (_, name, reason) => {
    const { told, page } = show(denied(name))
    page()
    await pass(100)
    expect(told.onTrouble.mock.calls).toEqual([[reason]])
  })

  test('an insecure page is our fault, a browser without recorder is unsupported', async () => {
    const insecure = show()
    Object.defineProperty(window, 'isSecureContext', { value: false })
    insecure.page()
    await pass(100)
    expect(insecure.told.onTrouble.mock.calls).toEqual([['service']])
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('insecureContext'))
    const old = show()
    Object.assign(globalThis, { MediaRecorder: undefined })
    old.page()
    await pass(100)
    expect(old.told.onTrouble.mock.calls).toEqual([['unsupported']])
  })

  test('a camera that never shows a picture is busy after 8 s', async () => {
    const { told, page } = show()
    page()
    await pass(8500)
    expect(told.onTrouble.mock.calls).toEqual([['cameraBusy']])
  })
})

describe('while filming', () => {
  test('without face models it films by the clock and hands over one clip, then lets the camera go', async () => {
    const { camera, told, stream } = await filming()
    act(() => { camera.report({ kind: 'failed', why: 'no WebAssembly' }) })
    expect(screen.getByText('把脸放进圆圈')).toBeVisible()
    await pass(7000)
    expect(screen.getByText('请眨眨眼')).toBeVisible()
    await pass(6000)
    expect(screen.getByText('请张张嘴')).toBeVisible()
    await pass(7000)
    expect(told.onDone).toHaveBeenCalledTimes(1)
    const [clip] = told.onDone.mock.calls[0]
    expect(clip).toMatchObject({ path: 'blob:clip', mimeType: 'video/webm;codecs=vp8', prompts: [{ action: 'blink', shownAtMs: 0 }, { action: 'openMouth' }] })
    expect(clip.bytes).toBeGreaterThan(0)
    expect(clip.durationMs).toBeLessThanOrEqual(12_000)
    expect(stream.track.stopped).toBe(true)
    expect(camera.worker()?.terminated).toBe(true)
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('without live hints: no WebAssembly'))
  })

  test('with face models it shows hints, follows the actions and is done as soon as both are seen', async () => {
    const { camera, told } = await filming()
    const reading = (hint: 'tooFar' | null, seen: { action: 'blink' | 'openMouth'; agoMs: number } | null = null): FaceWorkerReport =>
      ({ kind: 'reading', reading: { hint, seen }, ms: 50 })
    const watch = async (ms: number, hint: 'tooFar' | null) => {
      for (let gone = 0; gone < ms; gone += 100) {
        act(() => { camera.report(reading(hint)) })
        await pass(100)
      }
    }
    act(() => { camera.report({ kind: 'ready' }) })
    await watch(4000, 'tooFar')
    expect(screen.getByText('靠近一点')).toBeVisible()
    await watch(4500, null)
    expect(screen.getByText('请眨眨眼')).toBeVisible()
    await watch(2500, null)
    act(() => { camera.report(reading(null, { action: 'blink', agoMs: 300 })) })
    expect(screen.getByText('请张张嘴')).toBeVisible()
    await watch(1500, null)
    act(() => { camera.report(reading(null, { action: 'openMouth', agoMs: 300 })) })
    expect(screen.getByText('好了，拍完了')).toBeVisible()
    await pass(1000)
    expect(told.onDone).toHaveBeenCalledTimes(1)
    expect(told.onDone.mock.calls[0][0].durationMs).toBeLessThan(8000)
  })

  const ORDER: Tint[] = ['warm', 'cool', 'neutral', 'green']

  test('while it records, and only then, the background goes through the colours in their order, and the clip says when', async () => {
    const { camera, told, container } = await filming(ORDER)
    const colour = () => /face-check--(\w+)/.exec(container.querySelector('.face-check')?.className ?? '')?.[1] ?? null
    act(() => { camera.report({ kind: 'failed', why: 'none' }) })
    await pass(4000)
    expect(colour()).toBeNull()
    const seen: (string | null)[] = []
    while (told.onDone.mock.calls.length === 0) {
      await pass(500)
      if (colour() !== seen.at(-1)) seen.push(colour())
    }
    expect(seen).toEqual([null, ...ORDER, 'warm', 'cool'].slice(0, seen.length))
    expect(seen.length).toBeGreaterThan(4)
    const [{ tints }] = told.onDone.mock.calls[0]
    expect(tints.slice(0, 4)).toEqual(ORDER.map((tint, i) => ({ tint, shownAtMs: expect.closeTo(2000 * i, -3) })))
  })

  test('whoever wants a steady screen gets one, and the clip says nothing of colours', async () => {
    const { camera, told, container } = await filming(null)
    act(() => { camera.report({ kind: 'failed', why: 'none' }) })
    while (told.onDone.mock.calls.length === 0) {
      await pass(1000)
      expect(container.querySelector('.face-check')?.className).not.toMatch(/face-check--/)
    }
    expect(told.onDone.mock.calls[0][0].tints).toBeUndefined()
  })

  test('leaving the page drops the recording and says so on coming back', async () => {
    const { camera, told } = await filming()
    act(() => { camera.report({ kind: 'failed', why: 'none' }) })
    await pass(8000)
    expect(camera.recorders().map(({ state }) => state)).toEqual(['recording'])
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    act(() => { document.dispatchEvent(new Event('visibilitychange')) })
    Object.defineProperty(document, 'hidden', { value: false, configurable: true })
    expect(camera.recorders().map(({ state }) => state)).toEqual(['inactive'])
    expect(screen.getByText('刚才断了一下，再来一次')).toBeVisible()
    expect(told.onDone).not.toHaveBeenCalled()
  })

  test('a camera that is taken away is opened again', async () => {
    const { camera, stream } = await filming()
    act(() => { stream.track.dispatchEvent(new Event('ended')) })
    expect(screen.getByText('正在打开摄像头')).toBeVisible()
    await pass(100)
    expect(camera.getUserMedia).toHaveBeenCalledTimes(2)
  })

  test.each([['回上一步', 'back'], ['换个方式', 'otherWay']])('停下 asks; %s leaves', async (word, choice) => {
    const { told } = await filming()
    fireEvent.click(screen.getByText('停下'))
    expect(screen.getByText('接着拍')).toBeVisible()
    expect(told.onStop).not.toHaveBeenCalled()
    fireEvent.click(screen.getByText(word))
    expect(told.onStop.mock.calls).toEqual([[choice]])
  })

  test('接着拍 goes on', async () => {
    await filming()
    fireEvent.click(screen.getByText('停下'))
    fireEvent.click(screen.getByText('接着拍'))
    expect(screen.getByText('把脸放进圆圈')).toBeVisible()
  })

  test('the camera is let go when the page goes', async () => {
    const { stream, unmount } = await filming()
    expect(stream.track.stopped).toBe(false)
    unmount()
    expect(stream.track.stopped).toBe(true)
  })
})
