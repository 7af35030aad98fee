import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { ErrorSummary, Field } from '@/components/Field'
import { Page } from '@/components/Page'
import { identity } from '@/copy/certify'
import { fill } from '@/copy/fill'
import { addRelative as copy } from '@/copy/relatives'
import { canSpeak, speak } from '@/device/voice'
import { focusOn } from '@/device/focus'
import type { Adding } from './use-adding'

/** The person's own consent, read to them; and the caller's own number, once. */
export function Agree({ form, asksPhone }: { form: Adding; asksPhone: boolean }) {
  const { typed, mistakes, task } = form
  return (
    <Page title={copy.agreedTitle} state={task.state} onRetry={task.again} spoken={copy.says}>
      <ErrorSummary title={fill(identity.summary, { n: mistakes.length })} mistakes={mistakes} onChoose={focusOn} />
      <View className='card'>
        <Text className='body'>{`“${copy.says}”`}</Text>
        {canSpeak() ? <Button onPress={() => speak(copy.says)}>{copy.read}</Button> : null}
      </View>
      <View id='agreed'>
        <Choice kind='checkbox' {...copy.agreed} checked={typed.agreed} onPress={() => form.type({ agreed: !typed.agreed })} />
      </View>
      {asksPhone ? (
        <Field
          id='own-phone' {...copy.ownPhone} maxLength={20} value={typed.ownPhone} mistake={form.mistakeOf('own-phone')}
          onInput={(ownPhone) => form.type({ ownPhone })}
        />
      ) : null}
      <View className='buttons'>
        <Button kind='primary' disabled={task.busy} onPress={() => form.submit(asksPhone)}>{copy.submit}</Button>
        <Button onPress={form.change}>{copy.change}</Button>
      </View>
    </Page>
  )
}
