/** The people of the demo and of the tests. None of them exists: faces are drawn, ID numbers cannot be issued, names are made up. */
import { makePerson, type Person } from './person'
import { syntheticIdNumber } from './synthetic-id'

export interface CastMember {
  /** Shown in tables, so that nobody takes them for real people. */
  label: string
  name: string
  birthOn: string
  seed: number
}

/**
 * Seeds were chosen among 200 by the embedder (fr_feature). Faces at rest: no pair above cosine 0.48, half of them below 0.37, the first
 * two 0.23; against another one's ID photo at most 0.51, where the person's own is above 0.99. Closed eyes are below 0.4 of the open ratio,
 * the open mouth is above 0.52. The clips and tests that need strangers use the first two.
 */
export const CAST = [
  { label: '演示人员 01', name: '王示兰', birthOn: '1953-04-12', seed: 51 },
  { label: '演示人员 02', name: '李示国', birthOn: '1948-11-03', seed: 65 },
  { label: '演示人员 03', name: '张示英', birthOn: '1944-02-29', seed: 137 },
  { label: '演示人员 04', name: '刘示山', birthOn: '1957-07-21', seed: 117 },
  { label: '演示人员 05', name: '陈示芬', birthOn: '1950-12-31', seed: 77 },
  { label: '演示人员 06', name: '赵示明', birthOn: '1946-01-05', seed: 32 },
  { label: '演示人员 07', name: '孙示田', birthOn: '1941-09-18', seed: 97 },
  { label: '演示人员 08', name: '周示珍', birthOn: '1960-05-09', seed: 145 },
  { label: '演示人员 09', name: '吴示海', birthOn: '1951-03-27', seed: 171 },
  { label: '演示人员 10', name: '郑示贵', birthOn: '1939-10-14', seed: 53 },
  { label: '演示人员 11', name: '徐示生', birthOn: '1955-08-02', seed: 67 },
  { label: '演示人员 12', name: '马示成', birthOn: '1949-06-16', seed: 69 },
] as const satisfies readonly CastMember[]

const drawn = new Map<number, Person>()

/** The drawn person of a cast member; painted once. */
export function personOf(member: Pick<CastMember, 'seed'>): Person {
  const person = drawn.get(member.seed) ?? makePerson(member.seed)
  drawn.set(member.seed, person)
  return person
}

export const idNumberOf = (member: Pick<CastMember, 'birthOn'>): string => syntheticIdNumber(member.birthOn)
