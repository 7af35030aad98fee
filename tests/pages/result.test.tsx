import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import { faceFailures } from '@/copy/face-failures'
import { FACE_FAILURES } from '@/domain/face-failure'
import type { Outcome } from '@/domain/contract/citizen'
import Result from '@/pages/certify/result'
import { beginRun, currentRun, note } from '@/pages/run'
import { inputsOf, serve } from './answers'
import { attempt, home, matched, notMatched, opened, standing } from './people'

function show(outcome: Outcome, answers: Parameters<typeof beginRun>[1] = {}) {
  beginRun(home(null), answers)
  note({ ending: { kind: 'outcome', outcome, beneficiaryId: 'person-01', attemptId: 'attempt-01' } })
  return render(<Result />)
}
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const wentTo = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const payment = {
  resumeMonth: '2026-12', backPayMonths: ['2026-09', '2026-10', '2026-11'], backPayArrivesMonth: '2026-12', cutoffDay: 15, afterCutoff: false,
}

describe('比对成功', () => {
  test('these are the first words, then 认证完成 and the reference in blocks of four', () => {
    show(matched())
    expect(screen.getByRole('status')).toHaveTextContent(/^比对成功认证完成认证编号7312 4096 8854$/)
    expect(screen.getByText('养老金照常发，不用再做别的。')).toBeInTheDocument()
    expect(screen.getByText('2026年11月23日 10:05')).toBeInTheDocument()
    expect(screen.getByText('2027年11月23日前')).toBeInTheDocument()
  })

  test('after a suspension: when pay resumes, how many months are paid back and when, and that the agency decides', () => {
    const { container } = show(matched({ standingBefore: 'suspended', payment }))
    expect(container).toHaveTextContent('养老金一般 2026年12月 恢复发放。')
    expect(container).toHaveTextContent('停发的 3 个月一般 2026年12月 补到账，以实际发放为准。')
    expect(container).not.toHaveTextContent('15 日')
    expect(container).not.toHaveTextContent('养老金照常发')
  })

  test('a stop that was still to come falls away, and nothing is said of back pay', () => {
    const { container } = show(matched({ standingBefore: 'suspended', payment: { ...payment, backPayMonths: [] } }))
    expect(container).toHaveTextContent('停发一般会取消，养老金照常发。')
    expect(container).not.toHaveTextContent('补到账')
  })

  test.each([15, 20])('after the %dth the later arrival is explained (rule R15)', (cutoffDay) => {
    const late = { ...payment, backPayArrivesMonth: '2027-01', cutoffDay, afterCutoff: true }
    const { container } = show(matched({ standingBefore: 'suspended', payment: late }))
    expect(container).toHaveTextContent('2027年1月 补到账')
    expect(container).toHaveTextContent(`今天已过 ${cutoffDay} 日，所以补发会晚一些。`)
  })

  test('leads to the certificate and home', () => {
    show(matched())
    tap('看认证凭证')
    expect(wentTo()).toEqual(['/mine/certificate/index?reference=731240968854'])
    tap('回首页')
    expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })

  test('a helper may go on with the next person, and nothing of this one is kept', () => {
    show(matched({ mode: 'forOthers' }), { mode: 'forOthers', name: '王桂兰', idNumber: '371199195001010003' })
    tap('再给别人认证')
    expect(currentRun()).toMatchObject({ mode: 'forOthers', name: '', idNumber: '', ending: null })
  })

  test('a survivor is led to the declaration', () => {
    const [benefit] = matched().benefits
    show(matched({ benefits: [{ ...benefit!, scheme: 'survivor', declarationMissing: true }] }))
    tap('去填声明')
    expect(wentTo()).toEqual(['/pages/certify/declare/index?person=person-01'])
  })
})

