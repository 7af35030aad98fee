import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import type { ReviewDetail, ReviewRow } from '@/domain/contract/staff-review'
import StaffReview from '@/staff/review'
import { signOut } from '@/staff/session'
import { asksOf, plugInDialogs, self, serveStaff, signedInTab, type StaffAnswers } from './staff-answers'

beforeAll(plugInDialogs)
afterEach(async () => {
  jest.useRealTimers()
  serveStaff({})
  await act(() => signOut())
  sessionStorage.clear()
})

const NO = '731240968854'
const OTHER = '824351079965'
const row = (more: Partial<ReviewRow> = {}): ReviewRow => ({
  reviewNo: NO, why: 'similarityUnsure', beneficiaryId: 'person-01', maskName: '王*兰', openedAt: '2026-11-18T02:05:00.000Z', answerBy: '2026-11-25',
  daysLeft: 2, isSecondLook: false, ...more,
})
const film = (more: Partial<NonNullable<ReviewDetail['film']>> = {}): NonNullable<ReviewDetail['film']> => ({
  videoUrl: 'https://storage.example/video?sign=1', videoUntil: '2026-12-02', still: 'data:image/jpeg;base64,YQ==', photoUrl: 'https://storage.example/photo?sign=1', photoTakenOn: '2009-03-01',
  isPhotoOld: true, receivedAt: '2026-11-18T02:05:00.000Z', channel: 'phone', mode: 'forOthers', relation: 'daughter',
  actions: [{ action: 'blink', seenAtS: 2.4 }, { action: 'openMouth', seenAtS: null }], similarity: 0.4375, bands: { same: 0.5, other: 0.4 },
  risk: [{ name: 'screen', level: 'review' }, { name: 'loop', level: 'pass' }], ...more,
})
const detail = (more: Partial<ReviewDetail> = {}): ReviewDetail => ({
  ...row(), maskId: '371199********0028', film: film(), statements: null,
  history: [{ at: '2026-11-18T01:00:00.000Z', channel: 'phone', result: 'notMatched', reason: 'tooDark' }], ...more,
})
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const pick = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const faults = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}

async function openQueue(answers: StaffAnswers = {}, rows: ReviewRow[] = [row()]) {
  signedInTab()
  const asked = serveStaff({ whoAmI: self({ roles: ['reviewer'] }), listReviews: { reviews: rows, hasMore: false, notHandedOver: 0 }, getReview: { kind: 'open', review: detail() }, ...answers })
  const view = render(<StaffReview />)
  await screen.findByRole('heading', { level: 1, name: '人工审核' })
  return { asked, ...view }
}
async function openCase(answers: StaffAnswers = {}, review = detail()) {
  const opened = await openQueue({ getReview: { kind: 'open', review }, ...answers })
  fireEvent.click(await screen.findByRole('button', { name: '看 王*兰' }))
  await screen.findByRole('heading', { name: '王*兰' })
  return opened
}

describe('the queue', () => {
  test('says in words how long each may still wait, and whose second look it is', async () => {
    await openQueue({}, [
      row({ reviewNo: OTHER, maskName: '李*国', daysLeft: -1 }), row({ daysLeft: 0, why: 'requested' }), row({ reviewNo: '935462180076', maskName: '张*福', isSecondLook: true }),
    ])
    const [, late, today, second] = await screen.findAllByRole('row')
    expect(late).toHaveTextContent('晚了 1 个工作日')
    expect(today).toHaveTextContent('本人请人工看2026年11月18日 10:05今天要有结果')
    expect(second).toHaveTextContent('第二个人看')
    expect(screen.getByRole('link', { name: '人工审核', current: 'page' })).toBeInTheDocument()
    expect(await faults()).toEqual([])
  })

  test('an empty one says so', async () => {
    await openQueue({}, [])
    expect(await screen.findByText('没有等着看的。')).toBeInTheDocument()
  })

  test('says how many wait for somebody else because an account was not handed over', async () => {
    await openQueue({ listReviews: { reviews: [], hasMore: false, notHandedOver: 2 } })
    expect(await screen.findByText('还有 2 件要别的同事看。账号没交接，您不能看。')).toBeInTheDocument()
  })

  test('what a colleague has answered meanwhile leads back', async () => {
    const { asked } = await openQueue({ getReview: { kind: 'over' } })
    fireEvent.click(await screen.findByRole('button', { name: '看 王*兰' }))
    expect(await screen.findByText(/已经有结果了/)).toBeInTheDocument()
    expect(asksOf(asked, 'listReviews')).toHaveLength(2)
  })
})

