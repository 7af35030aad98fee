import { randomBytes } from 'node:crypto'
import { redact } from '../../cloudfunctions/lib/redact'
import { isSame, makeSecrets } from '../../cloudfunctions/lib/secrets'

const key = () => randomBytes(32).toString('base64url')
const source = { ANXIN_DATA_KEY: key(), ANXIN_INDEX_KEY: key(), ANXIN_TOKEN_KEY: key(), ANXIN_INTERNAL_KEY: key() }
const secrets = makeSecrets(source)
const sealed = secrets.seal('person-1', 'name', '王桂兰')

test('a sealed field opens again, looks different each time, and shows nothing of its content', () => {
  expect(secrets.open('person-1', 'name', sealed)).toBe('王桂兰')
  expect(secrets.seal('person-1', 'name', '王桂兰')).not.toBe(sealed)
  expect(sealed).toMatch(/^A1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/)
  expect(Buffer.from(sealed.split('.')[3]!, 'base64url').toString()).not.toContain('王')
})

test.each([
  ['another row', () => secrets.open('person-2', 'name', sealed)],
  ['another field', () => secrets.open('person-1', 'idNumber', sealed)],
  ['an altered content', () => secrets.open('person-1', 'name', sealed.replace(/\.[\w-]{2}([\w-]+\.[\w-]+)$/, '.AA$1'))],
  ['a shortened tag', () => secrets.open('person-1', 'name', sealed.slice(0, -16))],
  ['another key', () => makeSecrets({ ...source, ANXIN_DATA_KEY: key() }).open('person-1', 'name', sealed)],
  ['no seal at all', () => secrets.open('person-1', 'name', '王桂兰')],
])('a sealed field moved to or opened with %s does not open', (_, open) => {
  expect(open).toThrow()
})

test('after a change of keys the retired key still opens, and the new one seals', () => {
  const rotated = makeSecrets({ ...source, ANXIN_DATA_KEY: key(), ANXIN_RETIRED_DATA_KEYS: source.ANXIN_DATA_KEY })
  expect(rotated.open('person-1', 'name', sealed)).toBe('王桂兰')
  expect(() => secrets.open('person-1', 'name', rotated.seal('person-1', 'name', '王桂兰'))).toThrow('unknown key')
})

test('a blind index is the same for the same value, and tells purposes and keys apart', () => {
  const id = '371199194802290005'
  expect(secrets.index('idNumber', id)).toBe(secrets.index('idNumber', id))
  expect(new Set([
    secrets.index('idNumber', id), secrets.index('openid', id), secrets.index('idNumber', '371199194802290013'),
    secrets.tag('idNumber', id), secrets.internal(id), makeSecrets({ ...source, ANXIN_INDEX_KEY: key() }).index('idNumber', id),
  ]).size).toBe(6)
})

test.each(Object.keys(source))('without a whole %s there is no service', (name) => {
  expect(() => makeSecrets({ ...source, [name]: undefined })).toThrow(name)
  expect(() => makeSecrets({ ...source, [name]: 'c2hvcnQ' })).toThrow(name)
})

test.each([['same', 'same', true], ['same', 'other', false], ['same', 'same ', false], ['', '', true], ['王桂兰', '王桂蘭', false]])(
  'comparing %j with %j says %s', (a, b, same) => expect(isSame(a, b)).toBe(same))

test.each([
  ['37119919480229000X', '<id>'], ['371199480229000', '<id>'], ['13812345678', '<phone>'], ['王桂兰', '<text>'],
  ['Bearer abc.def.ghi-jkl', 'Bearer …'], ['oABCDEFGHIJKLMNOPQRSTUVWXYZ0', '<openid>'],
])('a log never shows %s', (secret, mark) => {
  expect(redact(`before ${secret}, after`)).toBe(`before ${mark}, after`)
})

test('a log shows neither sealed fields nor endless texts, but keeps what helps', () => {
  expect(redact(`cannot open ${sealed} of person-1`)).toBe('cannot open <sealed> of person-1')
  expect(redact('x'.repeat(9000))).toHaveLength(2000)
  const harmless = 'E11000 duplicate key idIndex at 2025-11-12T04:00:00.000Z'
  expect(redact(harmless)).toBe(harmless)
})
