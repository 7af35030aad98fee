import { sayPrompt, stopSpeaking } from '@/device/voice'
import { VOICE } from '@/copy/voice'

interface Said { text: string; lang?: string; onend?: () => void; onerror?: () => void }

function browserVoice(langs: string[]) {
  const said: Said[] = []
  // as browsers do: cancelling ends the sentence with an error
  const cancel = () => said.forEach((one) => one.onerror?.())
  Object.assign(globalThis, {
    speechSynthesis: { speak: (one: Said) => said.push(one), cancel, getVoices: () => langs.map((lang) => ({ lang })) },
    SpeechSynthesisUtterance: class { constructor(readonly text: string) {} },
  })
  return said
}

beforeEach(() => { jest.useFakeTimers() })
afterEach(() => {
  jest.useRealTimers()
  Reflect.deleteProperty(globalThis, 'speechSynthesis')
})

test('a prompt is said in Chinese, and its end is told once', () => {
  const said = browserVoice(['en-US', 'zh-CN'])
  const ended = jest.fn()
  sayPrompt('v12', ended)
  expect(said).toMatchObject([{ text: VOICE.v12, lang: 'zh-CN' }])
  expect(ended).not.toHaveBeenCalled()
  said[0]?.onend?.()
  said[0]?.onerror?.()
  jest.advanceTimersByTime(60_000)
  expect(ended).toHaveBeenCalledTimes(1)
})

test('an engine that never tells the end does not hold up the filming', () => {
  browserVoice(['zh-CN'])
  const ended = jest.fn()
  sayPrompt('v13', ended)
  jest.advanceTimersByTime(2000)
  expect(ended).not.toHaveBeenCalled()
  jest.advanceTimersByTime(4000)
  expect(ended).toHaveBeenCalledTimes(1)
})

test('a sentence that is cut has ended too', () => {
  browserVoice(['zh_CN'])
  const ended = jest.fn()
  sayPrompt('v10', ended)
  stopSpeaking()
  expect(ended).toHaveBeenCalledTimes(1)
})

test.each([['no Chinese voice', ['en-US']], ['no voice at all', []]])('with %s the prompt is over at once', (_, langs) => {
  const said = browserVoice(langs)
  const ended = jest.fn()
  sayPrompt('v10', ended)
  expect(said).toEqual([])
  expect(ended).toHaveBeenCalledTimes(1)
})
