/** An office and two visitors with names. */
import type { Cloud } from './cloud'
import { employ } from './colleagues'

export async function cloudStaff(cloud: Cloud) {
  const named = async (id: string, name: string) => {
    const visitor = await employ(cloud, id, ['visitor'])
    await cloud.deps.db.table('staff').changeOne({ _id: visitor.id }, { nameEnc: cloud.deps.secrets.seal(visitor.id, 'name', name) })
    return visitor
  }
  return { clerk: await employ(cloud, 'V-clerk', ['clerk']), visitor: await named('V-visitor', '周一文'), other: await named('V-other', '吴二') }
}
