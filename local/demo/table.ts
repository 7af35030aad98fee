import type { ShownPerson } from './demo'

/** Width on a terminal: a Chinese character takes two cells. */
const cells = (text: string) => [...text].reduce((sum, char) => sum + (/[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/.test(char) ? 2 : 1), 0)
const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - cells(text)))

/** The demo people for the terminal: who, number to type, scheme, and what their home page shows today. */
export function peopleTable(people: readonly ShownPerson[]): string {
  const rows = [['', '姓名', '身份证号', '待遇', '首页显示'], ...people.map(({ label, name, idNumber, schemes, shows }) => [label, name, idNumber, schemes, shows])]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => cells(row[column] ?? ''))) + 2)
  const line = (row: string[]) => `  ${row.map((text, column) => pad(text, widths[column] ?? 0)).join('')}`.trimEnd()
  return rows.map(line).join('\n')
}
