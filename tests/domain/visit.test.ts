/** Visits: half-days, states and who may change them, what must be done at the door, and the order of a round. */
import { createHmac } from 'node:crypto'
import { BADGE_WINDOW, badgeStep, sixDigits } from '../../src/domain/visit/badge'
import { lengthOf, metresBetween, routeOrder, type Spot } from '../../src/domain/visit/route'
import {
  afterAct, capacityOf, checksOf, missingTasks, slotsBetween, VISIT_STATES, VISITS, type VisitAct, type VisitActor, type VisitFacts, type VisitFindings,
} from '../../src/domain/visit/visit'

describe('half-days', () => {
  test('only working days: over a weekend, a holiday, and a Sunday that is worked', () => {
    expect(slotsBetween('2025-11-14', 1, 2)).toEqual([
      { on: '2025-11-17', half: 'morning' }, { on: '2025-11-17', half: 'afternoon' }, { on: '2025-11-18', half: 'morning' }, { on: '2025-11-18', half: 'afternoon' },
    ])
    // 28 September 2025 is a Sunday that is worked; 1 to 8 October are off
    expect(slotsBetween('2025-09-27', 1, 5).map(({ on }) => on).filter((_, i) => i % 2 === 0)).toEqual(['2025-09-28', '2025-09-29', '2025-09-30', '2025-10-09', '2025-10-10'])
  })

  test('staff may take today when it is worked', () => {
    expect(slotsBetween('2025-11-14', 0, 0).map(({ half }) => half)).toEqual(['morning', 'afternoon'])
    expect(slotsBetween('2025-11-15', 0, 0)).toEqual([])
  })

  test('a place has the usual number, or its own', () => {
    expect(capacityOf('371102')).toBe(VISITS.perHalfDay)
  })
})

describe('who may do what, and when', () => {
  const acts: VisitAct[] = ['move', 'cancel', 'assign', 'setOff', 'arrive', 'miss', 'submit', 'decide']
  const actors: VisitActor[] = ['person', 'dispatcher', 'visitor']
  const table = Object.fromEntries(actors.map((actor) => [actor, Object.fromEntries(VISIT_STATES.map((state) =>
    [state, acts.flatMap((act) => { const to = afterAct(state, act, actor); return to ? [`${act}>${to}`] : [] })]))]))

  test('the whole table', () => {
    expect(table).toEqual({
      person: { booked: ['move>booked', 'cancel>cancelled'], assigned: ['move>booked', 'cancel>cancelled'], underway: [], checking: [], done: [], missed: [], cancelled: [] },
      dispatcher: {
        booked: ['move>booked', 'cancel>cancelled', 'assign>assigned'], assigned: ['move>booked', 'cancel>cancelled', 'assign>assigned'],
        underway: ['move>booked', 'cancel>cancelled', 'assign>assigned'], checking: ['decide>done'], done: [], missed: [], cancelled: [],
      },
      visitor: {
        booked: [], assigned: ['setOff>underway', 'arrive>underway', 'miss>missed', 'submit>done'], underway: ['setOff>underway', 'arrive>underway', 'miss>missed', 'submit>done'],
        checking: [], done: [], missed: ['submit>done'], cancelled: [],
      },
    })
  })
})

describe('at the door', () => {
  const all: VisitFindings = { badge: true, questions: 'person', signedBy: 'person', papers: true, photos: ['idCard', 'person', 'signature'] }
  test.each<[string, Partial<VisitFindings>, string[]]>([
    ['everything', {}, []],
    ['the badge not shown', { badge: false }, ['badge']],
    ['no photo of the identity card', { photos: ['person', 'signature'] }, ['identity']],
    ['no photo of the person', { photos: ['idCard', 'signature'] }, ['person']],
    ['nothing asked', { questions: null }, ['questions']],
    ['a guardian answered and signed', { questions: 'guardian', signedBy: 'guardian' }, []],
    ['a guardian answered, and did not sign', { questions: 'guardian' }, ['signature']],
    ['nobody signed', { signedBy: null }, ['signature']],
    ['signed without a signature', { photos: ['idCard', 'person'] }, ['signature']],
    ['papers not handed over', { papers: false }, ['papers']],
    ['nothing', { badge: false, questions: null, signedBy: null, papers: false, photos: [] }, ['badge', 'identity', 'person', 'questions', 'signature', 'papers']],
  ])('%s', (_, change, missing) => {
    expect(missingTasks({ ...all, ...change })).toEqual(missing)
  })

  const hour = 3_600_000
  const packedAtMs = Date.parse('2025-11-13T00:30:00.000Z')
  const facts: VisitFacts = { missing: [], isSigned: true, packedAtMs, capturedAtMs: packedAtMs + 8 * hour, state: 'underway' }
  test.each<[string, Partial<VisitFacts>, string[]]>([
    ['complete, signed, of the same day', {}, []],
    ['24 hours old', { capturedAtMs: packedAtMs + 24 * hour }, []],
    ['a millisecond older', { capturedAtMs: packedAtMs + 24 * hour + 1 }, ['packExpired']],
    ['recorded a minute before it was fetched: two clocks', { capturedAtMs: packedAtMs - 60_000 }, []],
    ['recorded long before it was fetched', { capturedAtMs: packedAtMs - 60_001 }, ['packExpired']],
    ['no time at all', { capturedAtMs: NaN }, ['packExpired']],
    ['incomplete', { missing: ['papers'] }, ['incomplete']],
    ['not signed by a device of ours', { isSigned: false }, ['badSignature']],
    ['cancelled while the visitor was on the way', { state: 'cancelled' }, ['cancelledBefore']],
    ['moved while the visitor was on the way', { state: 'booked', isSigned: false }, ['badSignature', 'cancelledBefore']],
  ])('%s', (_, change, whys) => {
    expect(checksOf({ ...facts, ...change })).toEqual(whys)
  })
})

