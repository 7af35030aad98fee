/** H5 only: readers of identity cards at a machine. The line that they send: domain/kiosk.ts. */

/** ms. A reader types faster than any person: what came before a longer pause is not part of its line. Judgement. */
const PAUSE_MS = 500

/**
 * A reader that types like a keyboard: a burst of letters, then Enter. Letters that a keyboard has no key for arrive as input only, so a field
 * is read; the first letter brings the keyboard to it, wherever it was.
 */
export function listenToReader(field: HTMLInputElement, onLine: (line: string) => void): () => void {
  let lastAt = 0
  const typed = () => {
    const now = Date.now()
    if (now - lastAt > PAUSE_MS) field.value = field.value.slice(-1)
    lastAt = now
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.target !== field) {
      if (event.key.length === 1 && event.key !== ' ') field.focus()
      return
    }
    if (event.key !== 'Enter') return
    event.preventDefault()
    const line = field.value
    field.value = ''
    if (line) onLine(line)
  }
  field.addEventListener('input', typed)
  document.addEventListener('keydown', pressed, true)
  return () => {
    field.removeEventListener('input', typed)
    document.removeEventListener('keydown', pressed, true)
    field.value = ''
  }
}
