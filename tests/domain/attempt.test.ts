/** Tries, sessions, verdicts, and the order of actions. */
import fc from 'fast-check'
import { asDeclared, chooseActions, expiresAtMs, isExpired, isPhotoOld, NO_TRIES, openTry, settle, type SessionTally } from '../../src/domain/attempt'
import type { Action, Eyes, Unable } from '../../src/domain/contract/common'
import type { FaceVerdict } from '../../src/domain/contract/face'
import { FACE_FAILURES, type FaceFailure } from '../../src/domain/face-failure'
import { rizhao } from './cases'

const minute = 60_000
const noon = Date.parse('2026-03-01T04:00:00.000Z')
const evidence = {
  engine: 'test', frames: { total: 0, usable: 0 }, events: [], similarity: null, liveness: null, continuity: null, quality: null,
  videoSha256: null, risk: [], fingerprint: null, ms: {},
}
const refused = (reason: FaceFailure): FaceVerdict => ({ kind: 'refused', reason, evidence })
const matched: FaceVerdict = { kind: 'matched', evidence }

/** The tally after each of these verdicts, one a minute. */
const after = (verdicts: readonly FaceVerdict[], from: SessionTally = NO_TRIES, startMs = noon) =>
  verdicts.reduce((tally, verdict, i) => settle(verdict, tally, rizhao, startMs + i * minute).tally, from)
const times = (n: number, verdict: FaceVerdict) => Array.from({ length: n }, () => verdict)

describe('three tries make a session, five sessions a day', () => {
  test.each([
    ['nothing tried yet', 0, { ok: true, tryNo: 1, sessionNo: 1 }],
    ['one try', 1, { ok: true, tryNo: 2, sessionNo: 1 }],
    ['two tries', 2, { ok: true, tryNo: 3, sessionNo: 1 }],
    ['three tries', 3, { ok: true, tryNo: 1, sessionNo: 2 }],
    ['fourteen tries', 14, { ok: true, tryNo: 3, sessionNo: 5 }],
    ['fifteen tries', 15, { ok: false, reason: 'tooManyToday' }],
  ])('after %s', (_what, n, next) => {
    expect(openTry(after(times(n, refused('noFace'))), rizhao, noon + 20 * minute)).toMatchObject(next)
  })

  test.each([
    [1, 2, 4], [3, 0, 4], [4, 2, 3], [15, 0, 0],
  ])('the answer to try %d says what is left: %d tries, %d sessions', (n, triesLeft, sessionsLeft) => {
    expect(settle(refused('tooDark'), after(times(n - 1, refused('noFace'))), rizhao, noon + 20 * minute))
      .toMatchObject({ kind: 'notMatched', reason: 'tooDark', triesLeft, sessionsLeft })
  })

  test('an hour later a new session begins, with three tries', () => {
    const tally = after(times(2, refused('noFace')))
    expect(openTry(tally, rizhao, noon + 60 * minute - 1)).toMatchObject({ tryNo: 3, sessionNo: 1 })
    expect(openTry(tally, rizhao, noon + 60 * minute)).toMatchObject({ tryNo: 1, sessionNo: 2 })
  })

  test('opening without finishing costs nothing, however often', () => {
    const tally = after([refused('noFace')])
    const numbers = Array.from({ length: 50 }, () => openTry(tally, rizhao, noon))
    expect(new Set(numbers.map((opened) => JSON.stringify(opened))).size).toBe(1)
    expect(numbers[49]).toMatchObject({ ok: true, tryNo: 2, sessionNo: 1 })
  })

  test('a match ends the session', () => {
    expect(openTry(after([refused('noFace'), matched]), rizhao, noon + 2 * minute)).toMatchObject({ tryNo: 1, sessionNo: 2 })
  })
})

describe('what a verdict becomes', () => {
  test('a match', () => { expect(settle(matched, NO_TRIES, rizhao, noon)).toMatchObject({ kind: 'matched' }) })
  test('doubt goes to a person, and is a try', () => {
    expect(settle({ kind: 'review', why: 'similarityUnsure', evidence }, NO_TRIES, rizhao, noon))
      .toEqual({ kind: 'needsReview', why: 'similarityUnsure', tally: { sessions: 1, triesInSession: 1, sessionStartedAtMs: noon } })
  })
  test('even a match beyond the day\'s limit is not looked at: attempts opened side by side win nothing', () => {
    const full = after(times(15, refused('notLive')))
    expect(settle(matched, full, rizhao, noon + 30 * minute))
      .toEqual({ kind: 'notMatched', reason: 'tooManyToday', triesLeft: 0, sessionsLeft: 0, tally: full })
  })

  const FREE: FaceFailure[] = [
    'noPhoto', 'nameMismatch', 'cancelled', 'cameraDenied', 'cameraBusy', 'unsupported', 'network', 'service',
    'tooManyToday', 'attemptExpired', 'helpEnded',
  ]
  test.each(FACE_FAILURES.map((reason) => [reason, FREE.includes(reason)] as const))('%s costs no try: %s', (reason, isFree) => {
    const before = after([refused('noFace')])
    const { tally } = settle(refused(reason), before, rizhao, noon + minute)
    expect(tally).toEqual(isFree ? before : { ...before, triesInSession: 2 })
  })
  test('a fault of ours at the first try leaves all three', () => {
    expect(settle(refused('service'), NO_TRIES, rizhao, noon)).toMatchObject({ triesLeft: 3, sessionsLeft: 4, tally: NO_TRIES })
  })
})

