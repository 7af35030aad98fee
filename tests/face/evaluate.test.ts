/** The arithmetic of `npm run evaluate`: lists, error rates, events, attacks. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { equalErrorInterval, personOf, type PersonPair } from '../../evaluate/figures/bootstrap'
import { equalErrorRate, trueAcceptsAt, type Scored } from '../../evaluate/figures/error-rates'
import { matchEvents, type Span } from '../../evaluate/figures/match-events'
import { quantile } from '../../evaluate/figures/quantile'
import { seededRandom } from '../../evaluate/figures/random'
import { asExpected, type Outcome } from '../../evaluate/hostile'
import { actionOf, nameOf } from '../../evaluate/labels'
import { parseCsv } from '../../evaluate/lists/csv'
import { readAttacks, readClips, readHostile, readPairs } from '../../evaluate/lists/forms'
import { optionsOf } from '../../evaluate/options'
import { probit } from '../../evaluate/picture/det'
import { spoofReport, type JudgedAttack } from '../../evaluate/spoofs'
import { readTrace } from '../../evaluate/strace'

const dir = mkdtempSync(join(tmpdir(), 'anxin-lists-'))
afterAll(() => rmSync(dir, { recursive: true }))

test.each<[string, string, [number, string[]][]]>([
  ['plain', 'a,b\n1,2\n', [[1, ['a', 'b']], [2, ['1', '2']]]],
  ['no newline at the end', 'a\n1', [[1, ['a']], [2, ['1']]]],
  ['a byte order mark and CRLF', '\uFEFFa,b\r\n1,2\r\n', [[1, ['a', 'b']], [2, ['1', '2']]]],
  ['old Mac line ends', 'a\r1\r', [[1, ['a']], [2, ['1']]]],
  ['commas, quotes and line breaks within quotes', 'a,b\n"x, ""y""","1\n2"\n3,4\n', [[1, ['a', 'b']], [2, ['x, "y"', '1\n2']], [4, ['3', '4']]]],
  ['blank lines and lines of commas', 'a,b\n\n,\n1,2\n', [[1, ['a', 'b']], [4, ['1', '2']]]],
  ['empty cells', 'a,b,c\n,2,\n', [[1, ['a', 'b', 'c']], [2, ['', '2', '']]]],
  ['a quote in the middle of a word', 'a\n5" wide\n', [[1, ['a']], [2, ['5" wide']]]],
])('CSV: %s', (_, text, expected) => {
  expect(parseCsv(text)).toEqual({ lines: expected.map(([number, cells]) => ({ number, cells })), open: null })
})

test('a quote that is never closed is told with its line', () => {
  expect(parseCsv('a\n1\n"2\n3\n')).toEqual({ lines: [{ number: 1, cells: ['a'] }, { number: 2, cells: ['1'] }], open: 3 })
})

const written = (name: string, text: string) => writeFileSync(join(dir, name), text)

test('pairs: names of columns in any case, groups by column or folder, malformed rows by their line', () => {
  written('pairs.csv', '\uFEFFPath_A, PATH_B ,Same,Group,note\nx/a_1.jpg,x/a_2.jpg,1,elders,?\nx/a_1.jpg,x/b_1.jpg,FALSE,,\n,x/b_1.jpg,1,,\na.jpg,b.jpg,perhaps,,\n')
  expect(readPairs(dir)).toEqual({
    rows: [{ a: 'x/a_1.jpg', b: 'x/a_2.jpg', same: true, group: 'elders' }, { a: 'x/a_1.jpg', b: 'x/b_1.jpg', same: false, group: 'x' }],
    problems: ['pairs.csv:4: path_a is empty', 'pairs.csv:5: same is "perhaps", not one of 1, 0'],
  })
})

test('clips: events and order, also of actions with a sign in their name', () => {
  written('clips.csv', 'path,actions_in_order,events,talking,notes\nc/1.mp4,blink>turn-,blink@0.2-0.57; turn-@1-2,0,"a, b"\nc/2.mp4,none,,1,\nc/3.mp4,blink,blink@2-1,0,\n')
  expect(readClips(dir)).toEqual({
    rows: [
      { path: 'c/1.mp4', order: ['blink', 'turn-'], events: [{ kind: 'blink', from: 0.2, to: 0.57 }, { kind: 'turn-', from: 1, to: 2 }], isTalking: false, group: 'c' },
      { path: 'c/2.mp4', order: [], events: [], isTalking: true, group: 'c' },
    ],
    problems: ['clips.csv:4: event "blink@2-1" is not kind@start-end'],
  })
})

test('spoof: media by the column, else by the name', () => {
  written('spoof.csv', 'path,label,kind,media\na.mp4,live,,\nb.jpg,spoof,print,image\nc.bin,spoof,replay,video\n')
  expect(readAttacks(dir)?.rows.map(({ isLive, kind, isVideo }) => [isLive, kind, isVideo])).toEqual([[true, 'live', true], [false, 'print', false], [false, 'replay', true]])
})

test.each(['photo', 'reference', 'reference photo', 'Reference_Photo'])('hostile: the slot of a photo may be called %s', (slot) => {
  written('hostile.csv', `path,slot,expected\nx.jpg,${slot},Reject\n`)
  expect(readHostile(dir)).toEqual({ rows: [{ path: 'x.jpg', slot: 'photo', expected: 'reject', group: '(no group)' }], problems: [] })
})

test('a list that is not there is none, a list without its columns says which', () => {
  expect(readPairs(join(dir, 'nowhere'))).toBeNull()
  written('pairs.csv', 'left,right\na,b\n')
  expect(readPairs(dir)).toEqual({ rows: [], problems: ['pairs.csv:1: no column path_a, path_b, same'] })
})

const scored = (genuine: (number | null)[], impostor: (number | null)[]): Scored[] =>
  [...genuine.map((score) => ({ score, same: true })), ...impostor.map((score) => ({ score, same: false }))]

test.each<[string, (number | null)[], (number | null)[], number | null]>([
  ['apart', [0.9, 0.8], [0.1, 0.2], 0],
  ['the wrong way round', [0.1, 0.2], [0.8, 0.9], 1],
  ['one of four on each side', [0.9, 0.8, 0.7, 0.3], [0.4, 0.2, 0.1, 0], 0.25],
  ['all the same: accept all or none', [0.5, 0.5], [0.5, 0.5], 0.5],
  ['unequal sides: at 1 of 4 impostors the genuine errors fall from 1 of 2 to none', [0.9, 0.3], [0.5, 0.2, 0.1, 0], 0.25],
  ['a genuine pair as high as an impostor: half-way', [0.9, 0.5], [0.5, 0.1], 0.25],
  ['a lost genuine pair never matches, however low the threshold', [0.9, null], [0.1, 0.2], 0.5],
  ['no impostor', [0.9], [], null],
  ['no pair', [], [], null],
])('EER: %s', (_, genuine, impostor, expected) => {
  const rate = equalErrorRate(scored(genuine, impostor))
  if (expected === null) expect(rate).toBeNull()
  else expect(rate).toBeCloseTo(expected, 12)
})

/** Scores on a coarse grid, so that many are equal. */
function drawn(seed: number): Scored[] {
  const random = seededRandom(seed)
  const score = (around: number) => (random() < 0.05 ? null : Math.round(20 * (around + random() - 0.5)) / 20)
  return scored(Array.from({ length: 40 }, () => score(0.7)), Array.from({ length: 70 }, () => score(0.2)))
}

