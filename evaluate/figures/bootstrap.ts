/** How far the equal error rate would move with other people: identities are drawn anew, with all their pairs. */
import { equalErrorOf, operatingPoints, type Scored } from './error-rates'
import { seededRandom } from './random'

export type PersonPair = Scored & { people: readonly [string, string] }

const ROUNDS = 1000
const SEED = 20_260_101
/** With fewer people an interval would only look like one. */
const MIN_PEOPLE = 10

/**
 * 95 % interval of the EER; null with too few people. A person who is drawn n times counts n-fold in all own pairs; an impostor pair
 * counts with the product of both.
 */
export function equalErrorInterval(pairs: readonly PersonPair[], rounds = ROUNDS, seed = SEED): readonly [number, number] | null {
  const people = [...new Set(pairs.flatMap((pair) => pair.people))].sort()
  if (people.length < MIN_PEOPLE) return null
  const place = new Map(people.map((person, i) => [person, i]))
  const random = seededRandom(seed)
  // sorted once: the order does not change with the weights
  const sorted = [...pairs].sort((a, b) => (b.score ?? -Infinity) - (a.score ?? -Infinity))
    .map(({ score, same, people: [a, b] }) => ({ score, same, weight: 1, a: place.get(a) ?? 0, b: place.get(b) ?? 0 }))
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    const drawn = new Float64Array(people.length)
    for (let i = 0; i < people.length; i++) {
      const one = Math.floor(random() * people.length)
      drawn[one] = (drawn[one] ?? 0) + 1
    }
    for (const pair of sorted) pair.weight = pair.a === pair.b ? drawn[pair.a] ?? 0 : (drawn[pair.a] ?? 0) * (drawn[pair.b] ?? 0)
    const rate = equalErrorOf(operatingPoints(sorted))
    if (rate !== null) rates.push(rate)
  }
  rates.sort((a, b) => a - b)
  const at = (share: number) => rates[Math.round(share * (rates.length - 1))] ?? NaN
  return rates.length > 0 ? [at(0.025), at(0.975)] : null
}

/** Who is on a photo: folder and file name up to the last `_` with digits (`lfw/Ann_Lee_0003.jpg`), else the folder. */
export function personOf(path: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '.' && part !== '')
  const file = parts.pop() ?? ''
  const [, name] = /^(.+)_\d+\.\w+$/.exec(file) ?? []
  return [...parts, ...(name ? [name] : [])].join('/')
}
