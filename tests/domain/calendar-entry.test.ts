/** A visit for the person's own calendar, as RFC 5545 wants it. */
import { icsOf, timesOf } from '../../src/domain/visit/calendar-entry'

const entry = { id: '731240968854', title: '养老金上门认证', words: '请备好身份证、社保卡。不收费。工作人员不会要密码、验证码。不会收钱。a,b;c', ...timesOf({ on: '2025-11-13', half: 'morning' }) }
const lines = icsOf(entry, Date.parse('2025-11-12T04:00:00.000Z')).split('\r\n')

test('the half-day on a Chinese wall clock, in UTC', () => {
  expect(lines).toEqual(expect.arrayContaining(['DTSTART:20251113T010000Z', 'DTEND:20251113T033000Z', 'DTSTAMP:20251112T040000Z', 'UID:731240968854@anxin']))
  expect(timesOf({ on: '2025-11-13', half: 'afternoon' })).toEqual({ fromMs: Date.parse('2025-11-13T06:00:00Z'), toMs: Date.parse('2025-11-13T08:30:00Z') })
})

test('no line is longer than 75 bytes, and unfolded it is whole and escaped', () => {
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(lines.join('\r\n').replace(/\r\n /g, '')).toContain('DESCRIPTION:请备好身份证、社保卡。不收费。工作人员不会要密码、验证码。不会收钱。a\\,b\\;c')
})

test('begins and ends as it must', () => {
  expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', ''])
})

test('the whole entry, with an alarm twelve hours before', () => {
  const plain = { id: '731240968854', title: '上门, 认证', words: '一行\n二行\\', ...timesOf({ on: '2025-11-13', half: 'afternoon' }) }
  expect(icsOf(plain, Date.parse('2025-11-12T04:05:06.789Z')).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//anxin//visit//ZH', 'BEGIN:VEVENT', 'UID:731240968854@anxin', 'DTSTAMP:20251112T040506Z',
    'DTSTART:20251113T060000Z', 'DTEND:20251113T083000Z', 'SUMMARY:上门\\, 认证', 'DESCRIPTION:一行\\n二行\\\\',
    'BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:上门\\, 认证', 'TRIGGER:-PT12H', 'END:VALARM', 'END:VEVENT', 'END:VCALENDAR', '',
  ])
})

/** `SUMMARY:` has 8 bytes; a line goes on as soon as the next letter does not fit into 74, and the blank before it counts. */
test.each([
  ['letters of one byte', 'a', 66, 73], ['of two bytes', '\u00e9', 33, 36], ['of three', '证', 22, 24], ['of four, never cut in two', '\u{20bb7}', 16, 18],
  ['the last letter of one byte', '\u007f', 66, 73], ['the first of two', '\u0080', 33, 36], ['the last of two', '\u07ff', 33, 36], ['the first of three', '\u0800', 22, 24],
])('a line is folded between %s', (_what, letter, first, next) => {
  const [folded = '', ...rest] = icsOf({ ...entry, title: letter.repeat(150), words: '' }, 0).split('SUMMARY:')[1]!.split('\r\n')
  const continued = rest.slice(0, rest.findIndex((line) => !line.startsWith(' ')))
  expect([[...folded].length, [...continued[0]!].length - 1]).toEqual([first, next])
  expect(folded + continued.map((line) => line.slice(1)).join('')).toBe(letter.repeat(150))
})