test('EER and TAR are those of a slow count at every threshold', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const pairs = drawn(seed)
    const rate = (same: boolean, from: number) => {
      const of = pairs.filter((pair) => pair.same === same)
      return of.filter(({ score }) => score !== null && score >= from).length / of.length
    }
    const thresholds = [Infinity, ...pairs.flatMap(({ score }) => score ?? [])].sort((a, b) => b - a)
    const errors = thresholds.map((from) => [rate(false, from), 1 - rate(true, from)] as const)
    // the step of the stairs that crosses the diagonal, walked in small steps
    const crossing = errors.slice(1).flatMap(([x, y], i) => {
      const [x0, y0] = errors[i]!
      return Array.from({ length: 1001 }, (_, k) => [x0 + ((x - x0) * k) / 1000, y0 + ((y - y0) * k) / 1000] as const)
    }).reduce((best, one) => (Math.abs(one[0] - one[1]) < Math.abs(best[0] - best[1]) ? one : best))
    expect(Math.abs(equalErrorRate(pairs)! - crossing[0])).toBeLessThan(0.001)
    const best = Math.max(...thresholds.filter((from) => rate(false, from) <= 0.1).map((from) => rate(true, from)))
    expect(trueAcceptsAt(pairs, 0.1).share).toBeCloseTo(best, 9)
  }
})