describe('the order of a round', () => {
  /** mulberry32 */
  const random = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const town = (n: number, seed: number): Spot[] => { const next = random(seed); return Array.from({ length: n }, () => ({ lat: 35.3 + next() / 5, lng: 119.4 + next() / 4 })) }
  function shortest(stops: readonly Spot[], start: Spot | null): number {
    let best = Infinity
    const walk = (order: number[]) => {
      if (order.length === stops.length) { best = Math.min(best, lengthOf(order, stops, start)); return }
      for (const i of stops.keys()) if (!order.includes(i)) walk([...order, i])
    }
    walk([])
    return best
  }

  test('a degree of latitude is 111.2 km, and nowhere to nowhere is 0', () => {
    expect(metresBetween({ lat: 35, lng: 119 }, { lat: 36, lng: 119 })).toBeCloseTo(111_195, -2)
    expect(metresBetween({ lat: 35, lng: 119 }, { lat: 35, lng: 119 })).toBe(0)
    // a degree of longitude is half as long at 60 degrees
    expect(metresBetween({ lat: 60, lng: 119 }, { lat: 60, lng: 120 })).toBeCloseTo(55_597, -2)
  })

  test('every stop once, the same order every time, nothing for nobody', () => {
    const stops = town(12, 7)
    expect([...routeOrder(stops, null)].sort((a, b) => a - b)).toEqual([...stops.keys()])
    expect(routeOrder(stops, null)).toEqual(routeOrder(stops, null))
    expect(routeOrder([], null)).toEqual([])
    expect(routeOrder(town(1, 1), { lat: 35, lng: 119 })).toEqual([0])
  })

  test('of 60 rounds of up to 7 stops nearly all are the shortest possible, none is a twentieth longer', () => {
    const ratios = Array.from({ length: 60 }, (_, seed) => {
      const stops = town(2 + (seed % 6), seed)
      const start = seed % 2 === 0 ? { lat: 35.4, lng: 119.5 } : null
      return lengthOf(routeOrder(stops, start), stops, start) / shortest(stops, start)
    })
    expect(Math.max(...ratios)).toBeLessThan(1.05)
    expect(ratios.filter((ratio) => ratio < 1 + 1e-9).length).toBeGreaterThanOrEqual(57)
  })

  /** Held and Karp: the shortest way through a set of stops that ends at each of them, sets from small to large. */
  function shortestOfMany(stops: readonly Spot[]): number {
    const metres = stops.map((from) => stops.map((to) => metresBetween(from, to)))
    const ways = Array.from({ length: 1 << stops.length }, () => new Array<number>(stops.length).fill(Infinity))
    stops.forEach((_, i) => { ways[1 << i]![i] = 0 })
    for (let set = 1; set < ways.length; set++) {
      for (let last = 0; last < stops.length; last++) {
        const soFar = ways[set]![last]!
        if (soFar === Infinity) continue
        for (let next = 0; next < stops.length; next++) {
          if (set & (1 << next)) continue
          const longer = ways[set | (1 << next)]!
          longer[next] = Math.min(longer[next]!, soFar + metres[last]![next]!)
        }
      }
    }
    return Math.min(...ways.at(-1)!)
  }
  const rounds = (n: number, seed: number) => Array.from({ length: 15 }, (_, i) => town(n, seed + i)).map((stops) => ({ stops, order: routeOrder(stops, null) }))

  test('law: no part turned round and no stop put elsewhere makes a round shorter', () => {
    for (const { stops, order } of rounds(10, 100)) {
      const least = lengthOf(order, stops, null) - 1e-3
      for (let i = 0; i < order.length; i++) {
        for (let j = 0; j < order.length; j++) {
          const [low, high] = [Math.min(i, j), Math.max(i, j) + 1]
          const turned = [...order.slice(0, low), ...order.slice(low, high).reverse(), ...order.slice(high)]
          const moved = [...order]
          moved.splice(j, 0, ...moved.splice(i, 1))
          expect([lengthOf(turned, stops, null) > least, lengthOf(moved, stops, null) > least]).toEqual([true, true])
        }
      }
    }
  })
  test('of 15 rounds of twelve stops, a long day, nearly all are the shortest possible', () => {
    expect(rounds(12, 500).filter(({ stops, order }) => lengthOf(order, stops, null) < shortestOfMany(stops) + 1e-3).length).toBeGreaterThanOrEqual(13)
  })

  test('eight stops on a line, given in disorder, are visited along it', () => {
    const stops = [5, 2, 7, 0, 3, 6, 1, 4].map((n) => ({ lat: 35.4, lng: 119.4 + n / 100 }))
    const order = routeOrder(stops, { lat: 35.4, lng: 119.39 })
    expect(order.map((i) => stops[i]!.lng)).toEqual([...stops.map(({ lng }) => lng)].sort((a, b) => a - b))
  })
})

test('the code is that of RFC 4226, appendix D', () => {
  const codes = [0, 1, 2, 3].map((step) => {
    const counter = Buffer.alloc(8)
    counter.writeBigUInt64BE(BigInt(step))
    return sixDigits(createHmac('sha1', '12345678901234567890').update(counter).digest())
  })
  expect(codes).toEqual(['755224', '287082', '359152', '969429'])
  expect([badgeStep(29_999), badgeStep(30_000)]).toEqual([0, 1])
  expect(BADGE_WINDOW).toBe(1)
  // 0x00010101 is 65,793: a small number keeps its zero
  expect(sixDigits(new Uint8Array(20).fill(1, 1, 5))).toBe('065793')
})
