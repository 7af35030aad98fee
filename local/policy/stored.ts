/** A data folder of the embedded CloudBase, read through the SDK as the functions do; nothing in it is changed. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Policy } from '../../src/domain/policy/policy'
import { columnsOf, type Columns, type Row } from '../../src/domain/population/columns'
import { startGateway } from '../gateway/gateway'
import { keysOf } from '../keys'
import { Complaint } from './read'

const SHARDS = Array.from({ length: 64 }, (_, shard) => shard)

/** `onProgress`: share that is done, 0 to 1. */
export async function storedPopulation(dir: string, region: string, onProgress: (share: number) => void): Promise<{ columns: Columns; policies: Policy[] }> {
  if (!existsSync(path.join(dir, 'keys.json'))) throw new Complaint(`${dir} 不是安心认证的数据目录。`)
  const { gatewayKey, ...keys } = keysOf(dir)
  const gateway = await startGateway({ dir, port: 0, functions: {}, secrets: { local: gatewayKey } })
  try {
    Object.assign(process.env, gateway.env, keys, { ANXIN_REGION: region, ANXIN_LOG: 'silent' })
    // the SDK reads its environment when it is loaded
    const [{ makeDeps }, { rowsOfShard }, { publishedPolicies }] = await Promise.all([
      import('../../cloudfunctions/lib/deps'), import('../../cloudfunctions/lib/population'), import('../../cloudfunctions/lib/policies'),
    ])
    const deps = makeDeps(process.env)
    const rows: Row[] = []
    for (const shard of SHARDS) {
      for (const own of (await rowsOfShard(deps, shard)).values()) rows.push(...own)
      onProgress((shard + 1) / SHARDS.length)
    }
    return { columns: columnsOf(rows), policies: await publishedPolicies(deps.db) }
  } finally {
    await gateway.close()
  }
}
