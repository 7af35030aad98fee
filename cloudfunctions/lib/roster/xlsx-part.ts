/** The parts of a workbook, unpacked and parsed as they stream by: never a whole sheet in memory. */
import { Unzip, UnzipInflate } from 'fflate'
import { SaxesParser } from 'saxes'
import { FILE_LIMITS, RosterFileError } from '../../../src/domain/roster/file'

/** Deflate packs 1:1032 at best, so one piece unpacks to 16 MB at most. */
const PIECE = 16 * 1024
/** A cell holds 32,767 characters. */
const LONGEST_TEXT = 40_000
/** Bytes without any tag: the parser holds a text until its end, and a bomb may be one text. Two pieces at most. */
const LONGEST_QUIET = 2 * 16 * 2 ** 20

export interface PartHandler {
  open(element: string, attributes: Record<string, string>): void
  text(text: string): void
  close(element: string): void
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

/** Entities that a document declares itself are unknown to the parser, hence an error: no expansion bombs. */
function xmlReader({ open, text, close }: PartHandler): (bytes: Uint8Array, isLast: boolean) => void {
  const parser = new SaxesParser({ xmlns: false })
  const decoder = new TextDecoder()
  parser.on('error', () => { throw new RosterFileError('notXlsx') })
  let quiet = 0
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0
    open(localName(name), attributes as Record<string, string>)
  })
  parser.on('text', (found) => {
    if (found.length > LONGEST_TEXT) throw new RosterFileError('unpacksTooLarge')
    text(found)
  })
  parser.on('closetag', ({ name }) => close(localName(name)))
  return (bytes, isLast) => {
    quiet += bytes.length
    parser.write(decoder.decode(bytes, { stream: !isLast }))
    if (quiet > LONGEST_QUIET) throw new RosterFileError('unpacksTooLarge')
    if (isLast) parser.close()
  }
}

/**
 * Goes once through the file and hands each wanted part to its handler; yields after every piece, so that rows can be taken out.
 * @throws RosterFileError notXlsx, unpacksTooLarge
 */
export async function* readParts(file: AsyncIterable<Uint8Array>, handlerOf: (part: string) => PartHandler | null): AsyncGenerator<void> {
  let unpacked = 0
  const unzip = new Unzip((part) => {
    const handler = handlerOf(part.name)
    if (!handler) return
    const read = xmlReader(handler)
    part.ondata = (error, bytes, isLast) => {
      // what is thrown below comes back here once more
      if (error) throw fileError(error)
      unpacked += bytes.length
      if (unpacked > FILE_LIMITS.unpackedBytes) throw new RosterFileError('unpacksTooLarge')
      read(bytes, isLast)
    }
    part.start()
  })
  unzip.register(UnzipInflate)
  for await (const chunk of file) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      push(unzip, chunk.subarray(at, at + PIECE), false)
      yield
    }
  }
  push(unzip, new Uint8Array(0), true)
  yield
}

/** A broken archive, unless a handler has said what is wrong. */
const fileError = (error: unknown) => (error instanceof RosterFileError ? error : new RosterFileError('notXlsx'))

function push(unzip: Unzip, bytes: Uint8Array, isLast: boolean): void {
  try {
    unzip.push(bytes, isLast)
  } catch (error) {
    throw fileError(error)
  }
}
