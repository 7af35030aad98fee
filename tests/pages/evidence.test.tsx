import { fireEvent, render, screen } from '@testing-library/react'
import axe from 'axe-core'
import type { EvidenceCard } from '@/domain/contract/citizen-evidence'
import Evidence from '@/mine/evidence'
import { inputsOf, serve } from './answers'
import { openedWith } from './doubles/taro'

const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const faults = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
const card = (facts: Partial<EvidenceCard> = {}): EvidenceCard => ({
  matchId: 'person-01.2026-11-01', beneficiaryId: 'person-01', maskName: '王*兰', relation: null,
  by: [{ kind: 'inpatient', strength: 'A', source: 'hospital', on: '2026-11-01' }], certifiedOn: '2026-11-01', matchedAt: '2026-11-02T18:00:00.000Z', state: 'stands', certifyBy: null, ...facts,
})

test('kind, source and day; not me asks once more, says by when to certify, and sends no reason', async () => {
  openedWith({ person: 'person-01' })
  const asked = serve({ listEvidence: { cards: [card()] }, objectToEvidence: { certifyBy: '2027-02-01' } })
  render(<Evidence />)
  expect(await screen.findByText('住院')).toBeInTheDocument()
  expect(screen.getByText('医院')).toBeInTheDocument()
  expect(screen.getByText('当时核对过本人，一次就算。')).toBeInTheDocument()
  expect(await faults()).toEqual([])
  tap('不是我')
  expect(screen.getByRole('heading', { name: '真的不是您吗？' })).toBeInTheDocument()
  expect(document.body).toHaveTextContent('给您 90 天')
  expect(await faults()).toEqual([])
  tap('再看看')
  tap('不是我')
  tap('对，不是我')
  expect(await screen.findByRole('heading', { name: '记下了' })).toBeInTheDocument()
  expect(document.body).toHaveTextContent('请在 2027年2月1日 前认证一次。')
  expect(inputsOf(asked, 'objectToEvidence')).toEqual([{ matchId: 'person-01.2026-11-01' }])
})

test('two cards that confirm each other, of a relative; an objection that was made offers no other', async () => {
  const by = [{ kind: 'outpatientCard', strength: 'B', source: 'hospital', on: '2026-10-01' }, { kind: 'bankCard', strength: 'B', source: 'counter', on: '2026-10-20' }] as const
  serve({ listEvidence: { cards: [card({ relation: 'daughter', by: [...by] }), card({ matchId: 'person-01.2026-05-01', state: 'objected', certifyBy: '2026-08-01' })] } })
  render(<Evidence />)
  expect(await screen.findByText('门诊刷卡')).toBeInTheDocument()
  expect(screen.getByText('只刷了卡，要两处才算。')).toBeInTheDocument()
  expect(screen.getAllByRole('button', { name: /^不是(我|本人)$/ })).toHaveLength(1)
  expect(document.body).toHaveTextContent('请在 2026年8月1日 前认证一次。')
  expect(await faults()).toEqual([])
})

test('nothing that hung on it, nothing there, no network', async () => {
  serve({ listEvidence: { cards: [card()] }, objectToEvidence: { certifyBy: null } })
  const { unmount } = render(<Evidence />)
  await screen.findByText('住院')
  tap('不是我')
  tap('对，不是我')
  expect(await screen.findByText('后来您自己认证过，不用再办。')).toBeInTheDocument()
  unmount()
  serve({ listEvidence: { cards: [] } })
  render(<Evidence />)
  expect(await screen.findByRole('heading', { name: '没有自动认证' })).toBeInTheDocument()
})
