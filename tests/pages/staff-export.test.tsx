import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import StaffExport from '@/staff/export'
import { signOut } from '@/staff/session'
import { asksOf, plugInDialogs, self, serveStaff, signedInTab, type StaffAnswers } from './staff-answers'

const saved: { name: string; blob: Blob }[] = []

beforeAll(() => {
  plugInDialogs()
  let latest = new Blob()
  URL.createObjectURL = jest.fn((blob: Blob) => { latest = blob; return 'blob:1' })
  URL.revokeObjectURL = jest.fn()
  // jsdom does not download
  HTMLAnchorElement.prototype.click = function () { saved.push({ name: this.download, blob: latest }) }
})
beforeEach(() => {
  saved.length = 0
  signedInTab()
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
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const days = (from: string, to: string) => {
  fireEvent.change(screen.getByLabelText('从哪天的决定'), { target: { value: from } })
  fireEvent.change(screen.getByLabelText('到哪天'), { target: { value: to } })
}
const text = '\ufeff证件号码\r\n'
const file = { kind: 'file' as const, base64: Buffer.from(text).toString('base64'), rows: 12 }
const readAsHex = (blob: Blob) => new Promise<string>((resolve) => {
  const reader = new FileReader()
  reader.onload = () => resolve(Buffer.from(reader.result as ArrayBuffer).toString('hex'))
  reader.readAsArrayBuffer(blob)
})
async function open(answers: StaffAnswers = {}) {
  const asked = serveStaff({ whoAmI: self({ roles: ['admin'] }), exportDecisions: file, ...answers })
  render(<StaffExport />)
  await screen.findByLabelText('从哪天的决定')
  return asked
}

test('says what is in the file and that it leaves a trace; without fault to axe', async () => {
  await open()
  expect(screen.getByRole('heading', { level: 1, name: '导出发放决定' })).toBeInTheDocument()
  expect(screen.getByText('文件里有完整的证件号码。导出人、时间和原因会记下来。')).toBeInTheDocument()
  expect(await faults()).toEqual([])
})

test.each<[string, () => void, string]>([
  ['no days', () => {}, '请选起止日期'],
  ['one day only', () => days('2026-11-01', ''), '请选起止日期'],
  ['days in the wrong order', () => { days('2026-11-02', '2026-11-01'); choose('每月发放') }, '结束日期早于开始日期'],
  ['no reason', () => days('2026-11-01', '2026-11-30'), '请选导出原因'],
])('%s: nothing is sent', async (_what, fillIn, said) => {
  const asked = await open()
  fillIn()
  tap('导出')
  expect(screen.getByRole('alert')).toHaveTextContent(said)
  expect(asksOf(asked, 'exportDecisions')).toEqual([])
  expect(await faults()).toEqual([])
})

test.each(['csv', 'xlsx'] as const)('a file in %s is saved byte by byte, with its days in the name', async (format) => {
  const asked = await open()
  days('2026-11-01', '2026-11-30')
  choose(format === 'csv' ? '文本表格，给软件读' : '电子表格，给人看')
  choose('审计检查')
  tap('导出')
  expect(await screen.findByText('导出好了，共 12 条。文件在浏览器的下载里。')).toBeInTheDocument()
  expect(asksOf(asked, 'exportDecisions')).toEqual([{ from: '2026-11-01', to: '2026-11-30', format, reason: 'audit' }])
  expect(saved.map(({ name }) => name)).toEqual([`发放决定-2026-11-01-2026-11-30.${format}`])
  expect(await readAsHex(saved[0]!.blob)).toBe(Buffer.from(text).toString('hex'))
})

test('a fresh code is asked for, and then the file comes', async () => {
  const asked = await open({
    exportDecisions: (_, nth) => (nth === 1 ? { error: 'codeNeeded' } : file), stepUp: { kind: 'fresh', self: self({ roles: ['admin'] }) },
  })
  days('2026-11-01', '2026-11-01')
  choose('更正')
  tap('导出')
  fireEvent.change(await screen.findByLabelText('动态码'), { target: { value: '123456' } })
  tap('确认')
  await waitFor(() => expect(saved).toHaveLength(1))
  expect(asksOf(asked, 'exportDecisions')).toHaveLength(2)
})

test('too many at once is said, nothing is saved', async () => {
  await open({ exportDecisions: { kind: 'tooMany' } })
  days('2020-01-01', '2026-11-30')
  choose('每月发放')
  tap('导出')
  expect(await screen.findByText('超过 20000 条，一次导不完。请把日期缩短。')).toBeInTheDocument()
  expect(saved).toEqual([])
})

test('a lost line is said, and what was typed stays', async () => {
  await open({ exportDecisions: 'noNetwork' })
  days('2026-11-01', '2026-11-30')
  choose('每月发放')
  tap('导出')
  expect(await screen.findByRole('alert')).toHaveTextContent('没有网')
  expect(screen.getByLabelText('到哪天')).toHaveValue('2026-11-30')
  expect(await faults()).toEqual([])
})
