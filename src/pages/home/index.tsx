import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { Row, Rows } from '@/components/Rows'
import { plain } from '@/components/Words'
import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { home as copy } from '@/copy/home'
import { standingWords } from '@/copy/standing'
import { beginRun, enter, type Run } from '../run'
import { EntryBanner } from './EntryBanner'
import { FirstVisit } from './FirstVisit'
import { PersonStatus, isDue } from './PersonStatus'
import { useHome } from './use-home'
import './index.scss'

const open = (url: string) => { void Taro.navigateTo({ url }) }

export default function Home() {
  const { state, data, kept, reload } = useHome()
  const stale = state.kind === 'offline' && kept
  const self = data?.home.self ?? null
  const begin = (answers: Partial<Run>) => {
    if (data) enter(beginRun(data.home, { ...answers, outletScene: data.entry?.kind === 'outlet' ? data.scene : null }))
  }
  const people = [self, ...(data?.home.relatives ?? [])].flatMap((one) => one ? [one] : [])
  const main = data?.entry?.kind === 'invitation' ? undefined : people.find(({ standing }) => isDue(standing)) ?? people[0]
  const words = self && standingWords(self.standing)
  const spoken = words ? plain([words.title, words.body, words.number].join('')) : [copy.firstVisit.title, copy.firstVisit.body].join('。')
  return (
    <Page isHome state={data || stale ? { kind: 'ready' } : state} spoken={spoken} onRetry={reload}>
      <View className='brand'>
        <View className='brand-mark' />
        <View className='brand-words'><Text className='brand-name'>{copy.brand}</Text><Text className='brand-region'>{copy.region}</Text></View>
      </View>
      {stale ? <Notice tone='warn'>{fill(copy.offline, { at: printMoment(kept.at) })}</Notice> : null}
      {data?.entry ? <EntryBanner entry={data.entry} onHelp={(maskName) => begin({ mode: 'forOthers', camera: 'rear', invitation: { scene: data.scene ?? '', maskName } })} /> : null}
      {stale && !data ? <PersonStatus isMain name='' standing={kept.standing} onCertify={reload} /> : null}
      {data && !self && data.home.relatives.length === 0 && data.entry?.kind !== 'invitation' ? <FirstVisit onStart={() => begin({})} /> : null}
      {self ? (
        <PersonStatus
          name={self.maskName} standing={self.standing} beneficiaryId={self.beneficiaryId}
          isMain={self === main} onCertify={() => begin({ person: self })}
        />
      ) : null}
      {data?.home.relatives.map((person) => (
        <PersonStatus
          key={person.beneficiaryId} name={person.maskName} relation={person.relation} standing={person.standing} beneficiaryId={person.beneficiaryId}
          isMain={person === main} onCertify={() => begin({ mode: 'forOthers', camera: 'rear', person, relation: person.relation })}
        />
      ))}
      <Rows>
        {data ? <Row icon='family' {...copy.rows.family} onPress={() => begin({ mode: 'forOthers', camera: 'rear' })} /> : null}
        {self ? <Row icon='invite' {...copy.rows.invite} onPress={() => open('/mine/invite/index')} /> : null}
        <Row icon='record' {...copy.rows.records} onPress={() => open('/mine/records/index')} />
        <Row icon='ways' {...copy.rows.method} onPress={() => open('/pages/method/index')} />
        <Row icon='policy' {...copy.rows.policy} onPress={() => open('/help/policy/index')} />
      </Rows>
    </Page>
  )
}
