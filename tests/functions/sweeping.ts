/** People for the sweep's tests, and what it left behind, told in short. */
import type { Beneficiary } from '../../cloudfunctions/lib/documents'
import { shardOf } from '../../cloudfunctions/lib/shard'
import { firstActionOn } from '../../src/domain/agenda'
import type { BenefitState } from '../../src/domain/cycle'
import { policyOn } from '../../src/domain/policy/policies'
import { dueSoon, enrol, TODAY, type Cloud, type Person } from './cloud'

/** As the import of a register enrols: planned by the policy in force. */
export async function enrolPlanned(cloud: Cloud, who: Person, benefits: BenefitState[], facts: Partial<Beneficiary> = {}): Promise<void> {
  const nextActionOn = firstActionOn(benefits, policyOn(cloud.deps.region, TODAY), TODAY, facts.turns18On)
  await enrol(cloud, who, { benefits, nextActionOn, shard: shardOf(who.id), ...facts })
}

/** A yearly pension that is due on this day. */
export const dueIn = (dueOn: string): BenefitState => dueSoon({ lastCertifiedOn: `${Number(dueOn.slice(0, 4)) - 1}${dueOn.slice(4)}` })

/** Everything that a sweep is for, without how far it has come. */
export async function effects(cloud: Cloud) {
  const { beneficiaries, outbox, proposals, tasks } = await cloud.dump()
  return {
    people: Object.fromEntries(beneficiaries.map(({ _id, nextActionOn, sweptOn }) => [_id, `${sweptOn} → ${nextActionOn}`])),
    outbox: outbox.map(({ _id }) => _id), proposals: proposals.map(({ _id }) => _id), tasks: tasks.map(({ _id }) => _id),
  }
}
