/** The naive way: every night through all people, dayjs for each, one write for each. */
import dayjs from 'dayjs'
import { init, SYMBOL_CURRENT_ENV } from '@cloudbase/node-sdk'
import type { Beneficiary } from '../../cloudfunctions/lib/documents'
import { TODAY } from './people'

const DAYS = [-90, -30, -7, -1, 1]

async function main(): Promise<void> {
  const db = init({ env: SYMBOL_CURRENT_ENV, keepalive: true }).database()
  const startedAt = performance.now()
  const today = dayjs(TODAY)
  let people = 0
  let due = 0
  for (let after = ''; ;) {
    const page: Beneficiary[] = (await db.collection('beneficiaries').where({ _id: db.command.gt(after) }).orderBy('_id', 'asc').limit(1000).get()).data
    if (page.length === 0) break
    after = page.at(-1)?._id ?? ''
    people += page.length
    for (const { _id, benefits } of page) {
      for (const { scheme, lastCertifiedOn, startOn } of benefits) {
        const dueOn = dayjs(lastCertifiedOn ?? startOn).add(scheme === 'enterprise' ? 12 : scheme === 'resident' ? 6 : 3, 'month')
        const days = today.diff(dueOn, 'day')
        if (!DAYS.includes(days)) continue
        due += 1
        await db.collection('outbox').add({ _id: `${_id}.${scheme}.${dueOn.format('YYYY-MM-DD')}.${days}`, beneficiaryId: _id, state: 'queued' })
        await db.collection('beneficiaries').doc(_id).update({ sweptOn: TODAY })
      }
    }
  }
  process.stdout.write(`${JSON.stringify({ people, due, ms: performance.now() - startedAt })}\n`)
}

main().then(() => process.exit(0), (error: unknown) => {
  console.error(error)
  process.exit(1)
})
