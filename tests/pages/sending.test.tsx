import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { Clip } from '@/device/clip'
import { Sending } from '@/pages/certify/face/Sending'
import { MOST_ROUNDS, SLOW_MS, TOO_SLOW_MS } from '@/pages/certify/face/use-sending'
import { beginRun, currentRun, note } from '@/pages/run'
import { inputsOf, serve } from './answers'
import { attempt, home, matched, notMatched } from './people'

/** The browser's upload, driven by the test. */
class FakeUpload {
  static sent: FakeUpload[] = []
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  status = 0
  headers: Record<string, string> = {}
  to = ''
  body: unknown
  open(method: string, url: string) { this.to = `${method} ${url}` }
  setRequestHeader(name: string, value: string) { this.headers[name] = value }
  send(body: unknown) { this.body = body; FakeUpload.sent.push(this) }
  abort() { this.onabort?.() }
  progress(part: number) { act(() => this.upload.onprogress?.({ loaded: part * 1000, total: 1000 })) }
  end(status: number) { this.status = status; act(() => this.onload?.()) }
}

const clip: Clip = {
  path: 'blob:clip', mimeType: 'video/webm', bytes: 5, durationMs: 8000, prompts: [{ action: 'openMouth', shownAtMs: 0 }],
}
const ticket = { url: 'https://storage.test/again', headers: { 'x-ticket': 'second' }, cloudPath: 'x', maxBytes: 6_000_000 }
const revoked = jest.fn()

beforeEach(() => {
  FakeUpload.sent = []
  revoked.mockClear()
  Object.assign(globalThis, { XMLHttpRequest: FakeUpload, fetch: jest.fn(async () => ({ blob: async () => 'the video' })) })
  URL.revokeObjectURL = revoked
  beginRun(home(null))
  note({ attempt: { ...attempt, camera: 'front' } })
})
afterEach(() => jest.useRealTimers())

async function upload(no = 0): Promise<FakeUpload> {
  await waitFor(() => expect(FakeUpload.sent.length).toBeGreaterThan(no))
  return FakeUpload.sent[no]!
}
const atResult = () => waitFor(() => expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/certify/result/index' }))
const show = () => render(<Sending clip={clip} attempt={attempt} />)

test('the video goes to the ticket with words for how far it is, the server decides once, the clip is forgotten', async () => {
  const asked = serve({ 'certification.finish': matched() })
  show()
  const sent = await upload()
  expect(sent).toMatchObject({ to: 'PUT https://storage.test/put', headers: { 'x-ticket': 'first' }, body: 'the video' })
  sent.progress(0.6)
  expect(screen.getByText('已传 60%')).toBeInTheDocument()
  expect(revoked).not.toHaveBeenCalled()
  sent.end(200)
  await atResult()
  expect(inputsOf(asked, 'certification.finish')).toEqual([{ attemptId: 'attempt-01', evidence: { kind: 'video', prompts: clip.prompts } }])
  expect(currentRun()?.ending).toMatchObject({ kind: 'outcome', outcome: { kind: 'matched' }, beneficiaryId: 'person-01' })
  expect(currentRun()?.attempt).toBeNull()
  expect(revoked).toHaveBeenCalledWith('blob:clip')
})

test('a line that breaks keeps the clip; 再试 carries on with a fresh ticket', async () => {
  const asked = serve({ 'certification.resumeUpload': ticket, 'certification.finish': notMatched('tooDark') })
  show()
  const first = await upload()
  first.progress(0.3)
  act(() => first.onerror?.())
  expect(await screen.findByText('网断了')).toBeInTheDocument()
  expect(screen.getByText(/视频存好了/)).toBeInTheDocument()
  expect(revoked).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: '再试' }))
  const second = await upload(1)
  expect(second).toMatchObject({ to: 'PUT https://storage.test/again', headers: { 'x-ticket': 'second' } })
  second.end(200)
  await atResult()
  expect(inputsOf(asked, 'certification.resumeUpload')).toEqual([{ attemptId: 'attempt-01' }])
})

test('when the network is back it carries on by itself', async () => {
  serve({ 'certification.resumeUpload': ticket, 'certification.finish': matched() })
  show()
  const first = await upload()
  act(() => first.onerror?.())
  await screen.findByText('网断了')
  act(() => { window.dispatchEvent(new Event('online')) })
  const second = await upload(1)
  second.end(200)
  await atResult()
})

test('a ticket that ran out is replaced without a word', async () => {
  serve({ 'certification.resumeUpload': ticket, 'certification.finish': matched() })
  show()
  const first = await upload()
  first.end(403)
  const second = await upload(1)
  second.end(200)
  await atResult()
})

test('an attempt that is over needs no second upload: the server says what came of it', async () => {
  serve({ 'certification.resumeUpload': { error: 'notFound' }, 'certification.finish': notMatched('attemptExpired') })
  show()
  const first = await upload()
  act(() => first.onerror?.())
  fireEvent.click(await screen.findByRole('button', { name: '再试' }))
  await atResult()
  expect(FakeUpload.sent).toHaveLength(1)
  expect(currentRun()?.ending).toMatchObject({ outcome: { reason: 'attemptExpired' } })
})

