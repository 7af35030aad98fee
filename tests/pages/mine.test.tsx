import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { Certificate, RecordRow } from '@/domain/contract/citizen-records'
import CertificatePage from '@/mine/certificate'
import Invite from '@/mine/invite'
import Records from '@/mine/records'
import { inputsOf, serve } from './answers'
import { openedWith } from './doubles/taro'
import { father, home, person, standing } from './people'

const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const wentTo = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const row = (no: number, on: string, more: Partial<RecordRow> = {}): RecordRow => ({
  recordId: `record-0${no}`, at: `${on}T02:05:00.000Z`, on, beneficiaryId: 'person-01', maskName: '王*兰', relation: null, channel: 'phone',
  result: 'matched', reason: null, reference: '731240968854', ...more,
})
const certificate: Certificate = {
  reference: '731240968854', maskName: '王*兰', fullName: null, maskId: '371199********0021', schemes: ['enterprise', 'survivor'],
  certifiedAt: '2026-11-23T02:05:00.000Z', certifiedOn: '2026-11-23', validUntil: '2027-11-23', channel: 'phone', agency: '示例社保中心',
  checkPath: '/help/check/index?reference=731240968854&check=abcd1234',
}

describe('认证记录', () => {
  test('newest first by year, with the result in words; a success leads to its certificate', async () => {
    serve({
      getHome: home(person(standing('certified'))),
      listRecords: {
        records: [
          row(1, '2026-11-23'),
          row(2, '2026-11-22', { result: 'notMatched', reason: 'tooDark', reference: null }),
          row(3, '2025-12-01', { channel: 'counter' }),
        ],
        next: null,
      },
    })
    render(<Records />)
    expect(await screen.findByText('2026年')).toBeInTheDocument()
    expect(screen.getByText('没通过：光线太暗')).toBeInTheDocument()
    expect(screen.getByText('柜台')).toBeInTheDocument()
    expect(screen.getByText('2026年').compareDocumentPosition(screen.getByText('2025年')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    fireEvent.click(screen.getByText('2026年11月23日'))
    expect(wentTo()).toEqual(['/mine/certificate/index?reference=731240968854'])
    expect(screen.queryByRole('button', { name: '看更早的' })).toBeNull()
  })

  test('older ones come on demand, from where the list ended', async () => {
    const asked = serve({
      getHome: home(person(standing('certified'))),
      listRecords: (_, nth) => nth === 1
        ? { records: [row(1, '2026-11-23')], next: 'after-1' }
        : { records: [row(2, '2024-11-23')], next: null },
    })
    render(<Records />)
    fireEvent.click(await screen.findByRole('button', { name: '看更早的' }))
    expect(await screen.findByText('2024年')).toBeInTheDocument()
    expect(screen.getByText('2026年')).toBeInTheDocument()
    expect(inputsOf(asked, 'listRecords')).toEqual([{ limit: 20 }, { limit: 20, cursor: 'after-1' }])
  })

  test('with several people one may choose whose', async () => {
    const asked = serve({
      getHome: home(person(standing('certified')), [father]), listRecords: { records: [row(1, '2026-11-23')], next: null },
    })
    render(<Records />)
    fireEvent.click(await screen.findByRole('radio', { name: '李*国' }))
    await waitFor(() => expect(inputsOf(asked, 'listRecords').at(-1)).toEqual({ limit: 20, beneficiaryId: 'person-02' }))
  })

  test('nobody certified yet: a way to start', async () => {
    serve({ getHome: home(null), listRecords: { records: [], next: null } })
    render(<Records />)
    expect(await screen.findByText('还没有记录')).toBeInTheDocument()
    tap('开始认证')
    expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })
})

describe('认证凭证', () => {
  test('shows everything masked, and a code that carries only the public check', async () => {
    openedWith({ reference: '731240968854' })
    serve({ getCertificate: certificate })
    render(<CertificatePage />)
    expect(await screen.findByText('7312 4096 8854')).toBeInTheDocument()
    expect(screen.getByText('王*兰')).toBeInTheDocument()
    expect(screen.getByText('371199********0021')).toBeInTheDocument()
    expect(screen.getByText('企业职工养老、供养亲属待遇')).toBeInTheDocument()
    const qr = screen.getByRole('img', { name: '核对凭证的二维码' })
    expect(qr.getAttribute('src')).toMatch(/^data:image\/svg\+xml,/)
  })

  test('the full name is asked for on purpose, and can be hidden again', async () => {
    openedWith({ reference: '731240968854' })
    const asked = serve({ getCertificate: ({ reveal }) => ({ ...certificate, fullName: reveal ? '王桂兰' : null }) })
    render(<CertificatePage />)
    fireEvent.click(await screen.findByRole('button', { name: '显示全名' }))
    expect(await screen.findByText('王桂兰')).toBeInTheDocument()
    expect(inputsOf(asked, 'getCertificate')).toEqual([{ reference: '731240968854' }, { reference: '731240968854', reveal: true }])
    tap('遮住姓名')
    expect(screen.queryByText('王桂兰')).toBeNull()
  })

  test('of a person: the latest success', async () => {
    openedWith({ person: 'person-01' })
    const asked = serve({
      listRecords: { records: [row(1, '2026-11-23', { result: 'notMatched', reference: null }), row(2, '2026-11-20')], next: null },
      getCertificate: certificate,
    })
    render(<CertificatePage />)
    expect(await screen.findByText('7312 4096 8854')).toBeInTheDocument()
    expect(inputsOf(asked, 'getCertificate')).toEqual([{ reference: '731240968854' }])
  })

  test('of a person without a success: says so', async () => {
    openedWith({ person: 'person-01' })
    serve({ listRecords: { records: [], next: null } })
    render(<CertificatePage />)
    expect(await screen.findByText('还没有凭证')).toBeInTheDocument()
  })

  test('somebody else’s certificate does not exist for this phone', async () => {
    openedWith({ reference: '731240968854' })
    serve({ getCertificate: { error: 'notFound' } })
    render(<CertificatePage />)
    expect(await screen.findByText('这一页没有了')).toBeInTheDocument()
  })
})

describe('请家人帮忙', () => {
  const invitation = (scene: string) => ({ scene, expiresAt: '2026-11-23T02:35:00.000Z', maskName: '王*兰' })

  test('shows a code until when; a new one on demand', async () => {
    serve({ createInvitation: (_, nth) => invitation(`scene-${nth}`) })
    render(<Invite />)
    expect(await screen.findByText('2026年11月23日 10:35')).toBeInTheDocument()
    const before = screen.getByRole('img', { name: '给家人扫的二维码' }).getAttribute('src')
    tap('换一个新码')
    await waitFor(() => expect(screen.getByRole('img', { name: '给家人扫的二维码' }).getAttribute('src')).not.toBe(before))
  })

  test('who is not yet known to this phone certifies first', async () => {
    serve({ createInvitation: { error: 'forbidden' } })
    render(<Invite />)
    expect(await screen.findByText('先认证一次')).toBeInTheDocument()
    expect(within(document.body).queryByRole('img', { name: /二维码/ })).toBeNull()
  })
})
