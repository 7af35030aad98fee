import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { CitizenCalls } from '@/domain/contract/citizen'
import Consent from '@/pages/certify/consent'
import Identity from '@/pages/certify/identity'
import Prepare from '@/pages/certify/prepare'
import Who from '@/pages/certify/who'
import { beginRun, currentRun, note } from '@/pages/run'
import { reloadPage } from '@/device/reload'
import { inputsOf, serve } from './answers'
import { stored } from './doubles/taro'
import { attempt, father, home, opened, person, standing } from './people'

// a browser would leave the test
jest.mock('@/device/reload', () => ({ reloadPage: jest.fn() }))

const tap = (name: string, role = 'button') => fireEvent.click(screen.getByRole(role, { name }))
const choose = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }))
const wentTo = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const page = (name: string) => `/pages/certify/${name}/index`

/** Invented: county 371199 does not exist and order 000 is never issued. */
const ID = '371199195001010003'

function fillIn(name: string, idNumber: string) {
  fireEvent.change(document.querySelector('#name')!, { target: { value: name } })
  fireEvent.change(document.querySelector('#idNumber')!, { target: { value: idNumber } })
  tap('下一步')
}

describe('给谁认证', () => {
  test('a stranger certifying themself goes on to the consent, step 1 of 5', () => {
    beginRun(home(null))
    render(<Who />)
    expect(screen.getByText('第1步 共5步')).toBeInTheDocument()
    tap('下一步')
    expect(wentTo()).toEqual([page('consent')])
    expect(currentRun()).toMatchObject({ mode: 'self', person: null, camera: 'front' })
  })

  test('for a new relative the bond is asked, and its absence said', () => {
    beginRun(home(null), { mode: 'forOthers' })
    render(<Who />)
    expect(screen.getByText(/老人要在您身边/)).toBeInTheDocument()
    tap('下一步')
    expect(screen.getByText('选一下您是老人的什么人')).toBeInTheDocument()
    expect(wentTo()).toEqual([])
    choose(/女儿/)
    tap('下一步')
    expect(currentRun()).toMatchObject({ mode: 'forOthers', relation: 'daughter', camera: 'rear', person: null })
    expect(wentTo()).toEqual([page('consent')])
  })

  test('a relative whom this phone knows is chosen from the list', () => {
    beginRun(home(person(standing('certified')), [father]), { mode: 'forOthers' })
    render(<Who />)
    choose(/李\*国/)
    tap('下一步')
    expect(currentRun()).toMatchObject({ person: { beneficiaryId: 'person-02' }, relation: 'daughter' })
  })

  test('an invited helper only says the bond', () => {
    beginRun(home(null), { mode: 'forOthers', invitation: { scene: 'abcd1234', maskName: '赵*' } })
    render(<Who />)
    expect(screen.getByText('赵* 请您帮忙认证')).toBeInTheDocument()
    expect(screen.queryByRole('radio', { name: /我自己/ })).toBeNull()
    choose(/邻居/)
    tap('下一步')
    expect(currentRun()).toMatchObject({ relation: 'neighbour', invitation: { scene: 'abcd1234' } })
  })

  test('choosing somebody else forgets what was said of the one before', () => {
    beginRun(home(null), { name: '王桂兰', idNumber: ID, eyes: 'left' })
    render(<Who />)
    choose(/为家人/)
    choose(/儿子/)
    tap('下一步')
    expect(currentRun()).toMatchObject({ name: '', idNumber: '', eyes: null })
  })
})

