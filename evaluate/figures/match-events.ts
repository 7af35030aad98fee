/** Which labelled events of a clip were found: one to one, by overlap, in order of time. */

export interface Span { kind: string; from: number; to: number }

/** Labels are read off frames and frames are sampled: so many seconds an event may lie beside its label. */
export const TOLERANCE_S = 0.15

export interface Matched {
  found: { label: Span; seen: Span }[]
  missed: Span[]
  /** Seen where nothing of the kind is labelled. */
  extra: Span[]
}

export function matchEvents(labelled: readonly Span[], seen: readonly Span[], tolerance = TOLERANCE_S): Matched {
  const byTime = (a: Span, b: Span) => a.from - b.from
  const free = [...seen].sort(byTime)
  const found: Matched['found'] = []
  const missed: Span[] = []
  for (const label of [...labelled].sort(byTime)) {
    const at = free.findIndex(({ kind, from, to }) => kind === label.kind && from <= label.to + tolerance && to >= label.from - tolerance)
    const [one] = at < 0 ? [] : free.splice(at, 1)
    if (one) found.push({ label, seen: one })
    else missed.push(label)
  }
  return { found, missed, extra: free }
}
