/** Machines at outlets: what they sign, what a card reader sends, and whether somebody still stands there. */
import { CLOCK_MS, ENROL_CODE_MS, enrolText, IDLE, presence, proofHead, readCardLine, readProof, signedText, VISIT_MS } from '../../src/domain/kiosk'

const number = '371199194802290028'
test.each([
  [`ANXIN1|王桂兰|${number}|20350101`, { name: '王桂兰', idNumber: number, validUntil: '2035-01-01' }],
  [`ANXIN1|王桂兰|37119919480229002x|长期\r`, { name: '王桂兰', idNumber: '37119919480229002X', validUntil: null }],
  [`ANXIN1|\\u738b\\u6842\\u5170|${number}|LONG`, { name: '王桂兰', idNumber: number, validUntil: null }],
  [`ANXIN1|王桂兰|${number}|20350230`, null], [`ANXIN1|王桂兰|${number.slice(1)}|20350101`, null], [`XIN1|王桂兰|${number}|20350101`, null],
  [`ANXIN1||${number}|20350101`, null], ['', null], [`ANXIN1|王桂兰|${number}|20350101|x`, null],
])('a reader’s line %j', (line, card) => {
  expect(readCardLine(line)).toEqual(card)
})

test.each([
  [`ANXIN1|${'王'.repeat(200)}|${number}|20350101`, true], [`ANXIN1|${'王'.repeat(201)}|${number}|20350101`, false], [`  ANXIN1|王桂兰|${number}|20350101  `, true],
  [`ANXIN1|王桂兰|${number}0|20350101`, false], [`ANXIN1|王桂兰|${number.slice(0, 17)}Y|20350101`, false], [`ANXIN1|王桂兰|${number}|2035010`, false], [`ANXIN1|王桂兰|${number}|203501011`, false],
  [`ANXIN1|王桂兰|${number}|永久`, false], [`ANXIN1|王|桂兰|${number}|长期`, false], [`xANXIN1|王桂兰|${number}|长期`, false],
])('%# of a reader’s lines is read whole, or not at all', (line, isRead) => {
  expect(readCardLine(line)).toEqual(isRead ? { name: expect.stringMatching(/^王/), idNumber: number, validUntil: '2035-01-01' } : null)
})
test('a name comes in letters, or in numbers of either case, and without blanks around it', () => {
  expect([' 王桂兰 ', '\\u738B\\u6842\\u5170', '阿·\\u738b', '\\u738', '\\uzzzz'].map((name) => readCardLine(`ANXIN1|${name}|${number}|LONG`)?.name)).toEqual(['王桂兰', '王桂兰', '阿·王', '\\u738', '\\uzzzz'])
})

test('what is signed is the head, the action and the whole input; of a new machine its code and its key', () => {
  expect(signedText('kiosk-1.m1abcdef.n', 'visit.begin', { line: 'x' })).toBe('kiosk-1.m1abcdef.n\n["visit.begin",{"line":"x"}]')
  expect(enrolText('123456', 'key')).toBe('enrol\n123456\nkey')
})
test('a proof is read as it was written', () => {
  const [nonce, signature, atMs] = ['n_-'.repeat(6), 'S_-9'.repeat(22).slice(0, 86), Date.parse('2025-11-12T04:00:00.000Z')]
  const head = proofHead('kiosk_1-a', atMs, nonce)
  expect(head).toBe(`kiosk_1-a.${atMs.toString(36)}.${nonce}`)
  expect(readProof(`${head}.${signature}`)).toEqual({ head, kioskId: 'kiosk_1-a', atMs, nonce, signature })
})
test('fifteen minutes to type the code, ten for a visit, five between two clocks', () => expect([ENROL_CODE_MS, VISIT_MS, CLOCK_MS].map((ms) => ms / 60_000)).toEqual([15, 10, 5]))

test.each([
  ['', false], ['x.y.z', false], [`kiosk.m1abcdef.${'n'.repeat(16)}.${'s'.repeat(86)}`, false], [`${'k'.repeat(64)}.m1abcdef.${'n'.repeat(32)}.${'s'.repeat(86)}`, true],
  [`${'k'.repeat(65)}.m1abcdef.${'n'.repeat(16)}.${'s'.repeat(86)}`, false], [`kiosk-1.m1abcdef.${'n'.repeat(33)}.${'s'.repeat(86)}`, false], [`kiosk-1.m1abcdef.${'n'.repeat(16)}.${'s'.repeat(87)}`, false],
  [`kiosk-1.${'m'.repeat(5)}.${'n'.repeat(16)}.${'s'.repeat(86)}`, false], [`kiosk-1.${'m'.repeat(12)}.${'n'.repeat(16)}.${'s'.repeat(86)}`, true], [`kiosk-1.${'m'.repeat(13)}.${'n'.repeat(16)}.${'s'.repeat(86)}`, false],
  [`kiosk-1.m1abcdef.${'n'.repeat(16)}.${'='.repeat(86)}`, false], [`!kiosk-1.m1abcdef.${'n'.repeat(16)}.${'s'.repeat(86)}`, false], [`kiosk-1.${(0).toString(36)}.nonce`, false],
  [`kiosk-1.m1abcdef.${'n'.repeat(16)}.${'s'.repeat(86)}`, true], [`kiosk-1.m1abcdef.${'n'.repeat(16)}.${'s'.repeat(85)}`, false],
  [`kiosk-1.m1abcdef.${'n'.repeat(15)}.${'s'.repeat(86)}`, false], [`kiosk-1.M1ABCDEF.${'n'.repeat(16)}.${'s'.repeat(86)}`, false],
])('a proof %j', (text, isOne) => {
  expect(readProof(text) !== null).toBe(isOne)
})

test.each([
  [0, false, 'here'], [IDLE.asks - 1, false, 'here'], [IDLE.asks, false, 'asking'], [IDLE.asks + IDLE.wipes - 1, false, 'asking'], [IDLE.asks + IDLE.wipes, false, 'gone'],
  [IDLE.asks, true, 'here'], [IDLE.asksAtCamera, true, 'asking'], [IDLE.asksAtCamera + IDLE.wipes, true, 'gone'],
])('quiet for %d ms, at the camera: %s → %s', (quietMs, isAtCamera, expected) => {
  expect(presence(quietMs, isAtCamera)).toBe(expected)
})

test('after 45 seconds somebody is asked, after two minutes at the camera; after half a minute more nobody is there', () => {
  expect(IDLE).toEqual({ asks: 45_000, asksAtCamera: 120_000, wipes: 30_000, goodbye: 15_000 })
})