describe('没通过', () => {
  test.each([['mouth', '改成转头、点头', ['blink']], ['digits', '改成念数字', ['blink', 'openMouth', 'turn']], ['still', '改成只看镜头', ['blink', 'openMouth', 'turn', 'speak']]] as const)(
    'what fails again and again is done in another way, by name: %s', (rung, label, unable) => {
      show({ ...notMatched('blinkMissing'), next: { rung, unable: [...unable] } })
      expect(screen.getByText('这样不行，换个做法。')).toBeInTheDocument()
      tap(label)
      expect(currentRun()?.unable).toEqual(unable)
      expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/certify/prepare/index' })
    },
  )
  test('after the last film a visit is offered, never nothing: it is booked for who was filmed', () => {
    show({ ...notMatched('moved'), next: { rung: 'visit', unable: ['blink', 'openMouth', 'turn', 'speak'] } })
    tap('请人上门办')
    expect(wentTo()).toEqual(['/help/visit/index?person=person-01'])
  })
  test.each(FACE_FAILURES)('%s: what happened, what to do, a way on, and the code for the telephone', (reason) => {
    const { container } = show(notMatched(reason))
    expect(screen.getByRole('heading')).toHaveTextContent(faceFailures[reason].title)
    expect(screen.getByText('这次没通过')).toBeInTheDocument()
    expect(screen.getByText(`代码 ${reason}`)).toBeInTheDocument()
    expect(container).toHaveTextContent('还有 27 天，不着急。')
    expect(screen.getAllByRole('button', { name: '换个方式' }).length).toBeGreaterThan(0)
  })

  test('says how many tries are left', () => {
    const { container } = show(notMatched('tooDark', 2))
    expect(container).toHaveTextContent('今天这一轮还可以再试 2 次。')
  })

  test('after the last try of the session another session is offered', () => {
    const { container } = show(notMatched('tooDark', 0, 4))
    expect(container).toHaveTextContent('这一轮试完了，今天还能再来 4 轮。')
    expect(screen.getByRole('button', { name: '再拍一次' })).toBeEnabled()
  })

  test('after the last try of the day only the other ways are offered', () => {
    const { container } = show(notMatched('notSamePerson', 0, 0))
    expect(container).toHaveTextContent('今天先到这里')
    expect(screen.queryByRole('button', { name: '再拍一次' })).toBeNull()
    tap('换个方式')
    expect(wentTo()).toEqual(['/pages/method/index'])
    expect(screen.getByRole('button', { name: '打 12333' })).toBeEnabled()
  })

  test('再拍一次 opens a new attempt with the same answers and goes to the camera', async () => {
    const asked = serve({ 'certification.start': opened })
    show(notMatched('blinkMissing'), { name: '王桂兰', idNumber: '371199195001010003' })
    tap('再拍一次')
    await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/certify/face/index' }))
    expect(inputsOf(asked, 'certification.start')).toEqual([expect.objectContaining({
      subject: { kind: 'identity', name: '王桂兰', idNumber: '371199195001010003' }, camera: 'front',
    })])
  })

  test.each([['blinkMissing', true], ['mouthMissing', true], ['turnMissing', true], ['tooDark', false]] as const)(
    'who cannot blink or open the mouth is led to the page before the camera (%s: %s)', (reason, isOffered) => {
      show(notMatched(reason))
      expect(screen.queryByRole('button', { name: '做不了眨眼、张嘴' }) !== null).toBe(isOffered)
      if (!isOffered) return
      tap('做不了眨眼、张嘴')
      expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/certify/prepare/index' })
    },
  )

  test('请家人帮我拍 films with the rear camera', async () => {
    const asked = serve({ 'certification.start': opened })
    show(notMatched('moved'))
    tap('请家人帮我拍')
    await waitFor(() => expect(inputsOf(asked, 'certification.start')).toEqual([expect.objectContaining({ camera: 'rear' })]))
  })

  test('改身份信息 after a name that does not fit the number', () => {
    show(notMatched('nameMismatch'))
    tap('改身份信息')
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/certify/identity/index' })
  })
})

