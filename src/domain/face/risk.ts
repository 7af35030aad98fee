/**
 * The risk record of a clip: every signal that was measured against deception, its value and what follows from it, so that a reviewer
 * sees why. One table holds all limits. None of this excludes a made-up face (deepfake) that is fed in as the camera's picture and does
 * what is asked: a local engine cannot; random order, nonce, short window and the agency's own provider stand against that.
 */
import type { RiskLevel, RiskName, RiskSignal } from '../contract/face'

interface Limit {
  unit: string
  /** Which way lies the danger. */
  worse: 'low' | 'high'
  /** Worse than this a person looks, or the clip is refused; the limit itself still passes. null: never by this signal alone. */
  review: number | null
  refuse: number | null
  /** For reviewers; the page's sentence is in src/copy/risk.ts. */
  says: string
}

/**
 * Origin, unless said otherwise: 12 real clips of living people and 15 drawn ones, each also re-encoded (crf 35 and 40, vp8 300 kbit/s),
 * mirrored, cropped, darkened, faster, slower, at 12 frames a second ("live" below), against loops, reversals, stills, stops and splices
 * made of the same clips, plain and re-encoded.
 */
export const LIMITS: Record<RiskName, Limit> = {
  /** 33 of 34 live clips above .6, 14 of 19 screens and prints below; live clips are nearly all above .9. */
  screen: {
    unit: 'chance of a live face, 0..1', worse: 'low', review: 0.8, refuse: 0.6,
    says: 'The picture looks like one filmed from a screen or a print.',
  },
  /** Swapped persons -.14..+.04, one person .45-.98, by fr_feature; each embedder brings its own limit. */
  continuity: {
    unit: 'cosine', worse: 'low', review: null, refuse: 0.35,
    says: 'The faces of the clip are not those of one person.',
  },
  /** Stills, also slowly zoomed and shifted: 0-.004; waved photo .005; live without any action from .005, with a blink from .0126. */
  stiff: {
    unit: 'face widths', worse: 'low', review: 0.0045, refuse: 0.003,
    says: 'Lids and lips do not move by themselves, as on a photo.',
  },
  /** Live at most 5; stops of 1.5 s 19-24; stills 43-59. A weak phone may hang for half a second. */
  stop: {
    unit: 'frames of 1/15 s', worse: 'high', review: 11, refuse: 17,
    says: 'The picture stands completely still for a while.',
  },
  /** Live at least .97; loops .03-.31, re-encoded, mirrored, faster .11-.61. A drawn scene in an unsteady hand for 14 s: .75. */
  loop: {
    unit: 'ratio, 1 = nothing comes back', worse: 'low', review: 0.8, refuse: 0.67,
    says: 'A stretch of the clip comes back later, frame by frame.',
  },
  /** Live 1; reversals .10-.56, re-encoded at crf 35 .31-.72, and 1 where hardly anything moves. */
  boomerang: {
    unit: 'ratio, 1 = nothing comes back', worse: 'low', review: 0.8, refuse: 0.67,
    says: 'A stretch of the clip comes back in reverse.',
  },
  /** Live at most 5.5 (a phone that shakes); splices 1.7-30, half of them above 5. Lamps are switched on in living rooms: never refused. */
  cut: {
    unit: 'times the largest change around', worse: 'high', review: 7, refuse: null,
    says: 'The picture changes at once between two calm moments, as at a cut.',
  },
  /** Only measured at a cut, else 0. Splices of one person sitting down twice .04-.5. */
  leap: {
    unit: 'face widths', worse: 'high', review: 0.03, refuse: 0.05,
    says: 'At that cut the face jumps to another place.',
  },
  /** Judgement: a recorder starts up to half a second late, and who knows the prompt may be quick. The phone's own times: never refused. */
  ahead: {
    unit: 'seconds', worse: 'high', review: 1.5, refuse: null,
    says: 'The actions came before they were asked for.',
  },
  /** Noted only: who is slow does what was asked after the next prompt. */
  windows: {
    unit: '0 or 1', worse: 'high', review: null, refuse: null,
    says: 'An action came outside of the time between its prompt and the next.',
  },
  /** Blinks apart: everybody blinks. One opening or turn too many happens; a recording that answers every order has several. Judgement. */
  extra: {
    unit: 'actions', worse: 'high', review: 1, refuse: null,
    says: 'More was done than was asked for, as in a recording made for any order.',
  },
  /** Only measured where the skin clearly follows some order of colours. Provisional: from drawn clips only. */
  tint: {
    unit: 'correlation, -1..1', worse: 'low', review: 0.3, refuse: null,
    says: 'The light on the face follows other colours than the screen was to show.',
  },
  /**
   * The second file of one recording, seen before. Other recordings: real ones, also of the same minute, at most .25, one drawn scene in
   * different hands .40. Copies: 195 of 211 above .52, 6 more above .42; missed are crops of clips with a panning camera, crf 40, cuts to 2 s.
   */
  replay: {
    unit: 'depth of the match, 0..1', worse: 'high', review: 0.42, refuse: 0.52,
    says: 'This recording was used before, perhaps changed.',
  },
  /** By construction: noise does not repeat. Judgement: a short, black or covered beginning must not count. */
  exactReturns: {
    unit: 'share of frames', worse: 'high', review: 0.05, refuse: 0.25,
    says: 'Frames of the file come back to the pixel.',
  },
  /** Judgement: phones under load drop frames for a while; they do not pause. */
  gap: {
    unit: 'seconds', worse: 'high', review: 1.5, refuse: null,
    says: 'The file has a hole in time.',
  },
  /** Judgement: containers round, sound may be longer than the picture. */
  length: {
    unit: 'seconds', worse: 'high', review: 3, refuse: null,
    says: 'The file declares another length than its frames have.',
  },
  /** Noted only: some phones' recorders use the same library as editors. */
  edited: {
    unit: '0 or 1', worse: 'high', review: null, refuse: null,
    says: 'The file was written by a program that edits videos.',
  },
}

/** How bad is this value of this signal? `own`: limits that depend on who measured. */
export function signalOf(name: RiskName, value: number, own: Partial<Pick<Limit, 'review' | 'refuse'>> = {}): RiskSignal {
  const { worse, review, refuse } = { ...LIMITS[name], ...own }
  const isBeyond = (limit: number | null) => limit !== null && (worse === 'low' ? value < limit : value > limit)
  // evidence is read by people: more digits would say no more
  if (!Number.isFinite(value)) return { name, value: 0, level: 'review' }
  return { name, value: Number(value.toPrecision(4)), level: isBeyond(refuse) ? 'refuse' : isBeyond(review) ? 'review' : 'pass' }
}

export interface Risk {
  level: RiskLevel
  /** The signals of that level; none when all pass. */
  names: RiskName[]
}

/** The worst level, and which signals are to blame. */
export function riskOf(signals: readonly RiskSignal[]): Risk {
  const of = (wanted: RiskLevel) => signals.filter(({ level }) => level === wanted).map(({ name }) => name)
  const refusing = of('refuse')
  if (refusing.length > 0) return { level: 'refuse', names: refusing }
  const doubtful = of('review')
  return { level: doubtful.length > 0 ? 'review' : 'pass', names: doubtful }
}
