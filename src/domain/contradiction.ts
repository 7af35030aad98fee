/**
 * Signs that a certification may not be what it says (N15): facts beside each other, each with a weight and its own explanation. A list for
 * people to look at; nothing follows from it by itself. Numbers are judgement of ours unless they name a rule.
 */
import type { LocalDate } from './calendar'
import type { Channel } from './contract/common'
import { LOSS_RULES, type LossGround } from './loss'

export const CONTRADICTION = {
  /** Nobody is at two cities within the hour. */
  travelMinutes: 60,
  /** Rule R23: above so many people a day a relative is none. */
  peopleADay: 10,
  /** Rule R23 allows eight relatives; two and a half times as many faces before one phone in a month are somebody's business. */
  peopleAMonth: 20,
  /** Of 0 to 1: from here on a person's own recording is refused as seen before (replay in face/risk.ts). */
  sameRecording: 0.52,
} as const

export const PART_KINDS = ['twoPlaces', 'busyDevice', 'sharedPhone', 'sameRecording', 'whileGone', 'twinLike'] as const
export type PartKind = (typeof PART_KINDS)[number]

/** 3: one of two records must be wrong; 2: rare without a reason; 1: has a harmless reason as often as not. */
export const WEIGHTS: Readonly<Record<PartKind, 1 | 2 | 3>> = { twoPlaces: 3, whileGone: 3, sameRecording: 2, twinLike: 2, busyDevice: 2, sharedPhone: 1 }

export type Part =
  | { kind: 'twoPlaces'; weight: number; minutes: number; here: string; there: string; otherReference: string; otherChannel: Channel }
  | { kind: 'busyDevice'; weight: number; people: number; span: 'day' | 'month' }
  | { kind: 'sharedPhone'; weight: number }
  | { kind: 'sameRecording'; weight: number; likeness: number; otherReference: string | null }
  | { kind: 'whileGone'; weight: number; ground: LossGround; since: LocalDate }
  | { kind: 'twinLike'; weight: number; likeness: number; otherReference: string | null }

/** place: six or nine digits; null for a phone, which tells us no place. */
export interface Seen { reference: string; atMs: number; channel: Channel; place: string | null }

export interface CertificationFacts {
  it: Seen
  /** Other certifications of the same person. */
  others: readonly Seen[]
  /** How many different people this phone has certified, itself included; null: no phone took part. */
  device: { day: number; month: number } | null
  /** The helper's own number in the register is the person's; null: nobody helped, or a number is not known. */
  isSharedPhone: boolean | null
  /** The most alike recording of anybody else; null: none comes near. */
  recording: { likeness: number; otherReference: string | null } | null
  /** Of those born on the same day in the same county with the same family name, whose photo the engine takes for this person; null: nobody. */
  twin: { likeness: number; otherReference: string | null } | null
  /** Records of loss that had not ended, with the day from which they speak. */
  losses: readonly { ground: LossGround; since: LocalDate }[]
  /** The day for which it counts. */
  on: LocalDate
}

const cityOf = (place: string) => place.slice(0, 4)
/** A whole province, as staff of a province have it, names no city. */
const namesCity = (place: string | null): place is string => place !== null && place.slice(2, 4) !== '00'

function twoPlaces({ it, others }: CertificationFacts): Part[] {
  const { place } = it
  if (!namesCity(place)) return []
  return others.flatMap((other): Part[] => {
    const minutes = Math.round(Math.abs(it.atMs - other.atMs) / 60_000)
    if (!namesCity(other.place) || minutes > CONTRADICTION.travelMinutes || cityOf(other.place) === cityOf(place)) return []
    return [{ kind: 'twoPlaces', weight: WEIGHTS.twoPlaces, minutes, here: cityOf(place), there: cityOf(other.place), otherReference: other.reference, otherChannel: other.channel }]
  }).slice(0, 1)
}

function busyDevice({ device }: CertificationFacts): Part[] {
  if (device === null) return []
  if (device.day > CONTRADICTION.peopleADay) return [{ kind: 'busyDevice', weight: WEIGHTS.busyDevice, people: device.day, span: 'day' }]
  if (device.month > CONTRADICTION.peopleAMonth) return [{ kind: 'busyDevice', weight: WEIGHTS.busyDevice, people: device.month, span: 'month' }]
  return []
}

function sameRecording({ recording }: CertificationFacts): Part[] {
  if (recording === null || recording.likeness < CONTRADICTION.sameRecording) return []
  return [{ kind: 'sameRecording', weight: WEIGHTS.sameRecording, ...recording }]
}

/** The face proves that it is one of two, not which. */
function twinLike({ twin }: CertificationFacts): Part[] {
  return twin === null ? [] : [{ kind: 'twinLike', weight: WEIGHTS.twinLike, ...twin }]
}

/** Dead, missing or behind bars by a record, and certified after its day by a channel that saw the person. Outside prison nobody is gone. */
function whileGone({ losses, on, it }: CertificationFacts): Part[] {
  if (it.channel === 'dataMatch') return []
  const gone = losses.filter(({ ground, since }) => since < on && (LOSS_RULES[ground].isRefutedByLife || ground === 'servingSentence' || ground === 'wantedOrDetained'))
  return gone.slice(0, 1).map(({ ground, since }) => ({ kind: 'whileGone', weight: WEIGHTS.whileGone, ground, since }))
}

/** Every part that holds, the heaviest first (WEIGHTS); none: nothing to look at. */
export function contradictions(facts: CertificationFacts): Part[] {
  const shared: Part[] = facts.isSharedPhone ? [{ kind: 'sharedPhone', weight: WEIGHTS.sharedPhone }] : []
  return [...twoPlaces(facts), ...whileGone(facts), ...sameRecording(facts), ...twinLike(facts), ...busyDevice(facts), ...shared]
}

/** For the order of the list only. */
export const scoreOf = (parts: readonly Part[]): number => parts.reduce((sum, { weight }) => sum + weight, 0)

/** A number shared at home is so common that alone it is no case. */
export const isCase = (parts: readonly Part[]): boolean => scoreOf(parts) >= 2
