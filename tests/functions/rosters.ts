/** Rosters as agencies send them, and imports of them. */
import { createHash } from 'node:crypto'
import { above } from '../../cloudfunctions/lib/collections'
import type { Deps } from '../../cloudfunctions/lib/deps'
import type { Documents } from '../../cloudfunctions/lib/documents'
import type { RosterFile } from '../../cloudfunctions/lib/roster/file'
import { newImport } from '../../cloudfunctions/lib/roster/begin'
import { workOnImport } from '../../cloudfunctions/lib/roster/import'
import type { RosterImport } from '../../cloudfunctions/lib/documents-imports'
import type { Cloud } from './cloud'
import { person } from './people'

export const HEADER = '姓名,证件号码,险种,待遇开始日期,最近认证日期,手机,街道代码,残疾'

export interface Line { n: number; name?: string; idNumber?: string; scheme?: string; startOn?: string; certifiedOn?: string; phone?: string; street?: string; disabled?: string }

/** A row of somebody of people.ts. */
export const line = ({ n, ...cells }: Line): string => {
  const { name, idNumber } = person(n)
  const row = { name, idNumber, scheme: '110', startOn: '2010-05-01', certifiedOn: '2025-01-15', phone: '', street: '371102001', disabled: '否', ...cells }
  return [row.name, row.idNumber, row.scheme, row.startOn, row.certifiedOn, row.phone, row.street, row.disabled].join(',')
}

/** In pieces that fall within rows, as they come from a disk. */
export const fileInMemory = (bytes: Uint8Array): RosterFile => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  async *open() {
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
  },
})

export const csv = (...lines: string[]): RosterFile => fileInMemory(Buffer.from([HEADER, ...lines].join('\r\n')))

/** Imports a file to the end. */
export async function importRoster(
  { deps }: Pick<Cloud, 'deps'>, file: RosterFile, { mode = 'apply', isComplete = true }: Partial<Pick<RosterImport, 'mode' | 'isComplete'>> = {},
): Promise<RosterImport> {
  const run = newImport(deps, file, { mode, isComplete, by: null })
  await deps.db.table('imports').put(run)
  const end = await workOnImport(deps, run._id, file, { until: Infinity })
  if (!end) throw new Error('the import is gone')
  return end
}

/** All of a collection, more than one page takes. */
export async function everything<N extends 'beneficiaries' | 'imports' | 'events' | 'tasks'>({ db }: Pick<Deps, 'db'>, name: N): Promise<Documents[N][]> {
  const found: Documents[N][] = []
  for (let after = ''; ;) {
    const page = await db.table(name).list({ where: { _id: above(after) } as object, order: { by: '_id', direction: 'asc' }, limit: 1000 })
    found.push(...page)
    const last = page.at(-1)
    if (!last) return found
    after = last._id
  }
}

/** `line field mistake` of an import's errors. */
export async function errorsOf({ deps }: Pick<Cloud, 'deps'>, { _id }: RosterImport): Promise<string[]> {
  const rows = await deps.db.table('importErrors').list({ where: { importId: _id }, order: { by: '_id', direction: 'asc' }, limit: 1000 })
  return rows.map(({ line, field, mistake, blocks }) => `${line} ${field} ${mistake}${blocks ? '' : ' (taken)'}`)
}
