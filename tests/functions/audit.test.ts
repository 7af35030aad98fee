import { recordEvent, verifyChain } from '../../cloudfunctions/lib/audit'
import type { AuditEvent, Beneficiary } from '../../cloudfunctions/lib/documents'

const nobody: Beneficiary = {
  _id: 'person-1', region: '371100', idIndex: 'x', idEnc: 'x', nameEnc: 'x', benefits: [], dueOn: null, nextActionOn: null, sweptOn: null, shard: 0, photoFileId: null, openReview: null,
  eventSeq: 0, eventHash: '', version: 1,
}
const kinds = ['certified', 'nameRevealed', 'notMatched', 'certified'] as const
let person = nobody
const chain = kinds.map((kind, i) => {
  const { event, beneficiary } = recordEvent(person, {
    kind, at: `2025-11-1${i}T04:00:00.000Z`, callerId: 'caller-1',
    facts: { channel: 'phone', reference: `73124096885${i}`, attemptId: undefined },
  })
  person = beneficiary
  return event
})
const [first, second, third, fourth] = chain as [AuditEvent, AuditEvent, AuditEvent, AuditEvent]

test('events are numbered, linked and counted on the person', () => {
  expect(chain.map(({ _id }) => _id)).toEqual(['person-1.1', 'person-1.2', 'person-1.3', 'person-1.4'])
  expect([first.prevHash, second.prevHash]).toEqual(['', first.hash])
  expect(person).toMatchObject({ eventSeq: 4, eventHash: fourth.hash, version: 5 })
})

test('an untouched chain verifies, also an empty one, and also after a store reordered keys and dropped empty fields', () => {
  expect(verifyChain(chain, person)).toEqual({ ok: true })
  expect(verifyChain([], nobody)).toEqual({ ok: true })
  const reordered = (event: AuditEvent) => Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(event)) as AuditEvent).reverse())
  const stored = chain.map((event) => reordered(event) as unknown as AuditEvent)
  expect(verifyChain(stored, person)).toEqual({ ok: true })
})

const relink = (event: AuditEvent) => recordEvent({ ...nobody, eventSeq: event.seq - 1, eventHash: event.prevHash }, event).event
test.each<[string, AuditEvent[], number]>([
  ['a fact altered', [first, { ...second, facts: { ...second.facts, reference: '999999999999' } }, third, fourth], 2],
  ['a time altered', [first, second, { ...third, at: '2025-01-01T00:00:00.000Z' }, fourth], 3],
  ['a fact added', [{ ...first, facts: { ...first.facts, reviewNo: '1' } }, second, third, fourth], 1],
  ['an event altered and its own hash made anew', [first, relink({ ...second, kind: 'certified' }), third, fourth], 3],
  ['the last event altered and its hash made anew', [first, second, third, relink({ ...fourth, kind: 'notMatched' })], 5],
  ['an event removed', [first, third, fourth], 2],
  ['the end cut off', [first, second], 3],
  ['everything removed', [], 1],
  ['two events swapped', [first, third, second, fourth], 2],
  ['an event of another person put in', [first, { ...second, beneficiaryId: 'person-2' }, third, fourth], 2],
  ['an event repeated', [first, second, third, fourth, fourth], 5],
])('%s is found at its place', (_, events, seq) => {
  expect(verifyChain(events, person)).toEqual({ ok: false, seq })
})
