/** One text for one content: what is hashed and signed. */
import { canonical } from '../../src/domain/canonical'

test.each<[string, unknown, string]>([
  ['keys in one order, at every level', { b: { d: 1, c: 2 }, a: 3 }, '{"a":3,"b":{"c":2,"d":1}}'],
  ['a list keeps its order', [3, 1, { b: 1, a: 2 }], '[3,1,{"a":2,"b":1}]'],
  ['nothing in a list, nothing in an object', { b: [], a: {} }, '{"a":{},"b":[]}'],
  ['what is undefined is not there', { a: undefined, b: null }, '{"b":null}'],
  ['null, texts, numbers and truths as JSON writes them', [null, '王"桂兰"', 0.5, true], '[null,"王\\"桂兰\\"",0.5,true]'],
])('%s', (_what, value, text) => { expect(canonical(value)).toBe(text) })

test('the order in which somebody wrote the keys changes nothing, another content does', () => {
  expect(canonical({ on: '2025-11-12', by: 'a' })).toBe(canonical({ by: 'a', on: '2025-11-12' }))
  expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }))
})
