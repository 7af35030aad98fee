/** Which way is offered to whom, and after what (rules N7). */
import { asDeclared, chooseActions } from '../../src/domain/attempt'
import type { FaceVerdict } from '../../src/domain/contract/face'
import { emptyEvidence } from '../../src/domain/face/evidence'
import { FACE_FAILURES, MISSING } from '../../src/domain/face-failure'
import { digitsFor, failureOf, isWithoutActions, nextWay, RUNGS, rungOf, showsLess, type Failed, type Inability, type Rung } from '../../src/domain/ladder'
import { weigh } from '../../src/domain/review'
import { rizhao } from './cases'

const ALL: readonly Inability[] = ['blink', 'openMouth', 'turn', 'speak']
const sets = Array.from({ length: 16 }, (_, bits) => ALL.filter((__, i) => bits & (1 << i)))

test.each<[string, Inability[], Rung]>([
  ['everybody', [], 'blink'],
  ['facial palsy: the eyes do not shut', ['blink'], 'mouth'],
  ['the mouth does not open', ['openMouth'], 'mouth'],
  ['neither', ['blink', 'openMouth'], 'turn'],
  ['a stiff neck', ['turn'], 'blink'],
  ['a stiff neck and eyes that do not shut', ['blink', 'turn'], 'digits'],
  ['a stiff neck and a mouth that does not open', ['openMouth', 'turn'], 'digits'],
  ['only the voice is left', ['blink', 'openMouth', 'turn'], 'digits'],
  ['deaf and mute, and nothing else', ['speak'], 'blink'],
  ['deaf and mute, eyes that do not shut', ['blink', 'speak'], 'mouth'],
  ['nothing at all', ['blink', 'openMouth', 'turn', 'speak'], 'still'],
  ['a stiff neck, eyes that do not shut, mute', ['blink', 'turn', 'speak'], 'still'],
])('%s', (_who, unable, rung) => { expect(rungOf(unable)).toBe(rung) })

test.each<[string, Inability[], Failed, Rung, Inability[]]>([
  ['nothing has failed', [], {}, 'blink', []],
  ['one blink was missed', [], { blink: 1 }, 'blink', []],
  ['two were', [], { blink: 2 }, 'mouth', ['blink']],
  ['then the mouth, too', ['blink'], { blink: 2, openMouth: 2 }, 'turn', ['blink', 'openMouth']],
  ['then the head', ['blink', 'openMouth'], { turn: 2 }, 'digits', ['blink', 'openMouth', 'turn']],
  ['then the digits', ['blink', 'openMouth', 'turn'], { speak: 2 }, 'still', ['blink', 'openMouth', 'turn', 'speak']],
  ['one film without actions was refused', ['blink', 'openMouth', 'turn', 'speak'], { film: 1 }, 'still', ['blink', 'openMouth', 'turn', 'speak']],
  ['two were', ['blink', 'openMouth', 'turn', 'speak'], { film: 2 }, 'visit', ['blink', 'openMouth', 'turn', 'speak']],
  ['films without actions count nowhere else', [], { film: 9 }, 'blink', []],
])('%s', (_what, unable, failed, rung, not) => { expect(nextWay(unable, failed)).toEqual({ rung, unable: not }) })

test('law: a failure never leads up the ladder, and the ladder ends', () => {
  const place = (rung: Rung) => RUNGS.indexOf(rung)
  for (const unable of sets) {
    let way = nextWay(unable, {})
    const failed: Record<string, number> = {}
    for (let tries = 0; way.rung !== 'visit'; tries++) {
      expect(tries).toBeLessThan(20)
      const { rung } = way
      // whatever is asked on this rung is missed
      for (const what of rung === 'digits' ? ['speak'] : rung === 'still' ? ['film'] : ['blink', 'openMouth', 'turn']) failed[what] = (failed[what] ?? 0) + 1
      const next = nextWay(way.unable, failed)
      expect(place(next.rung)).toBeGreaterThanOrEqual(place(rung))
      way = next
    }
  }
})

