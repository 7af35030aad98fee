/** CSV as RFC 4180 says it, and as people write it: with BOM, CRLF or LF, spaces around names, blank lines. */

export interface Line {
  /** Of the file, counted from 1: where the record begins. */
  number: number
  cells: string[]
}

/** All records, the header first. A quote that is never closed runs to the end of the file and is said in `open`: its line. */
export function parseCsv(text: string): { lines: Line[]; open: number | null } {
  const lines: Line[] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  let [number, began] = [1, 1]
  const endCell = () => {
    cells.push(cell)
    cell = ''
  }
  const endLine = () => {
    endCell()
    if (cells.some((one) => one.trim() !== '')) lines.push({ number: began, cells })
    cells = []
  }
  const source = text.replace(/^\uFEFF/, '')
  for (let i = 0; i < source.length; i++) {
    const char = source[i]
    if (char === '\n') number++
    if (isQuoted) {
      if (char !== '"') cell += char
      else if (source[i + 1] === '"') cell += source[++i]
      else isQuoted = false
    } else if (char === '"' && cell.trim() === '') {
      isQuoted = true
      cell = ''
    } else if (char === ',') endCell()
    else if (char === '\n' || char === '\r') {
      if (char === '\r' && source[i + 1] === '\n') {
        i++
        number++
      } else if (char === '\r') number++
      endLine()
      began = number
    } else cell += char
  }
  if (isQuoted) return { lines, open: began }
  endLine()
  return { lines, open: null }
}
