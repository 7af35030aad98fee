import { Text } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { heading } from '@/components/a11y'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { callerIs } from '@/copy/names'
import { relatives as copy } from '@/copy/relatives'
import { Confirm } from './Confirm'
import { HelperCard } from './HelperCard'
import { RelativeCard, WaitingCard } from './RelativeCard'

type Ending = { kind: 'leave'; beneficiaryId: string; maskName: string } | { kind: 'refuse'; helperId: string; caller: string }

/** Whom this phone helps, who no longer wants it, and, on a person's own phone, who may help them (ux S11). */
export default function Relatives() {
  const { state, data, reload } = useLoad(() => call('relatives.list', {}))
  const [ending, setEnding] = useState<Ending | null>(null)
  const isFirstShow = useRef(true)
  useDidShow(() => {
    if (!isFirstShow.current) reload()
    isFirstShow.current = false
  })
  const end = useTask(async (which: Ending) => {
    if (which.kind === 'leave') await call('relatives.leave', { beneficiaryId: which.beneficiaryId })
    else await call('relatives.refuse', { helperId: which.helperId })
    setEnding(null)
    reload()
  })
  if (ending) return <Confirm words={wordsOf(ending)} task={end} onYes={() => end.run(ending)} onNo={() => setEnding(null)} />
  if (!data) return <Page state={state} onRetry={reload} />
  const { relatives, waiting, takenBack, helpers, limits } = data
  const isEmpty = relatives.length + waiting.length === 0
  const limit = fill(copy.limits, limits)
  return (
    <Page title={copy.title} state={state} onRetry={reload} spoken={[isEmpty ? copy.empty.title : copy.helping, limit].join('。')}>
      {takenBack.map(({ maskName, on }) => (
        <Notice key={`${maskName}${on}`} tone='warn'>{fill(copy.takenBack, { maskName, day: printDay(on) })}</Notice>
      ))}
      <Text className='h2' {...heading(2)}>{isEmpty ? copy.empty.title : copy.helping}</Text>
      {isEmpty ? <Text className='body'>{copy.empty.body}</Text> : null}
      {relatives.map((person) => (
        <RelativeCard key={person.beneficiaryId} person={person} onLeave={() => setEnding({ kind: 'leave', ...person })} />
      ))}
      {waiting.map((person) => (
        <WaitingCard key={person.beneficiaryId} person={person} onLeave={() => setEnding({ kind: 'leave', ...person })} />
      ))}
      <Text className='small'>{limit}</Text>
      <Button kind='primary' onPress={() => { void Taro.navigateTo({ url: '/mine/add-relative/index' }) }}>{copy.add}</Button>
      {helpers ? <Text className='h2' {...heading(2)}>{copy.helpers}</Text> : null}
      {helpers?.length === 0 ? <Text className='body'>{copy.noHelpers}</Text> : null}
      {helpers?.map((helper) => (
        <HelperCard
          key={helper.helperId} helper={helper}
          onRefuse={() => setEnding({ kind: 'refuse', helperId: helper.helperId, caller: callerIs[helper.relation] })}
        />
      ))}
    </Page>
  )
}

function wordsOf(ending: Ending): { title: string; body: string; yes: string; no: string } {
  if (ending.kind === 'leave') return { ...copy.leaving, body: fill(copy.leaving.body, ending) }
  return { ...copy.refusing, body: fill(copy.refusing.body, ending) }
}