test('every refusal is understood on every rung, and unlikeness says nothing of what somebody can do', () => {
  for (const rung of RUNGS) {
    for (const reason of FACE_FAILURES) {
      const failure = failureOf(rung, reason)
      if (reason === 'notSamePerson') expect(failure).toBeNull()
      else if (isWithoutActions(rung)) expect(failure).toBe(rung === 'digits' ? 'speak' : 'film')
    }
  }
  expect(['blinkMissing', 'mouthMissing', 'turnMissing', 'nodMissing', 'tooDark'].map((reason) => failureOf('blink', reason as never)))
    .toEqual(['blink', 'openMouth', 'turn', 'turn', null])
})

describe('what is asked', () => {
  const draws = Array.from({ length: 50 }, (_, n) => () => ((n * 7 + 3) % 50) / 50)

  test.each(sets.map((unable) => [unable.join(' ') || 'nothing', unable] as const))('of who cannot do %s is nothing of that', (_name, unable) => {
    for (const random of draws) {
      for (const eyes of [undefined, 'left'] as const) {
        const actions = chooseActions(rizhao, random, eyes, unable)
        const rung = rungOf(unable)
        expect(isWithoutActions(rung)).toBe(actions.length === 0)
        if (actions.length > 0) expect(new Set(actions).size).toBeGreaterThanOrEqual(2)
        expect(actions.filter((one) => (one === 'blink' || one === 'openMouth' ? unable.includes(one) : unable.includes('turn')))).toEqual([])
        expect(actions.filter((one, i) => one === actions[i - 1])).toEqual([])
        // less choice is never less to do
        if (showsLess(unable) && actions.length > 0) expect(actions).toHaveLength(3)
      }
    }
  })

  test.each<[Inability[], number[], string]>([
    [['turn'], [0.49], 'blink openMouth blink'], [['turn'], [0.5], 'openMouth blink openMouth'],
    [['blink', 'openMouth'], [0.49], 'turnLeft nod turnRight'], [['blink', 'openMouth'], [0.5], 'turnRight nod turnLeft'],
    [['blink'], [0.49, 0.49, 0.1], 'openMouth turnLeft nod'], [['blink'], [0.5, 0.5, 0.5], 'nod openMouth turnRight'], [['openMouth'], [0.49, 0.5, 0.99], 'nod turnLeft blink'],
    [['openMouth'], [0.5, 0.49, 0.5], 'turnRight blink nod'],
  ])('of who cannot do %j, drawn by %j: %s', (unable, drawn, actions) => {
    const left = [...drawn]
    expect(chooseActions(rizhao, () => left.shift() ?? 0, undefined, unable).join(' ')).toBe(actions)
  })
  test('each action has its word for being missing', () => {
    expect(MISSING).toEqual({ blink: 'blinkMissing', openMouth: 'mouthMissing', turnLeft: 'turnMissing', turnRight: 'turnMissing', nod: 'nodMissing' })
  })

  test('four digits, all of them possible, no two neighbours alike', () => {
    let seed = 1
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    const all = Array.from({ length: 500 }, () => digitsFor(random))
    for (const digits of all) expect(digits).toMatch(/^(?!.*(\d)\1)\d{4}$/)
    expect(new Set(all.join('')).size).toBe(10)
    expect(new Set(all).size).toBeGreaterThan(400)
  })
})

describe('who may say that somebody lives', () => {
  const matched: FaceVerdict = { kind: 'matched', evidence: emptyEvidence({}) }
  test.each(sets.map((unable) => [unable.join(' ') || 'nothing', unable] as const))('with %s missing', (_name, unable) => {
    const isMachine = unable.filter((one) => one !== 'speak').length === 0
    expect(asDeclared(matched, unable).kind).toBe(isMachine ? 'matched' : 'review')
  })
  test('law: no rung without actions is ever certified by the machine', () => {
    for (const unable of sets.filter((one) => isWithoutActions(rungOf(one)))) expect(asDeclared(matched, unable)).toMatchObject({ kind: 'review', why: 'declaredUnable' })
  })
  test('a film on which nothing happens needs two reviewers, others one', () => {
    const same = (staffId: string) => ({ staffId, decision: 'same' as const })
    expect([weigh([same('a')]), weigh([same('a')], true), weigh([same('a'), same('a')], true), weigh([same('a'), same('b')], true)])
      .toEqual(['passed', 'another', 'another', 'passed'])
    expect(weigh([same('a'), { staffId: 'b', decision: 'notSame' }], true)).toBe('another')
    expect(weigh([{ staffId: 'b', decision: 'unclear' }], true)).toBe('again')
  })
})
