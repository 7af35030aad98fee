/** The gateway of a command, in a thread of its own: the database works on one core while the command reads, checks and seals on another. */
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { createCollections } from '../collections'
import { makeEnv, startGateway } from '../gateway/gateway'
import { openSdk } from '../sdk'

export interface Place { dir: string; secrets: Record<string, string> }
/** inUse: another gateway has the folder. */
export type Opened = { kind: 'open'; adminUrl: string } | { kind: 'inUse' }

async function main({ dir, secrets }: Place): Promise<void> {
  const gateway = await startGateway({ dir, secrets, functions: {} }).catch((error: Error) => {
    if (/is in use by another gateway/.test(error.message)) return null
    throw error
  })
  if (!gateway) return parentPort?.postMessage({ kind: 'inUse' } satisfies Opened)
  Object.assign(process.env, makeEnv(gateway.adminUrl, secrets))
  await createCollections(openSdk(), gateway)
  parentPort?.once('message', () => void gateway.close().then(() => parentPort?.close()))
  parentPort?.postMessage({ kind: 'open', adminUrl: gateway.adminUrl } satisfies Opened)
}

if (!isMainThread) void main(workerData as Place)
