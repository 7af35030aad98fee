import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { Page } from '@/components/Page'
import { ERROR_CODES } from '@/domain/contract/errors'
import { stored } from './doubles/taro'
import type { Speech } from './globals'

afterEach(() => jest.useRealTimers())

test('waiting is silent at first, has words after 0.4 s and a way out after 6 s', () => {
  jest.useFakeTimers()
  render(<Page state={{ kind: 'loading' }} />)
  expect(screen.queryByRole('status')).toBeNull()
  act(() => { jest.advanceTimersByTime(450) })
  expect(screen.getByText('正在查，请稍等')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '不等了，回首页' })).toBeNull()
  act(() => { jest.advanceTimersByTime(6000) })
  fireEvent.click(screen.getByRole('button', { name: '不等了，回首页' }))
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' })
})

test.each(ERROR_CODES)('%s has a heading, a way on and the telephone', (code) => {
  render(<Page state={{ kind: 'failed', code }} onRetry={() => undefined} />)
  expect(screen.getByRole('heading')).not.toBeEmptyDOMElement()
  expect(screen.queryByRole('button', { name: '再试' }) ?? screen.queryByRole('button', { name: '回首页' })).not.toBeNull()
  expect(screen.getAllByRole('button', { name: '打电话' }).length).toBeGreaterThan(0)
})

test('大字 goes round three sizes and is remembered on this phone', () => {
  const { container } = render(<Page title='标题' />)
  const size = () => container.firstElementChild?.className
  const sizes = [size()]
  for (let i = 0; i < 3; i++) {
    fireEvent.click(screen.getByRole('button', { name: '大字' }))
    sizes.push(size())
  }
  expect(sizes).toEqual(['page scale-1', 'page scale-2', 'page scale-3', 'page scale-1'])
  expect(stored()).toContain('["anxin.letterSize",1]')
})

test('打电话 opens a sheet with the hotline and closes again', () => {
  render(<Page title='标题' />)
  fireEvent.click(screen.getByRole('button', { name: '打电话' }))
  fireEvent.click(screen.getByRole('button', { name: '12333 社保热线' }))
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12333' })
  fireEvent.click(screen.getByRole('button', { name: '算了' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('朗读 reads the page and stops on the second tap', () => {
  const speech = globalThis.speechSynthesis as unknown as Speech
  speech.voices = [{ lang: 'zh-CN' }]
  speech.said = []
  const { unmount } = render(<Page title='您该认证了' spoken='点下面的按钮' />)
  fireEvent.click(screen.getByRole('button', { name: '朗读' }))
  expect(speech.said.at(-1)).toBe('您该认证了。点下面的按钮')
  fireEvent.click(screen.getByRole('button', { name: '停止' }))
  expect(speech.said.at(-1)).toBe('(stopped)')
  unmount()
  speech.voices = []
})

test('a phone that cannot read aloud shows no button for it', () => {
  render(<Page title='标题' />)
  expect(screen.queryByRole('button', { name: '朗读' })).toBeNull()
})

test('the way back is on the page, since a browser has no bar of ours', () => {
  render(<Page title='标题' />)
  fireEvent.click(screen.getByRole('button', { name: '返回' }))
  expect(Taro.navigateBack).toHaveBeenCalledTimes(1)
})
