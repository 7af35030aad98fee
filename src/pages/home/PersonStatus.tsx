import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { call12333 } from '@/components/HelpBar'
import { StatusCard } from '@/components/StatusCard'
import { fill } from '@/copy/fill'
import { home } from '@/copy/home'
import { elderIs } from '@/copy/names'
import { reminders } from '@/copy/reminders'
import { buttons } from '@/copy/words'
import { canSubscribe } from '@/device/subscribe'
import type { PersonCard, Relation, Standing, StandingKind } from '@/domain/contract/common'

interface PersonStatusProps {
  maskName: string
  /** null: the caller themself. */
  relation: Relation | null
  standing: Standing
  /** Absent offline: then nothing leads to a page that would need the network. */
  beneficiaryId?: string
  /** The first is the one whose standing this is. */
  benefits?: PersonCard['benefits']
  /** The one card of the page whose button is the big one. */
  isMain: boolean
  onCertify(): void
}

type Step = 'certify' | 'evidence' | 'records' | 'certificate' | 'reminders' | 'makeup' | 'call'

const steps: Record<StandingKind, readonly [Step, string][]> = {
  open: [['certify', buttons.start]],
  dueSoon: [['certify', buttons.start]],
  grace: [['certify', home.makeUp]],
  overdue: [['certify', home.makeUp], ['call', buttons.call]],
  suspended: [['certify', home.makeUp], ['makeup', home.whenPaid]],
  reviewing: [['records', home.progress]],
  certified: [['certificate', home.certificate], ['reminders', reminders.remindMe]],
  notYet: [['records', home.records], ['reminders', reminders.remindMe]],
  dataMatch: [['evidence', home.evidence], ['records', home.records]],
  closed: [['call', buttons.call]],
}

/** Where the due day is not what matters now, or is nobody's. */
const UNASKED: ReadonlySet<StandingKind> = new Set<StandingKind>(['suspended', 'reviewing', 'closed'])

/** The card then names no due day, so that is not what one asks about. */
const LATE: ReadonlySet<StandingKind> = new Set<StandingKind>(['grace', 'overdue'])

/** Whether certifying is what this person should do today. */
export const isDue = ({ kind }: Standing): boolean => steps[kind][0]?.[0] === 'certify'

/** One person's card with what they can do today. */
export function PersonStatus({ maskName, relation, standing, beneficiaryId, benefits, isMain, onCertify }: PersonStatusProps) {
  const ofBenefit = `person=${beneficiaryId}&scheme=${benefits?.[0]?.scheme}`
  const open = (url: string) => { void Taro.navigateTo({ url }) }
  const go: Record<Step, () => void> = {
    certify: onCertify,
    evidence: () => open(`/mine/evidence/index?person=${beneficiaryId}`),
    records: () => open(`/mine/records/index?person=${beneficiaryId}`),
    certificate: () => open(`/mine/certificate/index?person=${beneficiaryId}`),
    reminders: () => open('/mine/reminders/index'),
    makeup: () => open(`/help/makeup/index?${ofBenefit}`),
    call: call12333,
  }
  const label = (step: Step, word: string) =>
    step === 'certify' && relation ? fill(home.forRelative, { relation: elderIs[relation] }) : word
  const offered = steps[standing.kind].filter(([step]) => beneficiaryId || step === 'certify' || step === 'call')
    // a helper's own reminders exist in WeChat only
    .filter(([step]) => step !== 'reminders' || relation === null || canSubscribe())
  return (
    <StatusCard name={relation ? `${elderIs[relation]} ${maskName}` : maskName} standing={standing}>
      {offered.map(([step, word], i) => (
        <Button key={step} kind={i === 0 && isMain ? 'primary' : 'second'} onPress={go[step]}>{label(step, word)}</Button>
      ))}
      {standing.declarationMissing && beneficiaryId ? (
        <>
          <Text className='body'>{home.declareNow}</Text>
          <Button onPress={() => open(`/pages/certify/declare/index?person=${beneficiaryId}`)}>{home.declare}</Button>
        </>
      ) : null}
      {beneficiaryId && !UNASKED.has(standing.kind) ? (
        <Button kind='quiet' onPress={() => open(`/help/why/index?${ofBenefit}`)}>{LATE.has(standing.kind) ? home.whyLate : home.why}</Button>
      ) : null}
    </StatusCard>
  )
}