test('when only the verdict is lost the video is not sent again', async () => {
  const asked = serve({ 'certification.finish': (_, nth) => nth === 1 ? 'noNetwork' : matched() })
  show()
  const sent = await upload()
  sent.end(200)
  fireEvent.click(await screen.findByRole('button', { name: '再试' }))
  await atResult()
  expect(FakeUpload.sent).toHaveLength(1)
  expect(inputsOf(asked, 'certification.finish')).toHaveLength(2)
})

test('a video that the server does not find is sent again', async () => {
  serve({ 'certification.finish': (_, nth) => nth === 1 ? { error: 'videoMissing' } : matched(), 'certification.resumeUpload': ticket })
  show()
  const first = await upload()
  first.end(200)
  fireEvent.click(await screen.findByRole('button', { name: '再试' }))
  const second = await upload(1)
  second.end(200)
  await atResult()
})

test('a server that fails shows its page, and 再试 asks again', async () => {
  serve({ 'certification.finish': (_, nth) => nth === 1 ? { error: 'unavailable' } : matched() })
  show()
  const sent = await upload()
  sent.end(200)
  expect(await screen.findByText('现在办不了')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '再试' }))
  await atResult()
})

test('when many people come at once it says how long, and asks again by itself', async () => {
  const asked = serve({ 'certification.finish': (_, nth) => nth === 1 ? { error: 'busy', retryInS: 1 } : matched() })
  show()
  const sent = await upload()
  sent.end(200)
  expect(await screen.findByText('人有点多，约 1 秒后轮到您，不用动')).toBeInTheDocument()
  expect(screen.getByText('别关手机，轮到了会自己接着办。')).toBeInTheDocument()
  expect(screen.queryByText(/十几秒/)).toBeNull()
  await waitFor(() => expect(inputsOf(asked, 'certification.finish')).toHaveLength(2), { timeout: 5000 })
  await atResult()
  expect(FakeUpload.sent).toHaveLength(1)
})

test('who has waited long enough is told so, and 再试 asks again', async () => {
  jest.useFakeTimers()
  const asked = serve({ 'certification.finish': { error: 'busy', retryInS: 1 } })
  show()
  await act(async () => { await jest.advanceTimersByTimeAsync(100) })
  FakeUpload.sent[0]!.end(200)
  for (let round = 0; round < 2 * MOST_ROUNDS; round++) await act(async () => { await jest.advanceTimersByTimeAsync(1100) })
  expect(inputsOf(asked, 'certification.finish')).toHaveLength(MOST_ROUNDS + 1)
  expect(screen.getByText('现在人多')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '再试' }))
  await act(async () => { await jest.advanceTimersByTimeAsync(100) })
  expect(inputsOf(asked, 'certification.finish')).toHaveLength(MOST_ROUNDS + 2)
})

test('a network that comes back while it waits does not make it ask twice; nor does it ask after the page is left', async () => {
  jest.useFakeTimers()
  const asked = serve({ 'certification.finish': { error: 'busy', retryInS: 10 } })
  const { unmount } = show()
  const calls = () => inputsOf(asked, 'certification.finish').length
  await act(async () => { await jest.advanceTimersByTimeAsync(100) })
  FakeUpload.sent[0]!.end(200)
  await act(async () => { await jest.advanceTimersByTimeAsync(5000) })
  await act(async () => { window.dispatchEvent(new Event('online')); await jest.advanceTimersByTimeAsync(6000) })
  expect(calls()).toBe(2)
  unmount()
  await jest.advanceTimersByTimeAsync(30_000)
  expect(calls()).toBe(2)
})

test('a slow line gets words after 8 s and other words after 30 s', async () => {
  jest.useFakeTimers()
  serve({})
  show()
  await act(async () => { await jest.advanceTimersByTimeAsync(100) })
  FakeUpload.sent[0]!.progress(0.1)
  await act(async () => { await jest.advanceTimersByTimeAsync(SLOW_MS) })
  expect(screen.getByText('还在传，网有点慢。')).toBeInTheDocument()
  FakeUpload.sent[0]!.progress(0.2)
  await act(async () => { await jest.advanceTimersByTimeAsync(TOO_SLOW_MS - SLOW_MS) })
  expect(screen.getByRole('heading')).toHaveTextContent('网太慢了')
  expect(screen.getByText('视频已经存好，不用重拍。')).toBeInTheDocument()
})

test('a line that carries nothing for half a minute counts as broken', async () => {
  jest.useFakeTimers()
  serve({})
  show()
  await act(async () => { await jest.advanceTimersByTimeAsync(31_000) })
  expect(screen.getByText('网断了')).toBeInTheDocument()
})

test('leaving the page stops the upload and leads nowhere', async () => {
  serve({ 'certification.finish': matched() })
  const { unmount } = show()
  const sent = await upload()
  const aborted = jest.spyOn(sent, 'abort')
  unmount()
  expect(aborted).toHaveBeenCalledTimes(1)
  expect(Taro.reLaunch).not.toHaveBeenCalled()
})
