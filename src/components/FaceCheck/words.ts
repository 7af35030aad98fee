/** What is on the screen of S7 in each state of the filming. */
import { ACTION_LINE, CAPTION, LINE, loadingLine, PROGRESS, type MARK, type OVAL } from '@/copy/camera'
import type { Capture } from '@/domain/capture-state'

export function captionOf({ phase, actions, step }: Capture): string {
  switch (phase) {
    case 'prompt':
    case 'watch': return CAPTION[actions[step] ?? 'done']
    case 'closing': return CAPTION.done
    case 'failed': return ''
    default: return CAPTION[phase]
  }
}

/** `loaded`: percent of the face models that is here. */
export function lineOf({ phase, line, watch, actions, step }: Capture, loaded: number): string {
  if (phase === 'again') return LINE.again
  if (phase === 'prompt' || phase === 'watch') return ACTION_LINE[actions[step] ?? 'blink']
  if (line) return LINE[line.word]
  return phase === 'position' && watch === 'loading' ? loadingLine(loaded) : ''
}

/** `blind` says nothing about the face: nobody is looking yet. `found`: a face, but not yet well placed for long enough. */
export function ovalOf({ phase, look, watch }: Capture): keyof typeof OVAL {
  if (phase === 'opening' || phase === 'asking' || phase === 'failed') return 'blind'
  if (phase !== 'position') return watch === 'none' ? 'blind' : 'good'
  if (watch === 'loading' || watch === 'none' || look.raw === undefined) return 'blind'
  return look.raw === 'noFace' ? 'empty' : 'found'
}

export function progressOf({ phase, actions, step }: Capture): { word: string; mark: keyof typeof MARK }[] {
  const over = phase === 'closing' || phase === 'done'
  const at = over ? actions.length + 1 : phase === 'prompt' || phase === 'watch' || phase === 'again' ? step + 1 : 0
  const steps = [PROGRESS.position, ...actions.map((action) => PROGRESS[action])]
    .map((word, i) => ({ word, mark: i < at ? 'done' as const : i === at ? 'now' as const : 'next' as const }))
  return at > 0 ? steps.slice(1) : steps // three actions then fit one line of the largest letters
}
