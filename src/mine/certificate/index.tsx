import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Facts } from '@/components/Facts'
import { Page, goHome } from '@/components/Page'
import { Qr } from '@/components/Qr'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { certificate as copy } from '@/copy/mine'
import { buttons } from '@/copy/words'
import { publicAddress } from '@/device/public-address'
import { canSpeak, speak } from '@/device/voice'
import { certificateFacts } from '@/components/certificate-facts'
import './index.scss'

/** By its reference, or the latest one of a person. */
async function certificateOf(params: { reference?: string; person?: string }) {
  if (params.reference) return call('getCertificate', { reference: params.reference })
  const { records } = await call('listRecords', { limit: 50, ...(params.person ? { beneficiaryId: params.person } : {}) })
  const latest = records.find(({ reference }) => reference !== null)?.reference
  return latest ? call('getCertificate', { reference: latest }) : null
}

export default function CertificatePage() {
  const { params } = useRouter()
  const { state, data, reload } = useLoad(async () => ({ certificate: await certificateOf(params) }))
  const [fullName, setFullName] = useState<string | null>(null)
  const certificate = data?.certificate
  const reveal = useTask(async () => {
    if (!certificate) return
    setFullName((await call('getCertificate', { reference: certificate.reference, reveal: true })).fullName)
  })
  if (data && !certificate) {
    return (
      <Page title={copy.none.title} spoken={copy.none.body}>
        <Text className='body'>{copy.none.body}</Text>
        <Button kind='primary' onPress={goHome}>{buttons.home}</Button>
      </Page>
    )
  }
  if (!certificate) return <Page state={state} onRetry={reload} />
  const facts = certificateFacts(certificate, fullName)
  return (
    <Page title={copy.title} state={reveal.state} onRetry={reveal.again} spoken={facts.map((pair) => pair.join('：')).join('。')}>
      <View className='certificate'>
        <Text className='certificate-heading'>{copy.heading}</Text>
        <Facts facts={facts} />
        <Qr address={publicAddress(certificate.checkPath)} label={copy.qrLabel} />
        <Text className='small certificate-note'>{copy.qr}</Text>
      </View>
      <View className='buttons'>
        {fullName
          ? <Button onPress={() => setFullName(null)}>{copy.hideName}</Button>
          : <Button disabled={reveal.busy} onPress={() => reveal.run()}>{copy.showName}</Button>}
        {canSpeak() ? <Button onPress={() => speak([...certificate.reference].join(' '))}>{copy.readReference}</Button> : null}
      </View>
    </Page>
  )
}
