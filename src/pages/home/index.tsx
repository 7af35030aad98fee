import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { Row, Rows } from '@/components/Rows'
import { plain } from '@/components/Words'
import { contact } from '@/copy/contact'
import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { home as copy } from '@/copy/home'
import { relatives } from '@/copy/relatives'
import { scam } from '@/copy/scam'
import { standingWords } from '@/copy/standing'
import { hasSeenNotice } from '@/device/seen-notice'
import type { PersonCard } from '@/domain/contract/common'
import { beginRun, enter, type Known, type Run } from '../run'
import { EntryBanner } from './EntryBanner'
import { FirstVisit } from './FirstVisit'
import { PersonBrief } from './PersonBrief'
import { PersonStatus, isDue } from './PersonStatus'
import { relayAloud } from './RelayBanner'
import { useHome } from './use-home'
import './index.scss'

const open = (url: string) => { void Taro.navigateTo({ url }) }

export default function Home() {
  const { state, data, kept, helpFor, reload } = useHome()
  const [insists, setInsists] = useState(false)
  // whoever wants to certify without network is told so in full
  const stale = state.kind === 'offline' && !insists && kept
  const begin = (answers: Partial<Run>) => {
    if (data) enter(beginRun(data.home, { ...answers, outletScene: data.entry?.kind === 'outlet' ? data.scene : null }))
  }
  const help = (answers: Partial<Run>) => begin({ mode: 'forOthers', camera: 'rear', ...answers })
  const certify = (person: Known) => person.relation ? help({ person, relation: person.relation }) : begin({ person })
  const isAnswered = useRef(helpFor === null)
  useEffect(() => {
    if (!data || isAnswered.current) return
    // once: back on this page, one may choose anew
    isAnswered.current = true
    const wanted = [...data.home.relatives, ...data.home.waiting].find(({ beneficiaryId }) => beneficiaryId === helpFor)
    if (wanted) certify(wanted)
  })
  const relay = data?.entry?.kind === 'relay' ? data.entry : null
  const people = data && !relay ? [data.home.self, ...data.home.relatives].flatMap((one) => one ? [one] : []) : []
  const isInvited = relay !== null || data?.entry?.kind === 'invitation' || data?.entry?.kind === 'added'
  const main = isInvited ? undefined : people.find(({ standing }) => isDue(standing)) ?? people[0]
  return (
    <Page isHome state={data || stale ? { kind: 'ready' } : state} spoken={relay ? relayAloud(relay) : spokenFor(people[0])} onRetry={reload}>
      <View className='brand'>
        <View className='brand-mark' />
        <View className='brand-words'>
          <Text className='brand-name'>{copy.brand}</Text>
          <Text className='brand-region'>{copy.region}</Text>
        </View>
      </View>
      {stale ? <Notice tone='warn'>{fill(copy.offline, { at: printMoment(kept.at) })}</Notice> : null}
      {stale && !data ? <PersonStatus isMain maskName='' relation={null} standing={kept.standing} onCertify={() => setInsists(true)} /> : null}
      {data?.entry ? (
        <EntryBanner
          entry={data.entry} onHelp={(maskName) => help({ invitation: { scene: data.scene ?? '', maskName } })}
          onFar={() => open(`/mine/add-relative/index?scene=${encodeURIComponent(data.scene ?? '')}`)}
          onList={() => open('/mine/relatives/index')}
          onRelay={({ maskName, relation, binds }, mode) => begin({
            mode, camera: mode === 'self' ? 'front' : 'rear', relay: { scene: data.scene ?? '', maskName, relation, binds },
          })}
        />
      ) : null}
      {data && people.length === 0 && !isInvited ? <FirstVisit onStart={() => begin({})} /> : null}
      {people.map((person) => {
        const isBrief = person.relation !== null && person !== main && !person.standing.declarationMissing
        const Card = isBrief ? PersonBrief : PersonStatus
        return <Card key={person.beneficiaryId} {...person} isMain={person === main} onCertify={() => certify(person)} />
      })}
      <Rows>
        {data?.home.notice && !hasSeenNotice(data.home.notice.key)
          ? <Row icon='read' title={copy.newNotice} hint={data.home.notice.title} onPress={() => open('/help/notices/index')} /> : null}
        {data?.home.asksContact ? <Row icon='phone' {...contact.row} onPress={() => open('/mine/contact/index')} /> : null}
        {data ? <Row icon='family' {...copy.rows.family} onPress={() => help({})} /> : null}
        {data && (people.length > 0 || data.home.waiting.length > 0) ? (
          <Row icon='person' {...relatives.row} onPress={() => open('/mine/relatives/index')} />
        ) : null}
        {data?.home.self ? <Row icon='invite' {...copy.rows.invite} onPress={() => open('/mine/invite/index')} /> : null}
        <Row icon='record' {...copy.rows.records} onPress={() => open('/mine/records/index')} />
        <Row icon='ways' {...copy.rows.method} onPress={() => open('/pages/method/index')} />
        <Row icon='alert' {...scam.row} onPress={() => open('/help/scam/index')} />
        <Row icon='policy' {...copy.rows.policy} onPress={() => open('/help/policy/index')} />
      </Rows>
    </Page>
  )
}

function spokenFor(person: PersonCard | undefined): string {
  if (!person) return [copy.firstVisit.title, copy.firstVisit.body].join('。')
  const { title, body, number } = standingWords(person.standing)
  return plain([title, body, number && copy.daysLeft + number].filter(Boolean).join('。'))
}
