import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import type { Run } from '../../lib/serve'
import { findOwn } from './own-person'
import { contactView } from './view'

/** How the caller is reached, when this phone is somebody's own. */
export async function getContact(run: Run): Promise<CitizenCalls['getContact']['output']> {
  const person = await findOwn(run)
  return { own: person && contactView(run, person) }
}