describe('同意拍脸', () => {
  test('says how long the video is kept, and refusing leads to the other ways without a call', () => {
    const asked = serve({})
    beginRun(home(null))
    render(<Consent />)
    expect(screen.getByText('出结果后 7 天内删除视频')).toBeInTheDocument()
    tap('不同意，换个方式')
    expect(wentTo()).toEqual(['/pages/method/index'])
    expect(asked).toEqual([])
  })

  test('for somebody else the elder’s own consent is asked', () => {
    beginRun(home(null), { mode: 'forOthers' })
    render(<Consent />)
    expect(screen.getByText('老人同意吗？')).toBeInTheDocument()
    tap('老人同意，继续')
    expect(wentTo()).toEqual([page('identity')])
  })

  test('a known person is shown masked, and agreeing opens the attempt with the version of the text on this page', async () => {
    const asked = serve({ 'certification.start': opened })
    beginRun(home(person(standing('dueSoon'))), { person: person(standing('dueSoon')) })
    render(<Consent />)
    expect(screen.getByText('第1步 共3步')).toBeInTheDocument()
    expect(screen.getByText('王*兰')).toBeInTheDocument()
    tap('同意，继续')
    await waitFor(() => expect(wentTo()).toEqual([page('prepare')]))
    expect(inputsOf(asked, 'certification.start')).toEqual([expect.objectContaining({
      mode: 'self', subject: { kind: 'known', beneficiaryId: 'person-01' }, consent: { version: 'face-2', agreed: true }, camera: 'front',
    })])
  })

  test('不是我 asks for the identity, empty', () => {
    beginRun(home(person(standing('dueSoon'))), { person: person(standing('dueSoon')), eyes: 'left' })
    render(<Consent />)
    tap('不是我')
    expect(currentRun()).toMatchObject({ person: null, name: '', idNumber: '', eyes: null })
    expect(wentTo()).toEqual([page('identity')])
  })

  test.each([
    ['the browser fetches the page that has the new one', true],
    ['where a page cannot be fetched anew the person is told, and nothing is agreed to', false],
  ])('when the text changed meanwhile, %s', async (_, canReload) => {
    serve({ 'certification.start': { error: 'consentOutdated' } })
    jest.mocked(reloadPage).mockReset().mockReturnValue(canReload)
    beginRun(home(null), { person: person(standing('dueSoon')) })
    render(<Consent />)
    tap('同意，继续')
    await waitFor(() => expect(reloadPage).toHaveBeenCalledTimes(1))
    if (canReload) expect(screen.queryByText('现在办不了')).toBeNull()
    else expect(await screen.findByText('现在办不了')).toBeInTheDocument()
    expect(wentTo()).toEqual([])
  })

  test('says what stays when the video is gone', () => {
    beginRun(home(null))
    render(<Consent />)
    expect(screen.getByText(/只留结果和一串防冒用的编码。看不出您的样子/)).toBeInTheDocument()
  })
})

