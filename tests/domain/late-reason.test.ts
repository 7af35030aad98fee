/** Why so late? Asked, never demanded. */
import type { Attribution } from '../../src/domain/contract/citizen'
import { lateAsk, lateReasonAsk } from '../../src/domain/late-reason'
import type { Policy } from '../../src/domain/policy/policy'
import { benefitOf, rizhao } from './cases'

const asking = (ask: Policy['lateEvidence']['ask'], legalBasis: string | null): Policy => ({ ...rizhao, lateEvidence: { ...rizhao.lateEvidence, ask, legalBasis } })

test.each<[Attribution, Policy['lateEvidence']['ask'], string | null, string, string | null]>([
  ['onTime', 'statement', null, 'none', null],
  ['voluntary', 'statement', null, 'none', null],
  ['lateNoEffect', 'statement', null, 'statement', null],
  ['late', 'statement', null, 'statement', null],
  ['late', 'none', null, 'none', null],
  ['late', 'statement', '某办法第九条', 'statement', null],
  ['late', 'documents', '某办法第九条', 'documents', '某办法第九条'],
  ['onTime', 'documents', '某办法第九条', 'none', null],
  ['late', 'documents', null, 'statement', null],
  ['late', 'documents', '  ', 'statement', null],
])('certified %s where the policy asks for %s by %s: %s, and nothing waits for it', (attribution, asked, law, ask, legalBasis) => {
  expect(lateReasonAsk(attribution, asking(asked, law))).toEqual({ ask, legalBasis, blocks: false })
})

// due by 20 June; the month's end is the last day without effect on pay; the next window opens on 21 July
test.each([
  ['2026-01-10', 'none', 'before the window'], ['2026-06-20', 'none', 'on its last day'], ['2026-06-21', 'statement', 'on the day after'], ['2026-07-10', 'statement', 'when pay might have stopped'],
  ['2026-07-21', 'statement', 'in the next window, which cures the one that was missed'],
])('who certified in August 2025 is asked on %s: %s (%s)', (today, ask) => {
  expect(lateAsk(benefitOf('resident', { lastCertifiedOn: '2025-08-01' }), asking('statement', null), today)).toEqual({ ask, legalBasis: null })
})
test('in a window that follows one that was kept nothing is asked', () => {
  expect(lateAsk(benefitOf('resident', { lastCertifiedOn: '2026-06-01' }), asking('documents', '某办法第九条'), '2026-07-21')).toEqual({ ask: 'none', legalBasis: null })
  expect(lateAsk(benefitOf('resident', { lastCertifiedOn: '2025-08-01' }), asking('documents', '某办法第九条'), '2026-07-21')).toEqual({ ask: 'documents', legalBasis: '某办法第九条' })
})
