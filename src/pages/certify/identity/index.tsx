import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { ErrorSummary, Field } from '@/components/Field'
import { Page } from '@/components/Page'
import { identity } from '@/copy/certify'
import { fill } from '@/copy/fill'
import { buttons } from '@/copy/words'
import { stepOf } from '../../run'
import { useStart } from '../use-start'
import { CheckAnswers } from './CheckAnswers'
import { useIdentity, type FieldId } from './use-identity'

export default function Identity() {
  const form = useIdentity()
  const start = useStart('prepare')
  if (!form) return <Page state={{ kind: 'lostRun' }} />
  const { run, mistakes } = form
  const step = stepOf(run, 'identity')
  if (form.isChecked) {
    return (
      <Page title={identity.check.title} step={step} state={start.state} onRetry={start.again}>
        <CheckAnswers run={run} busy={start.busy} onYes={() => start.run()} onChange={form.change} />
      </Page>
    )
  }
  const fields: FieldId[] = ['name', 'idNumber']
  const found = fields.flatMap((id) => { const sentence = mistakes[id]; return sentence ? [{ id, sentence }] : [] })
  const spoken = [identity.name, identity.idNumber].map(({ label, hint }) => `${label}：${hint}`).join('。')
  return (
    <Page title={identity.title[run.mode]} step={step} spoken={spoken}>
      <ErrorSummary title={fill(identity.summary, { n: found.length })} mistakes={found} onChoose={(id) => form.goTo(id as FieldId)} />
      <Field id='name' {...identity.name} maxLength={30} value={form.name} mistake={mistakes.name} onInput={form.setName} />
      <Field
        id='idNumber' {...identity.idNumber} type='idcard' maxLength={20} value={form.idNumber} mistake={mistakes.idNumber}
        onInput={form.setIdNumber}
      />
      <View className='buttons'><Button kind='primary' onPress={form.submit}>{buttons.next}</Button></View>
    </Page>
  )
}
