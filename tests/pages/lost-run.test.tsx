import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { ComponentType } from 'react'
import Consent from '@/pages/certify/consent'
import Face from '@/pages/certify/face'
import Identity from '@/pages/certify/identity'
import Prepare from '@/pages/certify/prepare'
import Refused from '@/pages/certify/refused'
import Result from '@/pages/certify/result'
import Who from '@/pages/certify/who'

const pages: [string, ComponentType][] = [
  ['who', Who], ['consent', Consent], ['identity', Identity], ['prepare', Prepare], ['face', Face], ['refused', Refused],
  ['result', Result],
]

test.each(pages)('%s, reloaded or opened by its address, starts again from home: answers live in memory only', (_, Opened) => {
  render(<Opened />)
  expect(screen.getByText('要从头来一次')).toBeInTheDocument()
  fireEvent.click(screen.getByRole('button', { name: '回首页' }))
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' })
})
