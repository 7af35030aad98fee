/** Everything as `all`, then each group by its name. */
export function inGroups<T extends { group: string }>(rows: readonly T[]): [group: string, rows: T[]][] {
  const names = [...new Set(rows.map(({ group }) => group))].sort()
  return [['all', [...rows]], ...names.map((name): [string, T[]] => [name, rows.filter(({ group }) => group === name)])]
}
