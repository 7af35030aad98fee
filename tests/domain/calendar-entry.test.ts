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
