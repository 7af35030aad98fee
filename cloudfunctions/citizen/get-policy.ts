import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { policyFactsOf } from '../../src/domain/policy/facts'
import type { Visit } from '../lib/serve'

/** The rules in force today in the area that this environment serves, published versions included. */
export const getPolicy = async ({ deps, at }: Visit): Promise<CitizenCalls['getPolicy']['output']> =>
  policyFactsOf(await deps.policyOn(deps.region, civilDay(at)))
