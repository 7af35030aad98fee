import { Text, View } from '@tarojs/components'
import { Row } from '@/components/Rows'
import { Tag } from '@/components/Tag'
import { printDay } from '@/copy/dates'
import { faceFailures } from '@/copy/face-failures'
import { fill } from '@/copy/fill'
import { records as copy } from '@/copy/mine'
import { channelNames, type Tone } from '@/copy/names'
import type { RecordRow } from '@/domain/contract/citizen-records'
import { printReference } from '@/domain/reference'

const tones: Record<RecordRow['result'], Tone> = { matched: 'ok', notMatched: 'warn', needsReview: 'info' }

/** One act: the day, how, what came of it. A success leads to its certificate. */
export function RecordRowView({ row, withName, onOpen }: { row: RecordRow; withName: boolean; onOpen(reference: string): void }) {
  const { reference, reason } = row
  const result = reason ? fill(copy.failedBecause, { reason: faceFailures[reason].title }) : copy.results[row.result]
  return (
    <Row
      title={printDay(row.on)}
      hint={[withName ? row.maskName : '', channelNames[row.channel]].filter(Boolean).join(' · ')}
      onPress={reference ? () => onOpen(reference) : undefined}
    >
      <View className='record-line'><Tag tone={tones[row.result]}>{result}</Tag></View>
      {reference ? <Text className='row-hint'>{fill(copy.reference, { reference: printReference(reference) })}</Text> : null}
    </Row>
  )
}
