/** Writes through the real SDK until somebody kills it, and says on stdout what was acknowledged. Started by crash.test.ts. */
require('tsx/cjs')
const { startGateway } = require('../../../local/gateway/gateway.ts')

async function main([dir, round]) {
  const gateway = await startGateway({ dir })
  Object.assign(process.env, gateway.env)
  const sdk = require('@cloudbase/node-sdk')
  const db = sdk.init({ env: gateway.env.TCB_ENV, keepalive: true }).database()
  for (const name of ['singles', 'left', 'right']) await db.createCollection(name)
  gateway.createIndex('singles', { name: 'n', keys: [['n', 1]], unique: true })
  process.stdout.write('ready\n')
  const work = async (worker) => {
    for (let i = 0; ; i++) {
      const id = `${round}-${worker}-${i}`
      await db.collection('singles').add({ _id: id, n: id })
      process.stdout.write(`single ${id}\n`)
      await db.runTransaction(async (transaction) => {
        await transaction.collection('left').add({ _id: id })
        await transaction.collection('right').add({ _id: id })
      })
      process.stdout.write(`pair ${id}\n`)
    }
  }
  await Promise.all([0, 1, 2, 3].map(work))
}

void main(process.argv.slice(2))
