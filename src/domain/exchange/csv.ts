/** CSV as spreadsheets and agencies' systems read it: commas, CRLF, a mark in front that says UTF-8. */

export const CSV_MARK = '\ufeff'

/** What a spreadsheet would take for a formula is shown as text (OWASP, CSV injection). */
const isDangerous = (text: string) => /^[=+\-@\t\r]/.test(text)

function cell(text: string): string {
  const safe = isDangerous(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line with its end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`
