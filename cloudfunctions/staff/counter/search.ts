import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { nameKey } from '../../../src/domain/counter'
import { checkIdNumber, checkName } from '../../../src/domain/id-number'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import type { Beneficiary } from '../../lib/documents'
import { masked } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'
import { standingOf } from './person-standing'

type Call = StaffCalls['counter.search']

/** More people of one name and birth date in one region: then the number decides. */
const MOST = 20

/** By number, by name and birth date, or by reference. People of other regions are not there. */
export async function searchPeople(run: StaffRun, input: Call['input']): Promise<Call['output']> {
  const found = (await find(run, input)).filter((person) => covers(run.staff.region, placeOf(person)))
  const people = await Promise.all(found.map(async (person) => ({
    beneficiaryId: person._id, ...masked(run.deps.secrets, person), standing: (await standingOf(run.deps, person, run.at)).standing,
  })))
  return { people }
}

async function find({ deps: { db, secrets }, at }: StaffRun, input: Call['input']): Promise<Beneficiary[]> {
  const people = db.table('beneficiaries')
  switch (input.by) {
    case 'idNumber': {
      const id = checkIdNumber(input.idNumber, civilDay(at))
      if (!id.ok) throw new AppError('badInput', 'idNumber')
      return people.list({ where: { idIndex: secrets.index('idNumber', id.idNumber) }, limit: 1 })
    }
    case 'name': {
      const name = checkName(input.name)
      if (!name.ok) throw new AppError('badInput', 'name')
      return people.list({ where: { nameIndex: secrets.index('nameBirth', nameKey(name.name, input.birthOn)) }, limit: MOST })
    }
    case 'reference': {
      const certification = await db.table('certifications').find(input.reference)
      const person = certification && await people.find(certification.beneficiaryId)
      return person ? [person] : []
    }
  }
}