describe('a case', () => {
  test('shows film and photo, what was measured and against which limits, and what was odd', async () => {
    const { container } = await openCase()
    const video = screen.getByLabelText('认证视频', { selector: 'video' }) as HTMLVideoElement
    expect([video.muted, video.autoplay, video.getAttribute('src')]).toEqual([true, false, 'https://storage.example/video?sign=1'])
    expect(screen.getByRole('img', { name: '登记照片' })).toHaveAttribute('src', 'https://storage.example/photo?sign=1')
    expect(screen.getByRole('img', { name: '视频里最清楚的一张' })).toHaveAttribute('src', 'data:image/jpeg;base64,YQ==')
    expect(container).toHaveTextContent('2026年12月2日 删除')
    expect(container).toHaveTextContent('2009年3月1日 拍的')
    expect(container).toHaveTextContent('照片年头久了')
    expect(container).toHaveTextContent('0.44（0.50 以上算同一人，0.40 以下算别人）')
    expect(container).toHaveTextContent('要人看：画面像是从屏幕或照片上拍的。')
    expect(container).not.toHaveTextContent('又放了一遍')
    expect(container).toHaveTextContent('手机刷脸 · 女儿代拍')
    expect(container).toHaveTextContent('手机刷脸 · 没通过 · 光线太暗')
    expect(screen.getByText('张嘴 没看到')).toBeInTheDocument()
    expect(screen.getByRole('heading', { name: '王*兰' })).toHaveFocus()
    expect(await faults()).toEqual([])
  })

  test('the film plays slower and faster, and jumps to where an action was seen', async () => {
    await openCase()
    const video = screen.getByLabelText('认证视频', { selector: 'video' }) as HTMLVideoElement
    tap('慢放')
    expect(video.playbackRate).toBe(0.5)
    expect(screen.getByRole('button', { name: '慢放', pressed: true })).toBeInTheDocument()
    tap('快放')
    expect(video.playbackRate).toBe(2)
    tap('眨眼 2.4 秒')
    expect(video.currentTime).toBeCloseTo(1.9)
  })

  test('a deleted film leaves one word: film anew', async () => {
    const { asked } = await openCase({ decideReview: { kind: 'again' } }, detail({ film: film({ videoUrl: null, videoUntil: null, still: null }) }))
    expect(screen.queryByRole('img', { name: '视频里最清楚的一张' })).toBeNull()
    expect(screen.getByText('视频已经删了，只能请本人重拍。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '一致，通过' })).toBeNull()
    tap('定了')
    tap('马上生效')
    await screen.findByText('已请本人重拍。')
    expect(asksOf(asked, 'decideReview')).toEqual([{ reviewNo: NO, decision: 'unclear', reason: 'videoGone' }])
  })

  test('a second look does not tell what the first one said', async () => {
    await openCase({}, detail({ isSecondLook: true }))
    expect(screen.getByText('同事已经看过一遍。请按您自己看到的定。')).toBeInTheDocument()
  })

  test('whoever knows the person leaves it to colleagues', async () => {
    const { asked } = await openCase({ leaveReview: { kind: 'left' } })
    tap('我认识这个人，请同事看')
    expect(await screen.findByText('交给同事了，不再给您看。')).toBeInTheDocument()
    expect(asksOf(asked, 'leaveReview')).toEqual([{ reviewNo: NO }])
  })
})

describe('a decision', () => {
  const passed = { kind: 'passed', reference: NO, certifiedOn: '2026-11-18' } as const
  const choose = (decision: string, reason: string) => {
    tap(decision)
    pick(reason)
    tap('定了')
  }

  test('needs a reason', async () => {
    const { asked } = await openCase()
    tap('不一致，退回')
    tap('定了')
    expect(screen.getByRole('alert')).toHaveTextContent('请选一个原因')
    expect(screen.getByText('要两个人都这么看才退回。')).toBeInTheDocument()
    expect(await faults()).toEqual([])
    expect(asksOf(asked, 'decideReview')).toEqual([])
  })

  test('another word asks for another reason', async () => {
    await openCase()
    tap('一致，通过')
    pick('五官一致')
    tap('看不清，请重拍')
    expect(screen.getAllByRole('radio').every((radio) => !(radio as HTMLInputElement).checked)).toBe(true)
    expect(screen.queryByRole('radio', { name: '视频已经删了' })).toBeNull()
  })

  test('is sent after ten seconds, and says what came of it', async () => {
    const { asked } = await openCase({ decideReview: passed })
    jest.useFakeTimers()
    choose('一致，通过', '老了些，五官一致')
    expect(screen.getByText('王*兰：一致，通过。10 秒后生效。')).toBeInTheDocument()
    // what is held is no longer offered
    expect(screen.queryByRole('button', { name: '看 王*兰' })).toBeNull()
    act(() => { jest.advanceTimersByTime(9_900) })
    expect(asksOf(asked, 'decideReview')).toEqual([])
    act(() => { jest.advanceTimersByTime(200) })
    jest.useRealTimers()
    expect(await screen.findByText('通过了，认证编号 7312 4096 8854，算 2026年11月18日。')).toBeInTheDocument()
    expect(asksOf(asked, 'decideReview')).toEqual([{ reviewNo: NO, decision: 'same', reason: 'agedButSame' }])
  })

  test('can be taken back: the case is open again and nothing was sent', async () => {
    const { asked } = await openCase({ decideReview: passed })
    jest.useFakeTimers()
    choose('一致，通过', '五官一致')
    tap('撤回')
    expect(screen.getByRole('heading', { name: '王*兰' })).toBeInTheDocument()
    act(() => { jest.advanceTimersByTime(30_000) })
    expect(asksOf(asked, 'decideReview')).toEqual([])
  })

  test('the next decision, or another page, sends it at once', async () => {
    const { asked, unmount } = await openQueue({
      decideReview: { kind: 'another' }, getReview: ({ reviewNo }) => ({ kind: 'open', review: detail({ reviewNo, maskName: reviewNo === NO ? '王*兰' : '李*国' }) }),
    }, [row(), row({ reviewNo: OTHER, maskName: '李*国' })])
    fireEvent.click(await screen.findByRole('button', { name: '看 王*兰' }))
    await screen.findByRole('heading', { name: '王*兰' })
    choose('不一致，退回', '五官不一样')
    tap('看 李*国')
    await screen.findByRole('heading', { name: '李*国' })
    choose('看不清，请重拍', '太暗')
    await waitFor(() => expect(asksOf(asked, 'decideReview')).toEqual([{ reviewNo: NO, decision: 'notSame', reason: 'featuresDiffer' }]))
    unmount()
    await waitFor(() => expect(asksOf(asked, 'decideReview')).toHaveLength(2))
  })

  test.each([
    [{ kind: 'another' }, '记下了，还要另一位同事看。'],
    [{ kind: 'returned' }, '退回了，本人会收到消息。'],
    [{ kind: 'over' }, '别人先定了，您的没有算。'],
    [{ error: 'forbidden' }, '您的岗位不能办'],
    ['noNetwork', '没有网，查不了'],
  ] as const)('the answer %j is said', async (answer, words) => {
    await openCase({ decideReview: answer })
    choose('不一致，退回', '五官不一样')
    tap('马上生效')
    expect(await screen.findByText(words)).toBeInTheDocument()
    const status = screen.getByText(words)
    expect(status).toHaveAttribute('role', 'status')
    expect(await faults()).toEqual([])
  })
})

test('a declaration shows what was declared, and its answer stops nothing', async () => {
  const review = detail({ why: 'declarationNegative', film: null, statements: { notRemarried: false, noOwnIncome: true, inSchoolOrMinor: false } })
  const { asked, container } = await openCase({ answerDeclaration: { kind: 'answered' } }, review)
  expect(container.querySelector('video')).toBeNull()
  const facts = within(screen.getByText('没有再结婚').parentElement!)
  expect(facts.getByText('不是')).toBeInTheDocument()
  expect(container).toHaveTextContent('这里不停发')
  tap('定了')
  expect(screen.getByRole('alert')).toHaveTextContent('请选一个原因')
  pick('属实，要去登记情形')
  tap('定了')
  expect(await screen.findByText('记下了。')).toBeInTheDocument()
  expect(asksOf(asked, 'answerDeclaration')).toEqual([{ reviewNo: NO, answer: 'toBeFound' }])
})