describe('身份信息', () => {
  const mistakes: [string, string, string, string][] = [
    ['nothing', '', '', '填上姓名'],
    ['no number', '王桂兰', '', '填上身份证号'],
    ['letters in the name', 'Wang', ID, '姓名只写汉字，中间的点写“·”'],
    ['a name of one character', '王', ID, '姓名要 2 到 30 个字，再看一下'],
    ['17 digits', '王桂兰', ID.slice(1), '身份证号要 18 位，现在是 17 位'],
    ['the old number', '王桂兰', '371199500101000', '这是老身份证号，请用 18 位的'],
    ['a letter inside', '王桂兰', '37119919500101X009', '身份证号里只有最后一位可以是 X'],
    ['month 13', '王桂兰', '371199195013010009', '中间 8 位是出生年月日，现在是 19501301，再对一下'],
    ['one digit wrong', '王桂兰', '371199195001010004', '有一位写错了，对着身份证再看一遍'],
  ]
  test.each(mistakes)('%s: said in the summary and above the field; nothing is sent, nothing is lost', (_, name, idNumber, sentence) => {
    const asked = serve({})
    beginRun(home(null))
    render(<Identity />)
    fillIn(name, idNumber)
    expect(screen.getByRole('alert')).toHaveTextContent(sentence)
    expect(screen.getAllByText(sentence)).toHaveLength(2)
    expect(document.querySelector<HTMLInputElement>('#name')!.value).toBe(name)
    expect(document.querySelector<HTMLInputElement>('#idNumber')!.value.replace(/ /g, '')).toBe(idNumber)
    expect(asked).toEqual([])
  })

  test('two mistakes are counted; each is gone as soon as its field changes', () => {
    beginRun(home(null))
    render(<Identity />)
    fillIn('', '')
    expect(screen.getByText('有2处要改')).toBeInTheDocument()
    fireEvent.change(document.querySelector('#name')!, { target: { value: '王' } })
    expect(screen.queryByText('填上姓名')).toBeNull()
    expect(screen.getByText('有1处要改')).toBeInTheDocument()
  })

  test('the number is grouped as it is printed while one types', () => {
    beginRun(home(null))
    render(<Identity />)
    fireEvent.change(document.querySelector('#idNumber')!, { target: { value: ID } })
    expect(document.querySelector<HTMLInputElement>('#idNumber')!.value).toBe('371199 19500101 0003')
  })

  test('right answers are shown once more, then open the attempt; they are neither in an address nor in storage', async () => {
    const asked = serve({ 'certification.start': opened })
    beginRun(home(null))
    render(<Identity />)
    fillIn('王桂兰', ID)
    expect(screen.getByText('核对一下')).toBeInTheDocument()
    expect(screen.getByText('19500101')).toBeInTheDocument()
    tap('对，下一步')
    await waitFor(() => expect(wentTo()).toEqual([page('prepare')]))
    expect(inputsOf(asked, 'certification.start')[0]).toMatchObject({ subject: { kind: 'identity', name: '王桂兰', idNumber: ID } })
    expect(currentRun()?.attempt?.attemptId).toBe(attempt.attemptId)
    expect(stored() + wentTo().join()).not.toMatch(/王桂兰|3711991950/)
  })

  test.each([['371199195001010003', 'left'], ['371199194001010002', null]])(
    'what was said of the eyes stays with the number it was said for: %s', (before, eyes) => {
      beginRun(home(null), { name: '王桂兰', idNumber: before, eyes: 'left' })
      render(<Identity />)
      fillIn('王桂兰', ID)
      expect(currentRun()?.eyes).toBe(eyes)
    },
  )

  test('改一改 keeps both answers', () => {
    beginRun(home(null))
    render(<Identity />)
    fillIn('王桂兰', ID)
    tap('改一改')
    expect(document.querySelector<HTMLInputElement>('#name')!.value).toBe('王桂兰')
  })

  test('a double tap opens one attempt', async () => {
    const asked = serve({ 'certification.start': opened })
    beginRun(home(null))
    render(<Identity />)
    fillIn('王桂兰', ID)
    tap('对，下一步')
    tap('对，下一步')
    await waitFor(() => expect(wentTo()).toHaveLength(1))
    expect(inputsOf(asked, 'certification.start')).toHaveLength(1)
  })

  test('after a lost line the second attempt carries the same key, so the server opens one', async () => {
    const asked = serve({ 'certification.start': (_, nth) => nth === 1 ? 'noNetwork' : opened })
    beginRun(home(null))
    render(<Identity />)
    fillIn('王桂兰', ID)
    tap('对，下一步')
    expect(await screen.findByText('没有网，查不了')).toBeInTheDocument()
    expect(screen.getByText('您填的都还在。')).toBeInTheDocument()
    tap('再试')
    await waitFor(() => expect(wentTo()).toEqual([page('prepare')]))
    const [first, second] = inputsOf(asked, 'certification.start')
    expect(second).toEqual(first)
  })

  const refusals: CitizenCalls['certification.start']['output'][] = [
    { kind: 'notFound', maskName: '王*兰', maskId: '371199********0003' },
    { kind: 'noPhoto', maskName: '王*兰' },
    { kind: 'tooManyToday', triesToday: 15 },
  ]
  test.each(refusals)('$kind leads to its own page', async (refusal) => {
    serve({ 'certification.start': refusal })
    beginRun(home(null))
    render(<Identity />)
    fillIn('王桂兰', ID)
    tap('对，下一步')
    await waitFor(() => expect(wentTo()).toEqual([page('refused')]))
    expect(currentRun()?.refusal).toEqual(refusal)
  })
})

