/** A policy as the help page tells it: the rules that people ask about, each with its source. */
import type { Frequency, PolicyFacts } from '../contract/citizen-explain'
import type { Scheme } from '../contract/common'
import { basisOf, policyVersionOf } from '../period'
import type { Policy } from './policy'

const SCHEMES: readonly Scheme[] = ['enterprise', 'publicInstitution', 'resident', 'survivor']

function frequencyOf(scheme: Scheme, { schedules }: Policy): Frequency {
  const schedule = schedules[scheme]
  const { declaration } = schedule
  const basis = basisOf(schedule)
  if (schedule.kind === 'rolling') return { scheme, kind: 'rolling', months: schedule.months, anchor: schedule.anchor, declaration, basis }
  return { scheme, kind: 'windows', windows: schedule.windows.map(({ opensOn, closesOn }) => ({ opensOn, closesOn })), declaration, basis }
}

export function policyFactsOf(policy: Policy): PolicyFacts {
  const { grace, payment, stop, lateEvidence, delegation, liveness } = policy
  const { cutoffDay, resumeOffset, arrearsOffset: [inTime, late] } = payment
  return {
    version: policyVersionOf(policy),
    frequencies: SCHEMES.map((scheme) => frequencyOf(scheme, policy)),
    grace: { days: grace.days, basis: basisOf(grace) },
    payment: { cutoffDay, resumeOffset, arrearsOffset: [inTime, late], basis: basisOf(payment) },
    stop: { contacts: stop.contacts, days: stop.days, basis: basisOf(stop) },
    lateEvidence: { ask: lateEvidence.ask, legalBasis: lateEvidence.legalBasis, basis: basisOf(lateEvidence) },
    delegation: { maxBindings: delegation.maxBindings, basis: basisOf(delegation) },
    video: { days: liveness.videoDays, basis: basisOf(liveness) },
  }
}
