/** Why so late? Asked, never demanded. */
import type { Attribution } from '../../src/domain/contract/citizen'
import { lateReasonAsk } from '../../src/domain/late-reason'
import type { Policy } from '../../src/domain/policy/policy'
import { rizhao } from './cases'

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
