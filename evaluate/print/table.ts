/** Plain-text tables and numbers. */

/** The first column to the left, the others to the right; columns as wide as needed. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)))
  const padded = (cell: string, i: number) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))
  const line = (row: readonly string[]) => `  ${row.map(padded).join('  ')}`.trimEnd()
  return `${[line(head), `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`, ...rows.map(line)].join('\n')}\n`
}

/** A share as per cent; `-` for none. */
export const percent = (share: number | null | undefined, digits = 1): string =>
  (share === null || share === undefined ? '-' : `${(100 * share).toFixed(digits)} %`)

/** "noFace 3, tooDark 1"; `none` for nothing. */
export function counts(of: Record<string, number>, none = 'none'): string {
  const entries = Object.entries(of).filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a)
  return entries.length > 0 ? entries.map(([name, count]) => `${name} ${count}`).join(', ') : none
}

export const heading = (title: string): string => `\n${title}\n${'═'.repeat(title.length)}\n`

export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`