test('TAR at a rate needs as many impostors as make one of them that rate', () => {
  const impostors = Array.from({ length: 100 }, (_, i) => i / 1000)
  // one of the hundred may pass
  expect(trueAcceptsAt(scored([0.5, 0.0985], impostors), 0.01)).toEqual({ share: 1, threshold: 0.0985 })
  expect(trueAcceptsAt(scored([0.5, 0.0975], impostors), 0.01)).toEqual({ share: 0.5, threshold: 0.099 })
  expect(trueAcceptsAt(scored([0.5], impostors.slice(1)), 0.01)).toEqual({ share: null, needs: 100 })
})

function people(count: number, seed: number): PersonPair[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, i) => [
    { score: 0.5 + 0.5 * random(), same: true, people: [`p${i}`, `p${i}`] as const },
    { score: 0.7 * random(), same: false, people: [`p${i}`, `p${(i + 1) % count}`] as const },
  ]).flat()
}

test('one round of the bootstrap is the EER of the people drawn, each as often as drawn', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const pairs = people(12, seed)
    const names = [...new Set(pairs.flatMap((pair) => pair.people))].sort()
    const random = seededRandom(seed)
    const draw = names.map(() => names[Math.floor(random() * names.length)])
    const times = (name: string) => draw.filter((one) => one === name).length
    const copies = pairs.flatMap((pair) => Array.from({ length: times(pair.people[0]) * (pair.same ? 1 : times(pair.people[1])) }, () => pair))
    const [low, high] = equalErrorInterval(pairs, 1, seed)!
    expect(low).toBe(high)
    expect(low).toBeCloseTo(equalErrorRate(copies)!, 9)
  }
})

test('the interval holds the rate, is the same every time, and is not given for a handful of people', () => {
  const pairs = people(60, 7)
  const [low, high] = equalErrorInterval(pairs)!
  const rate = equalErrorRate(pairs)!
  expect(equalErrorInterval(pairs)).toEqual([low, high])
  expect(low).toBeLessThan(rate)
  expect(high).toBeGreaterThan(rate)
  expect(equalErrorInterval(people(9, 7))).toBeNull()
})

test.each([
  ['lfw/Ann_Lee_0003.jpg', 'lfw/Ann_Lee'], ['casia/017_2.bmp', 'casia/017'], ['celeb/Li Na/first.jpg', 'celeb/Li Na'], ['a.jpg', ''], ['./x/b_1.png', 'x/b'],
])('who is on %s', (path, person) => expect(personOf(path)).toBe(person))

const at = (kind: string, from: number, to: number): Span => ({ kind, from, to })
test.each<[string, Span[], Span[], [number, number, number]]>([
  ['found', [at('blink', 1, 1.2)], [at('blink', 1.1, 1.3)], [1, 0, 0]],
  ['just within the tolerance', [at('blink', 1, 1.2)], [at('blink', 1.34, 1.5)], [1, 0, 0]],
  ['just beyond it', [at('blink', 1, 1.2)], [at('blink', 1.36, 1.5)], [0, 1, 1]],
  ['the other kind', [at('blink', 1, 1.2)], [at('openMouth', 1, 1.2)], [0, 1, 1]],
  ['one opening seen as two', [at('openMouth', 1, 3)], [at('openMouth', 1, 1.8), at('openMouth', 2, 3)], [1, 0, 1]],
  ['two labels, one event', [at('blink', 1, 1.2), at('blink', 1.3, 1.5)], [at('blink', 1, 1.5)], [1, 1, 0]],
  ['each to its own, whatever the order of the lists', [at('blink', 2, 2.2), at('blink', 1, 1.2)], [at('blink', 2.1, 2.2), at('blink', 1.1, 1.2)], [2, 0, 0]],
  ['nothing labelled', [], [at('blink', 1, 2)], [0, 0, 1]],
])('events: %s', (_, labelled, seen, [found, missed, extra]) => {
  const matched = matchEvents(labelled, seen)
  expect([matched.found.length, matched.missed.length, matched.extra.length]).toEqual([found, missed, extra])
})

test('labels of several data sets are one action; what the engine does not know is none', () => {
  expect(['blink', 'mouth_open', 'openMouth', 'smile'].map((label) => actionOf(label))).toEqual(['blink', 'openMouth', 'openMouth', null])
  expect(['turn_left', 'turn+', 'nod-', 'blink'].map((label) => [nameOf(label, 'person'), nameOf(label, 'picture')])).toEqual([
    ['turnLeft', 'turnRight'], ['turnRight', 'turnLeft'], ['nod', 'nod'], ['blink', 'blink'],
  ])
})