describe('还没拍成', () => {
  test('the camera that stayed closed is explained for a browser; the attempt is still good and no call is needed', () => {
    const asked = serve({})
    beginRun(home(null))
    note({ attempt: { ...attempt, camera: 'front' }, ending: { kind: 'trouble', reason: 'cameraDenied' } })
    render(<Result />)
    expect(screen.getByRole('heading')).toHaveTextContent('摄像头没打开')
    expect(screen.getByText('还没拍成')).toBeInTheDocument()
    expect(screen.queryByText(/再试 \d 次/)).toBeNull()
    tap('我打开了，再试')
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/certify/face/index' })
    expect(asked).toEqual([])
  })

  test.each(['blinkMissing', 'mouthMissing', 'turnMissing', 'nodMissing'] as const)(
    'after %s on the phone a new attempt is opened, so that the server may choose other actions', async (reason) => {
      const asked = serve({ 'certification.start': { kind: 'opened', attempt: { ...attempt, attemptId: 'attempt-02' } } })
      beginRun(home(null))
      note({ attempt: { ...attempt, camera: 'front' }, ending: { kind: 'trouble', reason } })
      render(<Result />)
      tap('再拍一次')
      await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/certify/face/index' }))
      expect(inputsOf(asked, 'certification.start')).toHaveLength(1)
      expect(currentRun()?.attempt?.attemptId).toBe('attempt-02')
    },
  )

  test('a phone that cannot film offers the other ways', () => {
    beginRun(home(null))
    note({ ending: { kind: 'trouble', reason: 'unsupported' } })
    render(<Result />)
    expect(screen.queryByRole('button', { name: '再拍一次' })).toBeNull()
    tap('换个方式')
    expect(wentTo()).toEqual(['/pages/method/index'])
  })
})

test('交给人工核对: by which day, the number, and where to look', () => {
  const { container } = show({ kind: 'needsReview', reviewNo: 'R20261123001', answerBy: '2026-11-26', standing: standing('dueSoon') })
  expect(screen.getByRole('heading')).toHaveTextContent('交给人工核对')
  expect(container).toHaveTextContent('2026年11月26日 前有结果')
  expect(container).toHaveTextContent('R20261123001')
  tap('看进度')
  expect(wentTo()).toEqual(['/mine/records/index?person=person-01'])
})

describe('跟照片不太像', () => {
  const unlike = () => ({ ...notMatched('notSamePerson', 1), mayAskReview: true })

  test('the first time there is nothing to hand on', () => {
    show(notMatched('notSamePerson', 2))
    expect(screen.queryByRole('button', { name: '交给人工核对' })).toBeNull()
  })

  test('from the second time on one tap hands the same film to staff, and the page says by when', async () => {
    const asked = serve({ requestReview: { kind: 'opened', reviewNo: '731240968854', answerBy: '2026-11-30', standing: standing('reviewing') } })
    const { container } = show(unlike())
    expect(container).toHaveTextContent('工作人员看的是同一段视频，不用再拍。')
    tap('交给人工核对')
    expect(await screen.findByText('731240968854')).toBeInTheDocument()
    expect(container).toHaveTextContent('2026年11月30日 前有结果')
    expect(inputsOf(asked, 'requestReview')).toEqual([{ attemptId: 'attempt-01' }])
    expect(currentRun()?.ending).toMatchObject({ outcome: { kind: 'needsReview' } })
  })

  test('a film that is gone is filmed again', async () => {
    serve({ requestReview: { kind: 'videoGone' } })
    const { container } = show(unlike())
    tap('交给人工核对')
    await waitFor(() => expect(container).toHaveTextContent('那段视频过期删了，再拍一次就行。'))
    expect(screen.queryByRole('button', { name: '交给人工核对' })).toBeNull()
    expect(screen.getByRole('button', { name: '再拍一次' })).toBeInTheDocument()
  })

  test('without network one may try again, and the film is still there', async () => {
    const asked = serve({ requestReview: (_, nth) => (nth === 1 ? 'noNetwork' : { kind: 'opened', reviewNo: '731240968854', answerBy: '2026-11-30', standing: standing('reviewing') }) })
    show(unlike())
    tap('交给人工核对')
    fireEvent.click(await screen.findByRole('button', { name: '再试' }))
    expect(await screen.findByText('731240968854')).toBeInTheDocument()
    expect(asked).toHaveLength(2 + asked.filter(({ action }) => action === 'device.register').length)
  })
})
