/** The machine's card screen and its enrolment with a reader on a serial port: a double of the browser's Web Serial. */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { Enrol } from '@/kiosk/Enrol'
import { CardStep } from '@/kiosk/visit/CardStep'
import { syntheticIdNumber } from '../../local/people/synthetic-id'

const idNumber = syntheticIdNumber('1948-02-29')
const bytes = (text: string) => new TextEncoder().encode(text)

/** A port that answers with what `send` gives it. */
function plugIn({ isKnown = true, opens = true, isChosen = false } = {}) {
  const waiting: ((part: { value?: Uint8Array; done: boolean }) => void)[] = []
  const seen = { opened: [] as unknown[], asked: 0, closed: 0, forgotten: 0 }
  let lose: ((error: Error) => void) | null = null
  const port = {
    open: async (options: unknown) => {
      if (!opens || seen.opened.length > seen.closed) throw new Error('in use')
      seen.opened.push(options)
    },
    close: async () => { seen.closed++ },
    readable: {
      getReader: () => ({
        read: () => new Promise((resolve, reject) => { waiting.push(resolve as never); lose = reject }),
        cancel: async () => { waiting.shift()?.({ done: true }) },
        releaseLock: () => undefined,
      }),
    },
  }
  const old = { forget: async () => { seen.forgotten++ } }
  let known: object[] = isKnown ? [port] : []
  const serial = {
    getPorts: async () => known,
    requestPort: async () => {
      seen.asked++
      if (!isChosen) throw new Error('nothing chosen')
      known = [old, port]
      return port
    },
  }
  Object.defineProperty(navigator, 'serial', { value: serial, configurable: true })
  return {
    seen,
    send: (value: Uint8Array) => act(async () => { waiting.shift()!({ value, done: false }); await Promise.resolve() }),
    pullOut: () => act(async () => { lose!(new Error('lost')); await Promise.resolve() }),
    vanish: () => { known = [] },
    isReading: () => waiting.length > 0,
  }
}
afterEach(() => { Reflect.deleteProperty(navigator, 'serial') })

function open() {
  const said = { onCard: jest.fn(), onUnread: jest.fn(), onPad: jest.fn(), onNone: jest.fn(), onBack: jest.fn() }
  const { unmount } = render(<CardStep isUnread={false} help={{ isComing: false, ring: () => undefined }} {...said} />)
  return { ...said, unmount }
}
const button = () => screen.queryByRole('button', { name: '读卡' })
const soon = () => act(() => new Promise((resolve) => { setTimeout(resolve, 20) }))

test.each([['without a serial port in the browser', false], ['with one, and no reader chosen', true]])('%s nothing is to tap, and nobody is asked', async (_, hasPort) => {
  const seen = hasPort ? plugIn({ isKnown: false }).seen : null
  open()
  await soon()
  expect(button()).toBeNull()
  expect(seen?.asked ?? 0).toBe(0)
  expect(screen.queryByText('读卡器没接好，请工作人员看一下。')).toBeNull()
})

test('the reader that staff chose is read without a tap; the line comes in pieces, in the middle of a letter', async () => {
  const { seen, send, isReading } = plugIn()
  const { onCard, onUnread } = open()
  await waitFor(() => expect(isReading()).toBe(true))
  expect(seen).toMatchObject({ opened: [{ baudRate: 115_200 }], asked: 0 })
  expect(screen.getByText('读卡器好了，放上身份证。')).toBeVisible()
  expect(button()).toBeNull()
  const whole = bytes(`ANXIN1|王桂兰|${idNumber}|20350101\r\n`)
  await send(whole.slice(0, 9))
  await send(whole.slice(9, 40))
  expect(onCard).not.toHaveBeenCalled()
  await send(whole.slice(40))
  expect(onCard.mock.calls).toEqual([[{ kind: 'card', name: '王桂兰', idNumber, validUntil: '2035-01-01' }]])
  expect(onUnread).not.toHaveBeenCalled()
})

test('a line that is no card is one that was not read, and the next one counts', async () => {
  const { send, isReading } = plugIn()
  const { onCard, onUnread } = open()
  await waitFor(() => expect(isReading()).toBe(true))
  await send(bytes('ERR 03\n'))
  expect(onUnread).toHaveBeenCalledTimes(1)
  await send(bytes(`ANXIN1|\\u738b\\u6842\\u5170|${idNumber}|LONG\r`))
  expect(onCard.mock.calls).toEqual([[{ kind: 'card', name: '王桂兰', idNumber, validUntil: null }]])
})

test('the port is closed with the screen', async () => {
  const { seen, isReading } = plugIn()
  const { unmount } = open()
  await waitFor(() => expect(isReading()).toBe(true))
  unmount()
  await waitFor(() => expect(seen.closed).toBe(1))
})

test.each([['is pulled out', {}], ['cannot be opened', { opens: false }]])('a reader that %s is for staff to look at', async (_, facts) => {
  const { seen, pullOut, vanish, isReading } = plugIn(facts)
  open()
  if (!('opens' in facts)) {
    await waitFor(() => expect(isReading()).toBe(true))
    await pullOut()
  }
  expect(await screen.findByText('读卡器没接好，请工作人员看一下。')).toBeVisible()
  // and it is still lost when nothing is there at the next try
  vanish()
  fireEvent.click(button()!)
  await soon()
  expect(button()).toBeEnabled()
  expect(seen.asked).toBe(0)
})

test('a screen that comes back at once waits for the port to be closed, and reads it again', async () => {
  const { seen, isReading } = plugIn()
  const { unmount } = open()
  await waitFor(() => expect(isReading()).toBe(true))
  unmount()
  open()
  await waitFor(() => expect(seen).toMatchObject({ opened: [{}, {}], closed: 1 }))
  await waitFor(() => expect(screen.getByText('读卡器好了，放上身份证。')).toBeVisible())
})

describe('where the machine is enrolled', () => {
  const choose = () => fireEvent.click(screen.getByRole('button', { name: '选读卡器' }))

  test('staff choose the reader, and one that was chosen before is forgotten', async () => {
    const { seen } = plugIn({ isKnown: false, isChosen: true })
    render(<Enrol onDone={() => undefined} />)
    choose()
    expect(await screen.findByText('读卡器选好了。')).toBeVisible()
    expect(seen).toMatchObject({ asked: 1, forgotten: 1, opened: [] })
  })

  test('nothing chosen is said; a browser without ports is not asked', async () => {
    const { seen } = plugIn()
    const { unmount } = render(<Enrol onDone={() => undefined} />)
    choose()
    expect(await screen.findByText('没有选读卡器。')).toBeVisible()
    expect(seen.forgotten).toBe(0)
    unmount()
    Reflect.deleteProperty(navigator, 'serial')
    render(<Enrol onDone={() => undefined} />)
    expect(screen.queryByRole('button', { name: '选读卡器' })).toBeNull()
  })
})
