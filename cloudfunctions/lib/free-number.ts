import { makeReference } from '../../src/domain/reference'
import type { Table } from './collections'

/** A number that no document of this table has yet. One in a thousand is taken once a hundred million are given out. */
export async function freeNumber(table: Pick<Table<{ _id: string }>, 'find'>, random: () => number): Promise<string> {
  const number = makeReference(random)
  return await table.find(number) ? freeNumber(table, random) : number
}
