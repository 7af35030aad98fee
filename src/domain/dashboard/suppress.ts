/**
 * Small counts are not shown, and not so that they can be worked out from what is (S22). A table has its sums as last row and last column;
 * every row and column is an equation. First every count of 1 to 4 goes; then, as long as somebody who knows the equations and what "<5"
 * means could say one of those exactly, the smallest other count beside it goes as well.
 */
export const FEWEST_SHOWN = 5

/** few: 1 to 4. withheld: 5 or more, kept back because it would give a small one away. */
export type Cell = number | 'few' | 'withheld'

interface Range { lo: number; hi: number }
type At = readonly [row: number, column: number]

/** Sums added: one row and one column more. */
export function withSums(counts: readonly (readonly number[])[]): number[][] {
  const width = counts[0]?.length ?? 0
  const rows = counts.map((row) => [...row, row.reduce((sum, n) => sum + n, 0)])
  return [...rows, Array.from({ length: width + 1 }, (_, c) => rows.reduce((sum, row) => sum + (row[c] ?? 0), 0))]
}

const isSmall = (n: number) => n > 0 && n < FEWEST_SHOWN

/** Every row and column with its sum last. */
function linesOf(height: number, width: number): At[][] {
  const rows = Array.from({ length: height }, (_, r) => Array.from({ length: width }, (__, c): At => [r, c]))
  const columns = Array.from({ length: width }, (_, c) => Array.from({ length: height }, (__, r): At => [r, c]))
  return [...rows, ...columns].filter((line) => line.length > 1)
}

/** What an attentive reader can say of every count: bounds, drawn closer by each equation until none says more. */
function boundsOf(table: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[], lines: readonly At[][]): Range[][] {
  const bounds = table.map((row, r) => row.map((n, c): Range => {
    if (!hidden[r]?.[c]) return { lo: n, hi: n }
    return isSmall(n) ? { lo: 1, hi: FEWEST_SHOWN - 1 } : { lo: FEWEST_SHOWN, hi: Infinity }
  }))
  const at = ([r, c]: At): Range => bounds[r]?.[c] ?? { lo: 0, hi: 0 }
  for (let isCloser = true; isCloser;) {
    isCloser = false
    for (const line of lines) {
      const parts = line.slice(0, -1).map(at)
      const sum = at(line[line.length - 1] ?? [0, 0])
      const lows = parts.reduce((total, { lo }) => total + lo, 0)
      const highs = parts.reduce((total, { hi }) => total + hi, 0)
      isCloser = closer(sum, lows, highs) || isCloser
      for (const part of parts) {
        // without this one; an open end stays open
        const otherHighs = parts.reduce((total, one) => (one === part ? total : total + one.hi), 0)
        isCloser = closer(part, sum.lo - otherHighs, sum.hi - (lows - part.lo)) || isCloser
      }
    }
  }
  return bounds
}

function closer(range: Range, lo: number, hi: number): boolean {
  if (lo <= range.lo && hi >= range.hi) return false
  range.lo = Math.max(range.lo, lo)
  range.hi = Math.min(range.hi, hi)
  return true
}

/** The smallest count that is still shown in some lines; a sum only when nothing else is left. */
function smallestShown(lines: readonly At[][], isHidden: (at: At) => boolean, valueAt: (at: At) => number): At | null {
  const [first] = lines.flatMap((line) => line.map((at, i) => ({ at, isSum: i === line.length - 1 })))
    .filter(({ at }) => !isHidden(at) && valueAt(at) > 0)
    .sort((a, b) => Number(a.isSum) - Number(b.isSum) || valueAt(a.at) - valueAt(b.at))
  return first?.at ?? null
}

/** @param table with its sums (withSums) */
export function suppress(table: readonly (readonly number[])[]): Cell[][] {
  const lines = linesOf(table.length, table[0]?.length ?? 0)
  const hidden = table.map((row) => row.map(isSmall))
  const isHidden = ([r, c]: At) => hidden[r]?.[c] ?? false
  const valueAt = ([r, c]: At) => table[r]?.[c] ?? 0
  for (;;) {
    const bounds = boundsOf(table, hidden, lines)
    const known = (at: At) => { const range = bounds[at[0]]?.[at[1]]; return range !== undefined && range.lo === range.hi }
    const given = lines.flat().filter((at) => isHidden(at) && known(at))
    if (given.length === 0) break
    // where one of them is all that is hidden in a line, there; else anywhere beside them, or in the table
    const alone = lines.filter((line) => line.filter(isHidden).length === 1)
    const through = lines.filter((line) => line.some(([r, c]) => given.some((at) => at[0] === r && at[1] === c)))
    const beside = [alone.slice(0, 1), through, lines].map((some) => smallestShown(some, isHidden, valueAt)).find((at) => at !== null)
    if (!beside) break
    const row = hidden[beside[0]]
    if (row) row[beside[1]] = true
  }
  return table.map((row, r) => row.map((n, c): Cell => (hidden[r]?.[c] ? (isSmall(n) ? 'few' : 'withheld') : n)))
}

/** Whole per cent of two counts; null where one of them is not shown, or there is nothing to divide by. */
export const percentOf = (part: Cell | undefined, whole: Cell | undefined): number | null =>
  (typeof part === 'number' && typeof whole === 'number' && whole > 0 ? Math.round((100 * part) / whole) : null)
