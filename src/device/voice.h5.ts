import { VOICE, type VoiceId } from '@/copy/voice'

/** Mandarin is read at about 3.3 characters a second; an engine that is late by 2 s hangs. */
const hangsAfterMs = (text: string) => 2000 + text.length * 300

const engine = (): SpeechSynthesis | null => (typeof speechSynthesis === 'undefined' ? null : speechSynthesis)
// Chrome loads its list of voices only after the first question
engine()?.getVoices()

/** Whether this browser can read Chinese aloud. Without it, text and vibration say the same. */
export const canSpeak = (): boolean => Boolean(engine()?.getVoices().some((voice) => /^(zh|cmn)/i.test(voice.lang)))

/** Whether the fixed prompts can be heard here. */
export const canPrompt = canSpeak

/** Reads a text aloud and stops whatever is being read. Silent where the browser cannot; nothing may depend on it. */
export function speak(text: string, onEnd?: () => void): void {
  say(text, onEnd)
}

/** Says one of the fixed prompts. `onEnd` is called once: when it was said, could not be said, or was cut. */
export function sayPrompt(id: VoiceId, onEnd?: () => void): void {
  say(VOICE[id], onEnd)
}

export function stopSpeaking(): void {
  engine()?.cancel()
}

function say(text: string, onEnd?: () => void): void {
  const synthesis = engine()
  if (!synthesis || !canSpeak()) return onEnd?.()
  const sentence = new SpeechSynthesisUtterance(text)
  sentence.lang = 'zh-CN'
  sentence.rate = 0.9
  let open = true
  const end = () => {
    if (!open) return
    open = false
    clearTimeout(timer)
    onEnd?.()
  }
  // Chrome on Android sometimes never fires `end`
  const timer = setTimeout(end, hangsAfterMs(text))
  sentence.onend = end
  sentence.onerror = end
  synthesis.cancel()
  synthesis.speak(sentence)
}