test('no run of verdicts and pauses ever counts more than three tries a session and fifteen a day', () => {
  const verdict = fc.oneof(fc.constant(matched), fc.constantFrom(...FACE_FAILURES).map(refused))
  const step = fc.record({ pause: fc.integer({ min: 0, max: 90 }), verdict })
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    let tally = NO_TRIES
    let now = noon
    let counted = 0
    for (const { pause, verdict } of steps) {
      now += pause * minute
      const next = settle(verdict, tally, rizhao, now).tally
      if (next !== tally) counted++
      tally = next
      if (tally.triesInSession > 3 || tally.sessions > 5) return false
    }
    return counted <= 15
  }), { numRuns: 2000 })
})

describe('the actions', () => {
  const of = (draws: readonly number[], eyes?: Eyes) => {
    const left = [...draws]
    return chooseActions(rizhao, () => left.shift() ?? 0, eyes)
  }
  test.each<[number[], Action[]]>([
    [[0.1, 0.9], ['blink', 'openMouth']],
    [[0.9, 0.9], ['openMouth', 'blink']],
    [[0.1, 0.5], ['blink', 'openMouth']],
    [[0.5, 0.5], ['openMouth', 'blink']],
    [[0.1, 0.49, 0.1, 0.9], ['blink', 'openMouth', 'blink']],
    [[0.1, 0.49, 0.1, 0.1], ['blink', 'openMouth', 'blink']],
    [[0.9, 0.49, 0.1, 0.9], ['blink', 'openMouth', 'blink']],
    [[0.9, 0.1, 0.3, 0.1], ['turnLeft', 'openMouth', 'blink']],
    [[0.9, 0.1, 0.6, 0.5], ['openMouth', 'turnRight', 'blink']],
    [[0.1, 0.1, 0.99, 0.99], ['blink', 'openMouth', 'nod']],
  ])('drawn by %j', (draws, actions) => { expect(of(draws)).toEqual(actions) })

  test.each<[number[], Action[]]>([
    [[0.1, 0.9, 0.1, 0.5], ['blink', 'turnLeft', 'openMouth']],
    [[0.9, 0.1, 0.99, 0.99], ['openMouth', 'blink', 'nod']],
  ])('one eye, drawn by %j: always a third action, never a second blink', (draws, actions) => {
    expect(of(draws, 'left')).toEqual(actions)
    expect(of(draws, 'right')).toEqual(actions)
  })

  const draws = fc.array(fc.nat(999).map((n) => n / 1000), { minLength: 4, maxLength: 4 })
  test('always blink and mouth, in half of the attempts one action more, and every order comes up', () => {
    const seen = new Set<string>()
    fc.assert(fc.property(draws, (drawn) => {
      const actions = of(drawn)
      seen.add(actions.join(' '))
      return actions.includes('blink') && actions.includes('openMouth') && [2, 3].includes(actions.length)
    }), { numRuns: 5000 })
    // 2 pairs; a second blink has the mouth between; each of 3 other actions at 3 places of 2 pairs gives 6
    expect(seen.size).toBe(2 + 1 + 3 * 6)
    const even = Array.from({ length: 1000 }, (_, i) => of([0.3, i / 1000, 0.3, 0.3]).length)
    expect(even.filter((length) => length === 3)).toHaveLength(500)
  })
  test('one eye needs the mouth and another action besides', () => {
    fc.assert(fc.property(draws, (drawn) => {
      const actions = of(drawn, 'right')
      return actions.length === 3 && actions.filter((one) => one === 'blink').length === 1 && actions.includes('openMouth')
    }), { numRuns: 1000 })
  })

  test('who cannot blink, or open the mouth, moves the head instead, in every order and never two turns in a row', () => {
    const orders = (unable: Unable) => {
      const found = new Set<string>()
      fc.assert(fc.property(draws, (drawn) => {
        const left = [...drawn]
        const actions = chooseActions(rizhao, () => left.shift() ?? 0, undefined, unable)
        found.add(actions.join(' '))
        const isTurn = (one?: Action) => one === 'turnLeft' || one === 'turnRight'
        return actions.length === 3 && !unable.some((one) => actions.some((action) => action === one)) && !actions.some((one, i) => isTurn(one) && isTurn(actions[i + 1]))
      }), { numRuns: 2000 })
      return found.size
    }
    expect([orders(['blink']), orders(['openMouth']), orders(['blink', 'openMouth'])]).toEqual([2 * 6, 2 * 6, 2])
  })

  test('what the machine would pass then goes to a person; what it refuses, it refuses', () => {
    expect(asDeclared({ kind: 'matched', evidence }, ['blink'])).toEqual({ kind: 'review', why: 'declaredUnable', evidence })
    for (const verdict of [{ kind: 'refused', reason: 'notLive', evidence }, { kind: 'review', why: 'livenessUnsure', evidence }] as const) {
      expect(asDeclared(verdict, ['blink', 'openMouth'])).toBe(verdict)
    }
    expect(asDeclared({ kind: 'matched', evidence })).toEqual({ kind: 'matched', evidence })
  })
})

test.each([
  [undefined, false], ['2025-11-01', false], ['2015-11-12', false], ['2015-11-11', true], ['1998-02-28', true],
])('a photo taken on %s is old in November 2025: %s', (takenOn, isOld) => {
  expect(isPhotoOld(takenOn, rizhao, '2025-11-12')).toBe(isOld)
})

test('an attempt lasts thirty minutes, to the millisecond', () => {
  expect(expiresAtMs(noon, rizhao)).toBe(noon + 30 * minute)
  expect(isExpired(noon, rizhao, noon + 30 * minute - 1)).toBe(false)
  expect(isExpired(noon, rizhao, noon + 30 * minute)).toBe(true)
})
