/** The mini-programs' voice: the same player API in WeChat and Alipay. */
import Taro from '@tarojs/taro'
import type { VoiceId } from '@/copy/voice'

/**
 * Packaged recordings by prompt id. There are none yet: every prompt is then text and vibration only.
 * To add one: put the mp3 (mono, 24 kbps) under src/static/voice and name it here.
 */
const RECORDINGS: Partial<Record<VoiceId, string>> = {}

let playing: Taro.InnerAudioContext | null = null

/** Free text needs a speech engine, which mini-programs do not have. */
export const canSpeak = (): boolean => false

/** Whether the fixed prompts can be heard here. */
export const canPrompt = (): boolean => Object.keys(RECORDINGS).length > 0

/** Does nothing here; see canSpeak. */
export function speak(_text: string, onEnd?: () => void): void {
  onEnd?.()
}

/** Plays the recording of a fixed prompt. `onEnd` is called once: when it was said, could not be said, or was cut. */
export function sayPrompt(id: VoiceId, onEnd?: () => void): void {
  stopSpeaking()
  const src = RECORDINGS[id]
  if (!src) return onEnd?.()
  const audio = Taro.createInnerAudioContext()
  let open = true
  const end = () => {
    if (!open) return
    open = false
    audio.destroy()
    if (playing === audio) playing = null
    onEnd?.()
  }
  audio.onEnded(end)
  audio.onStop(end)
  audio.onError(end)
  audio.src = src
  playing = audio
  audio.play()
}

export function stopSpeaking(): void {
  playing?.stop()
}
