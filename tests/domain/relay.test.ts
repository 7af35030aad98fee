/** The link that a relative at a distance sends (N10). */
import { RELAY_MS, relayStage, relayState, type RelayFacts, type RelaySteps } from '../../src/domain/relay'

const at = Date.parse('2025-11-12T04:10:00.000Z')
const fresh: RelayFacts = { expiresAt: '2025-11-12T04:30:00.000Z', isRevoked: false, isUsed: false, claimedBy: null }

test.each<[string, Partial<RelayFacts>, ReturnType<typeof relayState>]>([
  ['a new link', {}, 'open'],
  ['once more on the phone that began', { claimedBy: 'elder' }, 'open'],
  ['a second phone', { claimedBy: 'neighbour' }, 'inUse'],
  ['in its last millisecond', { expiresAt: '2025-11-12T04:10:00.001Z' }, 'open'],
  ['after half an hour', { expiresAt: '2025-11-12T04:10:00.000Z' }, 'gone'],
  ['used', { isUsed: true, claimedBy: 'elder' }, 'gone'],
  ['taken back', { isRevoked: true }, 'gone'],
  ['taken back, for a second phone', { isRevoked: true, claimedBy: 'neighbour' }, 'gone'],
])('%s is %s', (_what, facts, state) => { expect(relayState({ ...fresh, ...facts }, 'elder', at)).toBe(state) })

const attempt = { expiresAt: '2025-11-12T04:35:00.000Z', outcome: null }
const later = Date.parse('2025-11-12T04:31:00.000Z')
test.each<[string, Partial<RelayFacts>, Partial<RelaySteps>, number, ReturnType<typeof relayStage>]>([
  ['nobody has opened it', {}, {}, at, 'sent'],
  ['opened', {}, { openedAt: 'x' }, at, 'opened'],
  ['agreed', {}, { openedAt: 'x', attempt }, at, 'agreed'],
  ['the camera is open', {}, { attempt, filmingAt: 'x' }, at, 'filming'],
  ['the film is there', {}, { attempt: { ...attempt, receivedAt: 1 }, filmingAt: 'x' }, at, 'comparing'],
  ['matched', { isUsed: true }, { attempt: { ...attempt, receivedAt: 1, outcome: { kind: 'matched' } } }, at, 'matched'],
  ['not matched', {}, { attempt: { ...attempt, outcome: { kind: 'notMatched' } } }, at, 'notMatched'],
  ['staff look', { isUsed: true }, { attempt: { ...attempt, outcome: { kind: 'needsReview' } } }, at, 'needsReview'],
  ['half an hour over, and nobody agreed', {}, { openedAt: 'x' }, later, 'gone'],
  ['agreed in the last minute: the attempt has its own clock', {}, { attempt }, later, 'agreed'],
  ['the attempt ran out as well', {}, { attempt }, Date.parse(attempt.expiresAt), 'gone'],
  ['the result stays after the end', {}, { attempt: { ...attempt, outcome: { kind: 'matched' } } }, Date.parse(attempt.expiresAt), 'matched'],
  ['taken back tells nothing more', { isRevoked: true }, { attempt: { ...attempt, outcome: { kind: 'matched' } } }, at, 'gone'],
])('the sender is shown, when %s', (_when, facts, steps, now, stage) => {
  expect(relayStage({ ...fresh, ...facts }, { openedAt: null, filmingAt: null, attempt: null, ...steps }, now)).toBe(stage)
})

test('a link lasts half an hour', () => expect(RELAY_MS).toBe(1_800_000))
