/** H5 only: readers of identity cards on a serial port (Web Serial, Chromium). The line that they send: domain/kiosk.ts, docs/card-readers.md. */

interface Port {
  open(options: { baudRate: number }): Promise<void>
  close(): Promise<void>
  /** Not in the first browsers that had ports. */
  forget?(): Promise<void>
  readable: { getReader(): Reader } | null
}
interface Reader { read(): Promise<{ value?: Uint8Array; done: boolean }>; cancel(): Promise<void>; releaseLock(): void }
interface Serial { getPorts(): Promise<Port[]>; requestPort(): Promise<Port> }

/** 8 data bits, no parity, 1 stop bit are the browser's own defaults. Judgement: as most readers are delivered. */
const BAUD = 115_200
/** Longer than any card; what has no end is noise. */
const LONGEST = 1000

const serial = (): Serial | undefined => (navigator as { serial?: Serial }).serial

/** Browsers without it are asked for no port. */
export const hasSerial = (): boolean => serial() !== undefined

/** none: no reader is known here. lost: it could not be opened, or was pulled out. stopped: by us. */
export type SerialEnd = 'none' | 'lost' | 'stopped'
export interface SerialReading { ended: Promise<SerialEnd>; stop(): void }

/** One port has one reader at a time: a screen that comes back at once waits until it is closed. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Reads the port that staff chose at the enrolment, without a tap and without a question to whoever stands there. `onOpen` once it listens;
 * then every line goes to `onLine`, until it is stopped.
 */
export function readSerial(onLine: (line: string) => void, onOpen: () => void): SerialReading {
  let isStopped = false
  let reader: Reader | null = null
  const run = async (): Promise<SerialEnd> => {
    const [port] = await serial()?.getPorts().catch(() => []) ?? []
    if (isStopped) return 'stopped'
    if (!port) return 'none'
    try {
      await port.open({ baudRate: BAUD })
      reader = port.readable?.getReader() ?? null
      if (reader && !isStopped) {
        onOpen()
        await readLines(reader, onLine)
      }
    } catch {
      // what it was is of no use to anybody at the machine
    } finally {
      reader?.releaseLock()
      await port.close().catch(() => undefined)
    }
    return isStopped ? 'stopped' : 'lost'
  }
  const ended = before.then(run)
  before = ended.catch(() => undefined)
  return {
    ended,
    stop: () => {
      isStopped = true
      void reader?.cancel().catch(() => undefined)
    },
  }
}

/** By a tap of staff: the browser asks which port is the reader's, and knows it from then on. One that was chosen before counts no more. */
export async function chooseReader(): Promise<boolean> {
  const chosen = await serial()?.requestPort().catch(() => null) ?? null
  if (!chosen) return false
  for (const port of await serial()?.getPorts() ?? []) if (port !== chosen) await port.forget?.()
  return true
}

async function readLines(reader: Reader, onLine: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    const parts = (rest + decoder.decode(value, { stream: true })).split(/[\r\n]+/)
    rest = (parts.pop() ?? '').slice(-LONGEST)
    for (const line of parts) if (line) onLine(line)
  }
}
