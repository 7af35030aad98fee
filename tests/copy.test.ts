import { readdirSync } from 'node:fs'
import path from 'node:path'
import { CAPTION, SPOKEN } from '../src/copy/camera'
import { consentVersion } from '../src/copy/certify'
import { faceFailures } from '../src/copy/face-failures'
import { fill } from '../src/copy/fill'
import { refusals } from '../src/copy/refused'
import { standingTags } from '../src/copy/names'
import { homeCards } from '../src/copy/home'
import { states, stateOf } from '../src/copy/words'
import { VOICE } from '../src/copy/voice'
import { ERROR_CODES } from '../src/domain/contract/errors'
import { standingKind } from '../src/domain/contract/common'
import { FACE_FAILURES } from '../src/domain/face-failure'
import { POLICIES } from '../src/domain/policy/policies'

const folder = path.resolve(__dirname, '../src/copy')

/** Every string of src/copy with the way to it, e.g. `home.rows.family.hint`. */
function sentencesOf(value: unknown, at: string): [string, string][] {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => sentencesOf(inner, `${at}.${key}`))
}
const all = readdirSync(folder).flatMap((file) => {
  // every file of the folder, also those written tomorrow
  const exported: Record<string, unknown> = require(path.join(folder, file))
  return sentencesOf(exported, file.replace('.ts', ''))
})
const chinese = all.filter(([, text]) => /\p{Script=Han}/u.test(text))

/** As it is read: without the blanks' names and the marks for bold. */
const read = (text: string) => text.replace(/\{\w+\}|<\/?b>/g, '')
const letters = (text: string) => [...read(text)].filter((c) => /[\p{Script=Han}\p{L}\p{N}]/u.test(c)).length

test('the folder is not empty', () => {
  expect(chinese.length).toBeGreaterThan(200)
})

test.each(FACE_FAILURES)('%s has a heading, what to do, one big button and a voice', (reason) => {
  const { title, body, primary, voice } = faceFailures[reason]
  expect(letters(title)).toBeGreaterThan(0)
  expect(letters(title)).toBeLessThanOrEqual(12)
  expect(letters(body)).toBeGreaterThan(0)
  expect(letters(primary.label)).toBeGreaterThan(0)
  expect(letters(VOICE[voice])).toBeGreaterThan(0)
})

test('every standing has a tag and a card, every error code a page', () => {
  for (const kind of standingKind.options) {
    expect(letters(standingTags[kind].word)).toBeGreaterThan(0)
    expect(letters(homeCards[kind].title)).toBeGreaterThan(0)
  }
  for (const code of ERROR_CODES) expect(letters(states[stateOf[code]].title)).toBeGreaterThan(0)
})

const headings = [homeCards, refusals, states, faceFailures]
  .flatMap((group) => Object.entries(group)).map(([name, { title }]) => [name, title] as const)
test.each(headings)('the heading of %s fits one or two lines of the largest letters: %s', (_, title) => {
  expect(letters(title)).toBeLessThanOrEqual(12)
})

test('the consent that is shown has the version that counts', () => {
  expect(POLICIES.map((policy) => policy.consentVersion)).toEqual(POLICIES.map(() => consentVersion))
})

test.each(['turnLeft', 'turnRight', 'nod'] as const)('%s: the caption fits one line of a narrow phone, the sentence leaves time to act', (action) => {
  expect(letters(CAPTION[action])).toBeLessThanOrEqual(6)
  expect(letters(VOICE[SPOKEN[action]])).toBeLessThanOrEqual(8)
})

/** Office words (ux 3.2). 比对成功 is what people know from the counter. */
const BANNED = /活体|比对(?!成功)|校验|验证失败|认证失败|系统|超时|异常|非法|无效|点击此处|请重试|操作失败|提交失败/
test.each(chinese)('%s says nothing in office language', (_, text) => {
  expect(text).not.toMatch(BANNED)
})

test('no sentence is longer than 20 characters', () => {
  const long = chinese.flatMap(([at, text]) =>
    text.split(/[。？！；：\n]/).filter((one) => letters(one) > 20).map((one) => [at, one] as const))
  expect(long).toEqual([])
})

test('punctuation between Chinese is full-width', () => {
  const half = /\p{Script=Han}\s*[,;:?!()"'.]|[,;:?!()"']\s*\p{Script=Han}/u
  expect(chinese.filter(([, text]) => half.test(read(text)))).toEqual([])
})

test('no page says 请 twice in one sentence, and no English but the X of the identity number', () => {
  expect(chinese.filter(([, text]) => text.split('。').some((one) => (one.match(/请/g) ?? []).length > 1))).toEqual([])
  expect(chinese.filter(([, text]) => /[A-Za-z]/.test(read(text).replace(/\bX\b/g, '')))).toEqual([])
})

test('a sentence is filled by name, every blank of it', () => {
  expect(fill('还有 {n} 天，{who}，{n}', { n: 3, who: '王*兰' })).toBe('还有 3 天，王*兰，3')
})
