/** Nobody: county 371199 and order code 000 were never issued. */
import { syntheticIdNumber } from '../../local/people/synthetic-id'
import type { Person } from './cloud'

export const wang: Person = { id: 'person-wang', name: '王桂兰', idNumber: syntheticIdNumber('1948-02-29') }
export const li: Person = { id: 'person-li', name: '李建国', idNumber: syntheticIdNumber('1951-09-03') }
/** As many more as a test needs, 0..59. */
export const person = (n: number): Person =>
  ({ id: `person-${String(n).padStart(2, '0')}`, name: '张小福', idNumber: syntheticIdNumber(`${1940 + Math.floor(n / 10)}-05-01`, n % 10) })
