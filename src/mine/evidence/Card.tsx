import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Facts } from '@/components/Facts'
import { Words } from '@/components/Words'
import { printDay } from '@/copy/dates'
import { eventNames, evidence as copy, sourceNames, strengthWords } from '@/copy/evidence'
import { fill } from '@/copy/fill'
import type { EvidenceCard } from '@/domain/contract/citizen-evidence'

/** One silent certification: the records that carry it, by kind and day only. */
export function Card({ card: { maskName, relation, by, certifiedOn, state, certifyBy }, onObject }: { card: EvidenceCard; onObject(): void }) {
  const strength = by[0]?.strength ?? 'A'
  return (
    <View className='card'>
      {relation ? <Text className='h2'>{maskName}</Text> : null}
      {by.map(({ kind, source, on }) => (
        <Facts key={`${kind}${on}`} facts={[[eventNames[kind], printDay(on)], [copy.source, sourceNames[source]]]} />
      ))}
      <Facts facts={[[copy.certifiedOn, printDay(certifiedOn)]]} />
      <Text className='small'>{strengthWords[strength]}</Text>
      {state === 'stands' ? <Button onPress={onObject}>{relation ? copy.notTheirs : copy.notMe}</Button> : (
        <>
          <Text className='h2'>{copy.objected.title}</Text>
          <Words className='body'>{certifyBy ? fill(copy.objected.by, { certifyBy: printDay(certifyBy) }) : copy.objected.nothing}</Words>
        </>
      )}
    </View>
  )
}