describe('拍之前', () => {
  test('the attempt that is open is used', () => {
    const asked = serve({})
    beginRun(home(null))
    note({ attempt: { ...attempt, camera: 'front' } })
    render(<Prepare />)
    tap('准备好了，开始')
    expect(wentTo()).toEqual([page('face')])
    expect(asked).toEqual([])
  })

  test('when somebody else holds the phone the server is told, since its limits depend on it', async () => {
    const asked = serve({ 'certification.start': opened })
    beginRun(home(null), { name: '王桂兰', idNumber: ID })
    note({ attempt: { ...attempt, camera: 'front' } })
    render(<Prepare />)
    choose(/家人帮我拍/)
    expect(screen.getByText(/您拿稳手机/)).toBeInTheDocument()
    tap('准备好了，开始')
    await waitFor(() => expect(wentTo()).toEqual([page('face')]))
    expect(inputsOf(asked, 'certification.start')).toEqual([expect.objectContaining({ camera: 'rear' })])
  })

  test.each([['左眼能眨', 'left', '好的，您眨左眼就行。'], ['右眼能眨', 'right', '好的，您眨右眼就行。']])(
    'who has one eye that can blink says so (%s), reads that it will do, and the server is told', async (label, eyes, answered) => {
      const asked = serve({ 'certification.start': opened })
      beginRun(home(null), { name: '王桂兰', idNumber: ID })
      note({ attempt: { ...attempt, camera: 'front' } })
      render(<Prepare />)
      tap('做不了眨眼、张嘴')
      tap(label)
      expect(screen.getByText(answered)).toBeInTheDocument()
      tap('准备好了，开始')
      await waitFor(() => expect(wentTo()).toEqual([page('face')]))
      expect(inputsOf(asked, 'certification.start')).toEqual([expect.objectContaining({ eyes })])
      expect(currentRun()?.attempt?.eyes).toBe(eyes)
    },
  )

  test.each([['眼睛闭不上', ['blink']], ['嘴张不开', ['openMouth']], ['两样都做不了', ['blink', 'openMouth']]])(
    'who cannot do it says so (%s), reads that staff will look, and the server is told; taken back, it is not', async (label, unable) => {
      const asked = serve({ 'certification.start': opened })
      beginRun(home(null), { name: '王桂兰', idNumber: ID })
      render(<Prepare />)
      tap('做不了眨眼、张嘴')
      tap(label)
      expect(screen.getByText('好的，改成转头、点头。拍好后由工作人员看。')).toBeInTheDocument()
      tap('准备好了，开始')
      await waitFor(() => expect(wentTo()).toEqual([page('face')]))
      expect(inputsOf(asked, 'certification.start')).toEqual([expect.objectContaining({ unable })])
      tap('做不了眨眼、张嘴')
      tap('我能做，接着拍')
      expect(screen.queryByText(/改成转头/)).toBeNull()
      tap('准备好了，开始')
      await waitFor(() => expect(inputsOf(asked, 'certification.start')).toHaveLength(2))
      expect(inputsOf(asked, 'certification.start')[1]).not.toHaveProperty('unable')
    },
  )

  test.each(['front', 'rear'] as const)('who films alone may keep the screen from changing colour, whatever the attempt was opened for: %s', (camera) => {
    beginRun(home(null))
    note({ attempt: { ...attempt, camera, tint: camera === 'front' ? attempt.tint : null } })
    render(<Prepare />)
    choose(/我自己拍/)
    expect(screen.getByRole('checkbox', { name: /怕光/ })).toBeInTheDocument()
    choose(/家人帮我拍/)
    expect(screen.queryByRole('checkbox', { name: /怕光/ })).toBeNull()
  })

  test('who was mistaken about the eye goes back, and the attempt that is open is used', () => {
    const asked = serve({})
    beginRun(home(null))
    note({ attempt: { ...attempt, camera: 'front' } })
    render(<Prepare />)
    tap('做不了眨眼、张嘴')
    tap('左眼能眨')
    tap('做不了眨眼、张嘴')
    tap('我能做，接着拍')
    expect(screen.queryByText('好的，您眨左眼就行。')).toBeNull()
    tap('准备好了，开始')
    expect(wentTo()).toEqual([page('face')])
    expect(asked).toEqual([])
  })

  test('who cannot blink or open the mouth is shown another way before the camera', () => {
    beginRun(home(null))
    render(<Prepare />)
    tap('做不了眨眼、张嘴')
    expect(screen.getByText('换个办法就行')).toBeInTheDocument()
    tap('换个方式')
    expect(wentTo()).toEqual(['/pages/method/index'])
  })
})
