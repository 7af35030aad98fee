import { PASSWORD, passwordFault } from '../../src/domain/staff-password'

test.each([
  ['a long walk by the sea', null], ['十二个字才够长走路看海边', null], ['十一个字还差一个不够长', 'short'], ['', 'short'],
  ['four words are enough', 'same'], ['xx A-1001 and more', 'account'], ['xx a-1001 and more', 'account'],
])('%s: %s', (next, fault) => {
  expect(passwordFault(next, 'four words are enough', 'A-1001')).toBe(fault)
})

test('letters are counted as they are seen, however a keyboard composes them', () => {
  expect(passwordFault('é'.repeat(PASSWORD.least - 1).normalize('NFD'), 'x', 'A-1001')).toBe('short')
  expect(passwordFault('é'.repeat(PASSWORD.least).normalize('NFD'), 'é'.repeat(PASSWORD.least), 'A-1001')).toBe('same')
})
