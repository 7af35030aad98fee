/** What the build and the browser provide before the first module is loaded. */
import { TextDecoder, TextEncoder } from 'node:util'

process.env.TARO_ENV = 'h5'

/** A browser's voice: silent until a test gives it a Chinese one. */
const speech = {
  voices: [] as { lang: string }[],
  said: [] as string[],
  getVoices: () => speech.voices,
  speak: ({ text }: { text: string }) => { speech.said.push(text) },
  cancel: () => { speech.said.push('(stopped)') },
}
export type Speech = typeof speech

Object.assign(globalThis, {
  definePageConfig: (config: unknown) => config, API_BASE: '', CLOUD_ENV: '',
  speechSynthesis: speech, TextDecoder, TextEncoder,
  SpeechSynthesisUtterance: class { constructor(readonly text: string) {} },
})
