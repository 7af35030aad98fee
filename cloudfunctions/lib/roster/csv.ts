import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parse, CsvError } from 'csv-parse'
import { RosterFileError, type RawRow } from '../../../src/domain/roster/file'

/** How much of a file tells its encoding: names are in every row, so the first letter outside of ASCII comes soon. */
const SAMPLE = 64 * 1024
/** Longer than any row; a quotation mark that is never closed would swallow the rest of the file. */
const LONGEST_ROW = 64 * 1024

const DELIMITERS = [',', '\t', ';', '，'] as const

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/**
 * Spreadsheets save Chinese as UTF-8 with a mark, agencies' systems as GB18030, Excel's «Unicode text» as UTF-16. A header in Chinese
 * decides, since some wrong bytes further down are the mistake of their own row.
 */
function encodingOf(sample: Uint8Array): string {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  const end = sample.indexOf(10)
  const header = end < 0 ? sample : sample.subarray(0, end)
  return isUtf8(header.some((byte) => byte > 127) ? header : sample) ? 'utf-8' : 'gb18030'
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let sample = Buffer.alloc(0)
  let decoder: TextDecoder | null = null
  for await (const chunk of bytes) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true })
      continue
    }
    sample = Buffer.concat([sample, chunk])
    if (sample.length < SAMPLE) continue
    decoder = new TextDecoder(encodingOf(sample))
    yield decoder.decode(sample, { stream: true })
  }
  decoder ??= new TextDecoder(encodingOf(sample))
  // bytes that are no letter become U+FFFD; the row that holds one is refused, not the file
  yield sample.length < SAMPLE ? decoder.decode(sample) : decoder.decode()
}

function delimiterOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1)
  const count = (delimiter: string) => first.split(delimiter).length
  return DELIMITERS.reduce<string>((best, one) => (count(one) > count(best) ? one : best), ',')
}

/**
 * The rows of a CSV file in any usual encoding, one at a time, empty lines left out.
 * @throws RosterFileError `quotes` with the line after which the rest could not be told apart
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow> {
  const text = decoded(bytes)
  const first = await text.next()
  if (first.done || first.value === '') return
  const head = first.value
  const parser = parse({
    delimiter: delimiterOf(head), bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: LONGEST_ROW,
    // a row that goes over several lines is called by its last one
    on_record: (cells, { lines }) => ({ line: lines, cells }) as never,
  })
  async function* all() {
    yield head
    yield* text
  }
  // whatever ends the pipe ends the reading below, too, with the same error
  pipeline(Readable.from(all()), parser).catch(() => {})
  try {
    for await (const row of parser) yield row as RawRow
  } catch (error) {
    if (error instanceof CsvError) throw new RosterFileError('quotes', String(parser.info.lines))
    throw error
  }
}
