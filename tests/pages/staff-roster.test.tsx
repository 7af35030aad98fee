import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { upload } from '@/api/upload'
import type { RosterStatus } from '@/domain/contract/staff-roster'
import StaffRoster from '@/staff/roster'
import { signOut } from '@/staff/session'
import { asksOf, plugInDialogs, self, serveStaff, signedInTab, type StaffAnswers } from './staff-answers'

// the storage is outside of the machine
jest.mock('@/api/upload', () => ({ upload: jest.fn() }))

const status = (more: Partial<RosterStatus> = {}, counts: Partial<RosterStatus['counts']> = {}): RosterStatus => ({
  importId: 'import-1', mode: 'check', state: 'done', refusal: null, share: 1, changes: [],
  counts: { rows: 0, added: 0, changed: 0, unchanged: 0, refused: 0, warned: 0, vanished: 0, returned: 0, differs: 0, ...counts }, ...more,
})
const ticket = { url: 'http://storage/x', headers: {}, cloudPath: 'rosters/import-1', maxBytes: 1 }
const saved: string[] = []

beforeAll(() => {
  plugInDialogs()
  URL.createObjectURL = jest.fn((blob: Blob) => { saved.push(blob.constructor.name); return 'blob:1' })
  URL.revokeObjectURL = jest.fn()
  // jsdom does not download
  HTMLAnchorElement.prototype.click = jest.fn()
})
beforeEach(() => {
  saved.length = 0
  signedInTab()
  jest.mocked(upload).mockImplementation((_, __, onProgress) => { onProgress(0.5); return { done: Promise.resolve(), abort: () => undefined } })
})
afterEach(async () => {
  serveStaff({})
  await act(() => signOut())
  sessionStorage.clear()
})

const faults = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
async function open(answers: StaffAnswers) {
  const asked = serveStaff({ whoAmI: self({ roles: ['admin'] }), 'roster.open': { importId: 'import-1', upload: ticket }, ...answers })
  render(<StaffRoster />)
  await screen.findByLabelText('选择名册文件')
  return asked
}
function choose(answer: string, bytes = 100) {
  const file = new File(['x'], '名册.csv')
  Object.defineProperty(file, 'size', { value: bytes })
  fireEvent.change(screen.getByLabelText('选择名册文件'), { target: { files: [file] } })
  fireEvent.click(screen.getByRole('radio', { name: answer }))
  tap('上传并检查')
}

test('nothing is chosen beforehand, and nothing is sent before it is', async () => {
  const asked = await open({})
  expect(screen.getAllByRole('radio').filter((radio) => (radio as HTMLInputElement).checked)).toEqual([])
  tap('上传并检查')
  expect(screen.getByRole('alert')).toHaveTextContent('请先选文件')
  choose('只是其中一部分', 201 * 2 ** 20)
  expect(screen.getByRole('alert')).toHaveTextContent('文件超过 200 兆')
  expect(asksOf(asked, 'roster.open')).toEqual([])
  expect(await faults()).toEqual([])
})

test('a file is checked first; what would change is told; only then it is carried out', async () => {
  const counts = { rows: 12, added: 3, changed: 2, unchanged: 6, refused: 1 }
  const asked = await open({
    'roster.work': ({ importId }, nth) => (importId === 'import-2' ? status({ importId, mode: 'apply' }, counts)
      : nth === 1 ? status({ state: 'reading', share: 0.4 }) : status({ changes: [{ change: 'phone', people: 2 }] }, counts)),
    'roster.start': status({ importId: 'import-2', mode: 'apply', state: 'waiting', share: 0 }),
  })
  choose('是全部在册人员')
  expect(await screen.findByRole('heading', { name: '检查结果' })).toBeInTheDocument()
  expect(asksOf(asked, 'roster.open')).toEqual([{ bytes: 100, isComplete: true }])
  expect(asksOf(asked, 'roster.start')).toEqual([])
  for (const [term, value] of [['新的人', '3 人'], ['没有导入的行', '1 行'], ['手机', '2 人']]) expect(screen.getByText(term!).parentElement).toHaveTextContent(`${term}${value}`)
  expect(screen.getByText('会写入 3 人，改动 2 人。')).toBeInTheDocument()
  expect(await faults()).toEqual([])

  tap('开始导入')
  expect(await screen.findByText('导入好了。')).toBeInTheDocument()
  expect(asksOf(asked, 'roster.work')).toEqual([{ importId: 'import-1' }, { importId: 'import-1' }, { importId: 'import-2' }])
  expect(screen.queryByRole('button', { name: '开始导入' })).toBeNull()
})

test('a bar says how far it is', async () => {
  await open({ 'roster.work': (_, nth) => (nth < 3 ? status({ state: 'reading', share: 0.4 }) : status()) })
  let finish = () => {}
  jest.mocked(upload).mockImplementation((_, __, onProgress) => { onProgress(0.5); return { done: new Promise((resolve) => { finish = resolve }), abort: () => undefined } })
  choose('是全部在册人员')
  expect(await screen.findByRole('progressbar', { name: '正在上传…' })).toHaveValue(50)
  expect(await faults()).toEqual([])
  finish()
  expect(await screen.findByRole('heading', { name: '检查结果' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '开始导入' })).toBeNull()
})

test('a file that cannot be imported says why, in words of the header', async () => {
  await open({ 'roster.work': status({ state: 'refused', refusal: { mistake: 'headerMissing', detail: 'idNumber,scheme' } }) })
  choose('是全部在册人员')
  expect(await screen.findByRole('alert')).toHaveTextContent('表头缺少：证件号码、险种。')
  expect(screen.queryByRole('button', { name: '开始导入' })).toBeNull()
  tap('换一个文件')
  expect(screen.getByLabelText('选择名册文件')).toBeInTheDocument()
})

test('the list of errors is fetched to its end and saved as one file', async () => {
  const error = { line: 3, maskId: '371199********0004', field: 'name', mistake: 'empty', detail: '', blocks: true } as const
  const asked = await open({
    'roster.work': status({}, { rows: 2, refused: 2 }),
    'roster.errors': ({ after }) => ({ errors: [error], next: after === null ? 'import-1.00000003.0' : null }),
  })
  choose('是全部在册人员')
  await screen.findByRole('heading', { name: '检查结果' })
  tap('下载问题清单')
  await waitFor(() => expect(asksOf(asked, 'roster.errors')).toEqual([{ importId: 'import-1', after: null }, { importId: 'import-1', after: 'import-1.00000003.0' }]))
  await waitFor(() => expect(saved).toEqual(['File', 'Blob']))
})

test('a lost line is said, and trying again begins anew', async () => {
  let isLost = true
  await open({ 'roster.work': () => (isLost ? 'noNetwork' : status({}, { rows: 5, unchanged: 5 })) })
  choose('是全部在册人员')
  expect(await screen.findByRole('alert')).toBeInTheDocument()
  isLost = false
  expect(screen.queryByRole('progressbar')).toBeNull()
  tap('再试')
  expect(await screen.findByText('5 人')).toBeInTheDocument()
})
