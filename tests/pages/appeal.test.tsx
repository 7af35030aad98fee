import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import axe from 'axe-core'
import AppealPage from '@/mine/appeal'
import { inputsOf, serve } from './answers'
import { openedWith } from './doubles/taro'
import { father, home, person, standing } from './people'

const tap = (name: string | RegExp, role = 'button') => fireEvent.click(screen.getByRole(role, { name }))
const faults = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
const self = person(standing('suspended'))

test('one of five, words if one likes; the answer says by when, and to which month a stop has moved', async () => {
  const asked = serve({ getHome: home(self), appeal: { answerBy: '2026-11-30', postponedTo: '2027-01' } })
  render(<AppealPage />)
  expect(await screen.findByText('选一条。工作人员 5 个工作日内答复。')).toBeInTheDocument()
  expect(screen.getAllByRole('radio')).toHaveLength(5)
  expect(await faults()).toEqual([])
  tap('交给工作人员')
  expect(screen.getByText('请先选一条')).toBeInTheDocument()
  expect(inputsOf(asked, 'appeal')).toEqual([])
  tap(/养老金停错了/, 'radio')
  fireEvent.input(screen.getByLabelText('想补充的话'), { target: { value: ' 我一直住在这里 ' } })
  tap('交给工作人员')
  expect(await screen.findByRole('heading', { name: '收到了' })).toBeInTheDocument()
  expect(document.body).toHaveTextContent('2026年11月30日 前给您答复')
  expect(document.body).toHaveTextContent('推迟到 2027年1月')
  expect(inputsOf(asked, 'appeal')).toEqual([{ beneficiaryId: 'person-01', kind: 'wrongStop', words: '我一直住在这里' }])
  expect(await faults()).toEqual([])
})

test('for somebody whom one helps; without words none are sent, and a stop that has not moved is not spoken of', async () => {
  openedWith({ person: 'person-02' })
  const asked = serve({ getHome: home(self, [father]), appeal: { answerBy: '2026-11-30', postponedTo: null } })
  render(<AppealPage />)
  expect(await screen.findByRole('radio', { name: /李\*国/ })).toBeChecked()
  tap(/人还在/, 'radio')
  tap('交给工作人员')
  await screen.findByRole('heading', { name: '收到了' })
  expect(inputsOf(asked, 'appeal')).toEqual([{ beneficiaryId: 'person-02', kind: 'wrongDeath' }])
  expect(document.body).not.toHaveTextContent('推迟')
  expect(screen.queryByRole('button', { name: '换个方式' })).toBeNull()
})

test('whoever is not known yet is told what to do', async () => {
  serve({ getHome: home(null) })
  render(<AppealPage />)
  expect(await screen.findByRole('heading', { name: '先认证一次' })).toBeInTheDocument()
})

test('what was said is kept when the line is lost', async () => {
  const asked = serve({ getHome: home(self), appeal: (_, nth) => (nth === 1 ? 'noNetwork' : { answerBy: '2026-11-30', postponedTo: null }) })
  render(<AppealPage />)
  await screen.findAllByRole('radio')
  tap(/刷脸总是过不了/, 'radio')
  tap('交给工作人员')
  fireEvent.click(await screen.findByRole('button', { name: /再试/ }))
  await screen.findByRole('heading', { name: '收到了' })
  expect(inputsOf(asked, 'appeal')).toHaveLength(2)
  // meanwhile the other ways are open to whose face does not match
  tap('换个方式')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/method/index' })
})
