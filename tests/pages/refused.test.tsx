import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import Refused from '@/pages/certify/refused'
import { beginRun, currentRun, note, type Refusal } from '@/pages/run'
import { inputsOf, serve } from './answers'
import { home, opened, standing } from './people'

function show(refusal: Refusal) {
  beginRun(home(null), { name: '王桂兰', idNumber: '371199195001010003', eyes: 'left' })
  note({ refusal })
  return render(<Refused />)
}
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const certified = standing('certified', { certifiedOn: '2026-06-01', opensOn: '2027-01-21', dueOn: '2027-06-20' })

const pages: [Refusal, string, RegExp, string][] = [
  [{ kind: 'notFound', maskName: '王*兰', maskId: '371199********0003' }, '没查到领取记录', /用 王\*兰 371199\*{8}0003 没查到在日照领养老金。/, '改身份信息'],
  [{ kind: 'notDue', maskName: '王*兰', standing: certified }, '现在不用办', /下次：2027年1月21日到6月20日。/, '还是想办一次'],
  [
    { kind: 'notDue', maskName: '王*兰', standing: standing('notYet', { opensOn: '2027-01-21', dueOn: '2027-06-20' }) },
    '现在不用办', /王\*兰 还没到认证时间。/, '给别人认证',
  ],
  [{ kind: 'closed', maskName: '王*兰' }, '待遇已终止', /有疑问请打 12333/, '打 12333'],
  [{ kind: 'noPhoto', maskName: '王*兰' }, '查不到照片', /要去柜台/, '换个方式'],
  [{ kind: 'tooManyToday', triesToday: 15 }, '今天先歇歇', /今天试了 15 次/, '换个方式'],
  [{ kind: 'tooManyRelatives', limit: 8 }, '人数到了', /最多帮 8 位老人/, '换个方式'],
  [{ kind: 'tooManyPeopleToday', limit: 10 }, '今天帮得够多了', /一天最多帮 10 位老人/, '换个方式'],
  [{ kind: 'invitationGone' }, '这个码过期了', /请老人再给您看一个新的码/, '回首页'],
]
test.each(pages)('%j has its own page with the reason and a way on', (refusal, title, words, label) => {
  const { container } = show(refusal)
  expect(screen.getByRole('heading')).toHaveTextContent(title)
  expect(container).toHaveTextContent(words)
  expect(screen.getByRole('button', { name: label })).toBeEnabled()
})

test('还是想办一次 opens the attempt on purpose (rule R4)', async () => {
  const asked = serve({ 'certification.start': opened })
  show({ kind: 'notDue', maskName: '王*兰', standing: certified })
  tap('还是想办一次')
  await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/certify/prepare/index' }))
  expect(inputsOf(asked, 'certification.start')).toEqual([expect.objectContaining({ evenIfNotDue: true })])
})

test('改身份信息 goes back with the answers kept', () => {
  show({ kind: 'notFound', maskName: '王*兰', maskId: '371199********0003' })
  tap('改身份信息')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/certify/identity/index' })
  expect(currentRun()).toMatchObject({ name: '王桂兰' })
})

test('给别人认证 forgets this person', () => {
  show({ kind: 'notDue', maskName: '王*兰', standing: certified })
  tap('给别人认证')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/certify/who/index' })
  expect(currentRun()).toMatchObject({ mode: 'forOthers', name: '', idNumber: '', person: null, eyes: null })
})
