import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import Check from '@/help/check'
import Policy from '@/help/policy'
import Declare from '@/pages/certify/declare'
import Method from '@/pages/method'
import { policy } from '@/copy/help'
import { inputsOf, serve } from './answers'
import { openedWith } from './doubles/taro'
import { standing } from './people'

const tap = (name: string, role = 'button') => fireEvent.click(screen.getByRole(role, { name }))

test('all four ways are named as equals; the phone leads home, the others to 12333', () => {
  render(<Method />)
  for (const way of ['手机刷脸', '自助机', '柜台', '上门']) expect(screen.getByText(way)).toBeInTheDocument()
  expect(screen.getByText('哪种都算数，效果一样。')).toBeInTheDocument()
  tap('打 12333')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12333' })
})

test('the policy answers every question and names its source and day', () => {
  render(<Policy />)
  for (const { ask, answer } of policy.questions) {
    expect(screen.getByText(ask)).toBeInTheDocument()
    for (const sentence of answer) expect(screen.getByText(sentence)).toBeInTheDocument()
  }
  expect(screen.getByText(/核对。$/)).toBeInTheDocument()
})

describe('核对凭证', () => {
  test('a real one shows its days and no person', async () => {
    openedWith({ reference: '731240968854', check: 'abcd1234' })
    const asked = serve({ checkCertificate: { kind: 'valid', certifiedOn: '2026-11-23', validUntil: '2027-11-23' } })
    render(<Check />)
    expect(await screen.findByText('这份凭证是真的')).toBeInTheDocument()
    expect(screen.getByText('2027年11月23日')).toBeInTheDocument()
    expect(inputsOf(asked, 'checkCertificate')).toEqual([{ reference: '731240968854', check: 'abcd1234' }])
  })

  test('one that nobody issued is called so', async () => {
    openedWith({ reference: '731240968854', check: 'xxxx' })
    serve({ checkCertificate: { kind: 'unknown' } })
    render(<Check />)
    expect(await screen.findByText('没查到这份凭证')).toBeInTheDocument()
  })
})

describe('季度声明', () => {
  test('sends what was ticked and nothing more', async () => {
    openedWith({ person: 'person-01' })
    const asked = serve({ declare: { standing: standing('certified') } })
    render(<Declare />)
    tap('没有再结婚', 'checkbox')
    tap('没有工作收入', 'checkbox')
    tap('没有工作收入', 'checkbox')
    tap('照实填好了，交')
    expect(await screen.findByText('声明收到了')).toBeInTheDocument()
    expect(inputsOf(asked, 'declare')).toEqual([
      { beneficiaryId: 'person-01', statements: { notRemarried: true, noOwnIncome: false, inSchoolOrMinor: false } },
    ])
  })

  test('without network nothing is lost', async () => {
    openedWith({ person: 'person-01' })
    serve({ declare: (_, nth) => nth === 1 ? 'noNetwork' : { standing: standing('certified') } })
    render(<Declare />)
    tap('没有再结婚', 'checkbox')
    tap('照实填好了，交')
    expect(await screen.findByText('没有网，查不了')).toBeInTheDocument()
    tap('再试')
    await waitFor(() => expect(screen.getByText('声明收到了')).toBeInTheDocument())
  })
})
