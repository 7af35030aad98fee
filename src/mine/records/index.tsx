import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Page, goHome } from '@/components/Page'
import { Rows } from '@/components/Rows'
import { a11y } from '@/components/a11y'
import { appeal } from '@/copy/appeal'
import { records as copy } from '@/copy/mine'
import { buttons } from '@/copy/words'
import { RecordRowView } from './RecordRowView'
import { useRecords } from './use-records'
import './index.scss'

export default function Records() {
  const { state, years, people, person, hasOlder, busy, choose, older, retry } = useRecords()
  const isEmpty = state.kind === 'ready' && years.length === 0
  if (isEmpty && people.length < 2) {
    return (
      <Page title={copy.empty.title} spoken={copy.empty.body}>
        <Text className='body'>{copy.empty.body}</Text>
        <Button kind='primary' onPress={goHome}>{buttons.start}</Button>
      </Page>
    )
  }
  return (
    <Page title={copy.title} state={state} onRetry={retry} spoken={years[0]?.year}>
      {people.length > 1 ? (
        <View {...a11y('radiogroup', copy.title)}>
          <Choice title={copy.everybody} checked={person === null} onPress={() => choose(null)} />
          {people.map(({ beneficiaryId, maskName }) => (
            <Choice key={beneficiaryId} title={maskName} checked={person === beneficiaryId} onPress={() => choose(beneficiaryId)} />
          ))}
        </View>
      ) : null}
      {isEmpty ? <Text className='body'>{copy.empty.body}</Text> : null}
      {years.map(({ year, rows }) => (
        <View key={year}>
          <Text className='h2 gap-below'>{`${year}年`}</Text>
          <Rows>
            {rows.map((row) => (
              <RecordRowView
                key={row.recordId} row={row} withName={people.length > 1}
                onOpen={(reference) => { void Taro.navigateTo({ url: `/mine/certificate/index?reference=${reference}` }) }}
              />
            ))}
          </Rows>
        </View>
      ))}
      <Button onPress={() => { void Taro.navigateTo({ url: `/mine/appeal/index${person ? `?person=${person}` : ''}` }) }}>{appeal.link}</Button>
      {hasOlder ? <Button disabled={busy} onPress={older}>{copy.older}</Button> : null}
    </Page>
  )
}
