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

export const CAST = [
  { label: '演示人员 01', name: '王示兰', birthOn: '1953-04-12', seed: 41 },
  { label: '演示人员 02', name: '李示国', birthOn: '1948-11-03', seed: 38 },
] as const satisfies readonly CastMember[]

const drawn = new Map<number, Person>()

/** The drawn person of a cast member; painted once. */
export function personOf(member: Pick<CastMember, 'seed'>): Person {
  const person = drawn.get(member.seed) ?? makePerson(member.seed)
  drawn.set(member.seed, person)
  return person
}

export const idNumberOf = (member: Pick<CastMember, 'birthOn'>): string => syntheticIdNumber(member.birthOn)