const judged = (kind: string, isLive: boolean, decision: JudgedAttack['decision'], hasAction: boolean): JudgedAttack =>
  ({ path: 'x', group: 'g', isVideo: true, failed: decision ? null : 'missing', ms: 1, signals: [], kind, isLive, decision, hasAction })
const refused = { kind: 'refused', reason: 'notLive' } as const
const accepted = { kind: 'accepted' } as const

test('APCER and BPCER, with the signals alone and with a missing action', () => {
  const report = spoofReport([
    judged('print', false, refused, false), judged('print', false, accepted, false), judged('replay', false, accepted, true),
    judged('replay', false, { kind: 'review' }, true), judged('replay', false, null, false),
    judged('phone', true, accepted, true), judged('phone', true, refused, true), judged('phone', true, { kind: 'review' }, false),
  ])
  const rates = (of: typeof report.signalsAlone) => of.map(({ kind, isLive, count, error, errorOrReview }) => [isLive ? 'live' : 'attack', kind, count, error, errorOrReview])
  expect(rates(report.signalsAlone)).toEqual([
    ['attack', 'all', 4, 0.5, 0.75], ['attack', 'print', 2, 0.5, 0.5], ['attack', 'replay', 2, 0.5, 1],
    ['live', 'all', 3, 1 / 3, 2 / 3], ['live', 'phone', 3, 1 / 3, 2 / 3],
  ])
  expect(rates(report.signalsOrNoAction)).toEqual([
    ['attack', 'all', 4, 0.25, 0.5], ['attack', 'print', 2, 0, 0], ['attack', 'replay', 2, 0.5, 1],
    ['live', 'all', 2, 0.5, 0.5], ['live', 'phone', 2, 0.5, 0.5],
  ])
  expect(report.failed).toEqual({ missing: 1 })
  expect(report.reasons).toEqual({ live: { notLive: 1 }, spoof: { notLive: 1 } })
})

const outcome = (kind: Outcome['kind'], stage: Outcome['stage'] = null): Outcome => ({ kind, stage, reason: null })
test.each<[Parameters<typeof asExpected>[0], Outcome, boolean | null]>([
  ['accept', outcome('accept'), true], ['accept', outcome('reject', 'face'), true], ['accept', outcome('reject', 'file'), false],
  ['reject', outcome('reject', 'file'), true], ['reject', outcome('reject', 'action'), true], ['reject', outcome('accept'), false],
  ['either', outcome('accept'), true], ['either', outcome('crash'), false], ['accept', outcome('hang'), false], ['reject', outcome('missing'), null],
])('a hostile file that should %s: %j', (expected, got, verdict) => expect(asExpected(expected, got)).toBe(verdict))

test('a trace tells files where nobody expects them, and connections', () => {
  const log = [
    '12 openat(AT_FDCWD</>, "/data/x.mp4", O_RDONLY) = 5</data/x.mp4>',
    '12 openat(AT_FDCWD</>, "/etc/shadow", O_RDONLY) = -1 EACCES (Permission denied)',
    '13 openat(AT_FDCWD</>, "../etc/passwd", O_RDONLY <unfinished ...>', '13 <... openat resumed>) = 6</etc/passwd>',
    '13 openat(AT_FDCWD</>, "libc.so.6", O_RDONLY) = 7</usr/lib/libc.so.6>', '13 openat(AT_FDCWD</>, "/usr/libx", O_RDONLY) = 8</usr/libx>',
    '12 connect(9<UNIX-STREAM:[1]>, {sa_family=AF_UNIX, sun_path="/tmp/x"}, 12) = 0',
    '12 connect(9<TCP:[2]>, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("10.0.0.1")}, 16) = -1 EINPROGRESS (In progress)',
  ].join('\n')
  const { opened, outside, calls } = readTrace(log, ['/data/x.mp4'], ['/usr/lib'])
  expect([opened, outside, calls.length]).toEqual([4, ['/etc/passwd', '/usr/libx'], 1])
})

test.each([[[], 'npm run evaluate'], [['a', 'b'], 'npm run evaluate'], [['a', '--only', 'faces'], '--only knows'], [['a', '--fast'], '--fast']])(
  'the command line %j is answered with words', (args, words) => expect(() => optionsOf(args)).toThrow(words),
)

test('quantiles and the normal distribution', () => {
  expect([quantile([3, 1, 2, 4], 0.5), quantile([5], 0.95), quantile([], 0.5)]).toEqual([2, 5, null])
  expect([0.5, 0.975, 0.001].map((share) => Number(probit(share).toFixed(4)))).toEqual([0, 1.96, -3.0902])
})
