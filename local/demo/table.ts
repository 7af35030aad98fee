import type { ShownPerson } from './demo'
import type { ShownColleague } from './staff'

/** Width on a terminal: a Chinese character takes two cells. */
export const cells = (text: string) => [...text].reduce((sum, char) => sum + (/[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/.test(char) ? 2 : 1), 0)
export const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - cells(text)))

/** Columns as wide as their widest cell, the last one open. */
function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).slice(0, -1).map((_, column) => Math.max(...rows.map((row) => cells(row[column] ?? ''))) + 2)
  return rows.map((row) => `  ${row.map((text, column) => pad(text, widths[column] ?? 0)).join('')}`.trimEnd()).join('\n')
}

/** The demo people for the terminal: who, number to type, scheme, and what their home page shows today. */
export const peopleTable = (people: readonly ShownPerson[]): string =>
  table([['', '姓名', '身份证号', '待遇', '首页显示'], ...people.map(({ label, name, idNumber, schemes, shows }) => [label, name, idNumber, schemes, shows])])

/** The demo colleagues, and the code that is good for the next seconds. */
export const staffTable = (colleagues: readonly ShownColleague[]): string =>
  table([['工号', '岗位', '密码', '现在的动态码'], ...colleagues.map(({ account, role, password, code }) => [account, role, password, code])])
