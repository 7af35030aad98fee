import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { call } from '@/api/client'
import { Facts } from '@/components/Facts'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { printDay } from '@/copy/dates'
import { check } from '@/copy/help'
import { certificate } from '@/copy/mine'
import { printReference } from '@/domain/reference'

/** What a bank or a community clerk sees after scanning a certificate: real or not, and nothing about the person. */
export default function Check() {
  const { reference = '', check: code = '' } = useRouter().params
  const { state, data, reload } = useLoad(() => call('checkCertificate', { reference, check: code }))
  if (!data) return <Page state={state} onRetry={reload} />
  if (data.kind === 'unknown') {
    return <Page title={check.unknown.title} spoken={check.unknown.body}><Notice tone='warn'>{check.unknown.body}</Notice></Page>
  }
  return (
    <Page title={check.valid.title} spoken={check.valid.privacy}>
      <View className='card card-facts'>
        <Facts
          facts={[
            [certificate.facts.reference, printReference(reference)],
            [check.valid.certifiedOn, printDay(data.certifiedOn)],
            [check.valid.validUntil, printDay(data.validUntil)],
          ]}
        />
      </View>
      <Text className='small'>{check.valid.privacy}</Text>
    </Page>
  )
}
