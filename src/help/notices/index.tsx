import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { call } from '@/api/client'
import { Page } from '@/components/Page'
import { heading } from '@/components/a11y'
import { useLoad } from '@/components/use-load'
import { board as copy } from '@/copy/board'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { regionNames } from '@/copy/names'
import { markNoticeSeen } from '@/device/seen-notice'
import type { BoardNotice } from '@/domain/contract/citizen-board'

/** 社保通告: what the agency has to say, each with its region, version and source (product brief, items 37 and 38). */
export default function Notices() {
  const { state, data, reload } = useLoad(() => call('listBoard', {}))
  const newest = data?.notices[0]?.key
  useEffect(() => { if (newest) markNoticeSeen(newest) }, [newest])
  if (!data) return <Page state={state} onRetry={reload} />
  const { notices } = data
  return (
    <Page title={copy.title} spoken={notices.map(({ title, body }) => `${title}。${body}`).join('')}>
      {notices.length === 0 ? <Text className='body'>{copy.empty}</Text> : null}
      {notices.map((notice) => <Card key={notice.key} notice={notice} />)}
    </Page>
  )
}

function Card({ notice: { title, body, source, version, region, publishedOn, validUntil } }: { notice: BoardNotice }) {
  const basis = fill(copy.basis, {
    region: regionNames[region] ?? region, version, publishedOn: printDay(publishedOn), validUntil: printDay(validUntil),
  })
  return (
    <View className='card'>
      <Text className='h2' {...heading(2)}>{title}</Text>
      {body.split('\n').filter(Boolean).map((line, i) => <Text key={i} className='body'>{line}</Text>)}
      <Text className='small'>{fill(copy.source, { source })}</Text>
      <Text className='small'>{basis}</Text>
    </View>
  )
}
