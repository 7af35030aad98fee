/** H5 only: readers of identity cards on a serial port (Web Serial, Chromium). The line that they send: domain/kiosk.ts, docs/card-readers.md. */

interface Port {
  open(options: { baudRate: number }): Promise<void>
  close(): Promise<void>
  readable: { getReader(): Reader } | null
}
interface Reader { read(): Promise<{ value?: Uint8Array; done: boolean }>; cancel(): Promise<void>; releaseLock(): void }
interface Serial { getPorts(): Promise<Port[]>; requestPort(): Promise<Port> }

/** 8 data bits, no parity, 1 stop bit are the browser's own defaults. Judgement: as most readers are delivered. */
const BAUD = 115_200
/** Longer than any card; what has no end is noise. */
const LONGEST = 1000

const serial = (): Serial | undefined => (navigator as { serial?: Serial }).serial

/** Browsers without it have no button for it. */
export const hasSerial = (): boolean => serial() !== undefined

/** none: no port was chosen. lost: it could not be opened, or was pulled out. stopped: by us. */
export type SerialEnd = 'none' | 'lost' | 'stopped'
export interface SerialReading { ended: Promise<SerialEnd>; stop(): void }

/** A tap begins it: the browser asks once which port is the reader's, and knows it from then on. Every line goes to `onLine`, until it is stopped. */
export function readSerial(onLine: (line: string) => void): SerialReading {
  let isStopped = false
  let reader: Reader | null = null
  const run = async (): Promise<SerialEnd> => {
    const port = await portOf().catch(() => null)
    if (!port) return 'none'
    try {
      if (isStopped) return 'stopped'
      await port.open({ baudRate: BAUD })
      reader = port.readable?.getReader() ?? null
      if (reader && !isStopped) await readLines(reader, onLine)
    } catch {
      // what it was is of no use to anybody at the machine
    } finally {
      reader?.releaseLock()
      await port.close().catch(() => undefined)
    }
    return isStopped ? 'stopped' : 'lost'
  }
  return {
    ended: run(),
    stop: () => {
      isStopped = true
      void reader?.cancel().catch(() => undefined)
    },
  }
}

async function portOf(): Promise<Port | null> {
  const [known] = await serial()?.getPorts() ?? []
  return known ?? await serial()?.requestPort() ?? null
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
