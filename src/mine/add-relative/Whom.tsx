import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { ErrorSummary, Field } from '@/components/Field'
import { Page } from '@/components/Page'
import { a11y } from '@/components/a11y'
import { identity } from '@/copy/certify'
import { fill } from '@/copy/fill'
import { callerIs } from '@/copy/names'
import { addRelative as copy } from '@/copy/relatives'
import { buttons } from '@/copy/words'
import { focusOn } from '@/device/focus'
import type { Relation } from '@/domain/contract/common'
import { groupIdNumber } from '@/domain/id-number'
import type { Adding } from './use-adding'

const relations = Object.keys(callerIs) as Relation[]

export function Whom({ form, spoken }: { form: Adding; spoken: string }) {
  const { typed, mistakes } = form
  return (
    <Page title={copy.title} spoken={spoken}>
      <ErrorSummary title={fill(identity.summary, { n: mistakes.length })} mistakes={mistakes} onChoose={focusOn} />
      <Text className='body'>{copy.lead}</Text>
      <Field
        id='relative-name' {...identity.name} maxLength={30} value={typed.name} mistake={form.mistakeOf('relative-name')}
        onInput={(name) => form.type({ name })}
      />
      <Field
        id='relative-id' {...identity.idNumber} type='idcard' maxLength={20} value={typed.idNumber} mistake={form.mistakeOf('relative-id')}
        onInput={(idNumber) => form.type({ idNumber: groupIdNumber(idNumber) })}
      />
      <View id='relation' {...a11y('radiogroup', copy.relation)}>
        <Text className='h2 gap-below'>{copy.relation}</Text>
        {relations.map((one) => (
          <Choice key={one} title={callerIs[one]} checked={typed.relation === one} onPress={() => form.type({ relation: one })} />
        ))}
      </View>
      <Button kind='primary' onPress={form.goOn}>{buttons.next}</Button>
    </Page>
  )
}
