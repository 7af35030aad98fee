import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { fromHundredths, inOrder } from '../../src/domain/outlet'
import { allOutlets, outletRowOf } from '../lib/outlets'
import type { Guest } from '../lib/serve'

type Call = CitizenCalls['listOutlets']

/** What fits on a page that an elder reads to its end. Judgement. */
const SHOWN = 20

/** The nearest, or those of a district. The position is coarse, used for this answer and kept nowhere. */
export async function listOutlets({ deps, at }: Guest, { near, district, service }: Call['input']): Promise<Call['output']> {
  const from = near ? fromHundredths(near) : null
  const all = await allOutlets(deps.db)
  const districts = [...new Set(all.map((outlet) => outlet.district))].sort()
  const wanted = all.filter((outlet) => (district === undefined || outlet.district === district) && (service === undefined || outlet.services.includes(service)))
  return { districts, outlets: inOrder(wanted, from).slice(0, SHOWN).map((outlet) => outletRowOf(outlet, from, at)) }
}
