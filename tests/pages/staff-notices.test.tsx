/** The notice board: who is offered what with a draft. */
import { act, render, screen } from '@testing-library/react'
import type { BoardRow } from '@/domain/contract/staff-board'
import StaffNotices from '@/staff/notices'
import { signOut } from '@/staff/session'
import { plugInDialogs, self, serveStaff, signedInTab } from './staff-answers'

beforeAll(plugInDialogs)
beforeEach(signedInTab)
afterEach(async () => {
  serveStaff({})
  await act(() => signOut())
  sessionStorage.clear()
})

const draft: BoardRow = {
  key: 'board-0001.1', version: 1, region: '371100', state: 'draft', title: '年底不用赶', body: '每个人的日子不一样。', source: '公告第 3 号', validUntil: '2026-12-31',
  publishedOn: null, isShown: false, isMine: false, mayPublish: true, draftedAt: '2026-11-24T01:00:00.000Z',
}
const handover = '账号没交接，请另一位同事发布。'

test.each<[string, Partial<BoardRow>, string[], boolean]>([
  ['another person', {}, ['发布', '撤下'], false],
  ['the author', { isMine: true, mayPublish: false }, ['改', '撤下'], false],
  ['whose account the author could use', { mayPublish: false }, ['撤下'], true],
])('%s is offered what the server would not refuse', async (_, facts, acts, isTold) => {
  serveStaff({ whoAmI: self({ roles: ['admin'] }), listBoard: { notices: [{ ...draft, ...facts }] } })
  render(<StaffNotices />)
  expect((await screen.findAllByRole('button', { name: /：年底不用赶$/ })).map(({ textContent }) => textContent)).toEqual(acts)
  expect(screen.queryByText(handover) !== null).toBe(isTold)
})
