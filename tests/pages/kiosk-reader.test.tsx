/** The machine's card screen with a reader on a serial port: a double of the browser's Web Serial. */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { CardStep } from '@/kiosk/visit/CardStep'
import { syntheticIdNumber } from '../../local/people/synthetic-id'

const idNumber = syntheticIdNumber('1948-02-29')
const bytes = (text: string) => new TextEncoder().encode(text)

/** A port that answers with what `send` gives it. */
function plugIn({ isKnown = true, opens = true } = {}) {
  const waiting: ((part: { value?: Uint8Array; done: boolean }) => void)[] = []
  const seen = { opened: [] as unknown[], asked: 0, closed: 0 }
  let lose: ((error: Error) => void) | null = null
  const port = {
    open: async (options: unknown) => { if (!opens) throw new Error('in use'); seen.opened.push(options) },
    close: async () => { seen.closed++ },
    readable: {
      getReader: () => ({
        read: () => new Promise((resolve, reject) => { waiting.push(resolve as never); lose = reject }),
        cancel: async () => { waiting.shift()?.({ done: true }) },
        releaseLock: () => undefined,
      }),
    },
  }
  const serial = {
    getPorts: async () => (isKnown ? [port] : []),
    requestPort: async () => { seen.asked++; throw new Error('nothing chosen') },
  }
  Object.defineProperty(navigator, 'serial', { value: serial, configurable: true })
  return {
    seen,
    send: (value: Uint8Array) => act(async () => { waiting.shift()!({ value, done: false }); await Promise.resolve() }),
    pullOut: () => act(async () => { lose!(new Error('lost')); await Promise.resolve() }),
    isReading: () => waiting.length > 0,
  }
}
afterEach(() => { Reflect.deleteProperty(navigator, 'serial') })

function open() {
  const said = { onCard: jest.fn(), onUnread: jest.fn(), onPad: jest.fn(), onNone: jest.fn(), onBack: jest.fn() }
  const { unmount } = render(<CardStep isUnread={false} help={{ isComing: false, ring: () => undefined }} {...said} />)
  return { ...said, unmount }
}
const tap = () => fireEvent.click(screen.getByRole('button', { name: '读卡' }))

test('without a serial port in the browser there is no button', () => {
  open()
  expect(screen.queryByRole('button', { name: '读卡' })).toBeNull()
})

test('a tap opens the port that the browser knows; the line comes in pieces, in the middle of a letter', async () => {
  const { seen, send, isReading } = plugIn()
  const { onCard, onUnread } = open()
  expect(seen.opened).toEqual([])
  tap()
  await waitFor(() => expect(isReading()).toBe(true))
  expect(seen).toMatchObject({ opened: [{ baudRate: 115_200 }], asked: 0 })
  expect(screen.getByText('正在等读卡器，身份证别拿开。')).toBeVisible()
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
  tap()
  await waitFor(() => expect(isReading()).toBe(true))
  await send(bytes('ERR 03\n'))
  expect(onUnread).toHaveBeenCalledTimes(1)
  await send(bytes(`ANXIN1|\\u738b\\u6842\\u5170|${idNumber}|LONG\r`))
  expect(onCard.mock.calls).toEqual([[{ kind: 'card', name: '王桂兰', idNumber, validUntil: null }]])
})

test('the port is closed with the screen', async () => {
  const { seen, isReading } = plugIn()
  const { unmount } = open()
  tap()
  await waitFor(() => expect(isReading()).toBe(true))
  unmount()
  await waitFor(() => expect(seen.closed).toBe(1))
})

test.each([['is pulled out', {}], ['cannot be opened', { opens: false }]])('a reader that %s is for staff to look at', async (_, facts) => {
  const { pullOut, isReading } = plugIn(facts)
  open()
  tap()
  if (!('opens' in facts)) {
    await waitFor(() => expect(isReading()).toBe(true))
    await pullOut()
  }
  expect(await screen.findByText('读卡器没接好，请工作人员看一下。')).toBeVisible()
  expect(screen.getByRole('button', { name: '读卡' })).toBeEnabled()
})

test('nobody chose a port: the button is there again', async () => {
  const { seen } = plugIn({ isKnown: false })
  open()
  tap()
  await waitFor(() => expect(seen.asked).toBe(1))
  await waitFor(() => expect(screen.getByRole('button', { name: '读卡' })).toBeEnabled())
})
