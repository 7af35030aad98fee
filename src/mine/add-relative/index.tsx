import { useRouter } from '@tarojs/taro'
import { call } from '@/api/client'
import { Page } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { addRelative as copy } from '@/copy/relatives'
import { Accept } from './Accept'
import { Added } from './Added'
import { Agree } from './Agree'
import { Whom } from './Whom'
import { useAdding } from './use-adding'

/** Writes somebody down, so that next time nothing has to be typed. Only their own face makes it count (rule R23). */
export default function AddRelative() {
  const { scene } = useRouter().params
  const { state, data, reload } = useLoad(() => call('relatives.list', {}))
  const form = useAdding(data)
  if (!data || state.kind !== 'ready') return <Page state={state} onRetry={reload} />
  if (scene) return <Accept scene={scene} asksPhone={!data.knowsPhone} />
  if (data.relatives.length + data.waiting.length >= data.limits.maxRelatives) {
    return <Added answer={{ kind: 'tooManyRelatives', limit: data.limits.maxRelatives }} onChange={form.change} />
  }
  if (form.answer) return <Added answer={form.answer} onChange={form.change} />
  if (form.isAgreeing) return <Agree form={form} asksPhone={!data.knowsPhone} />
  return <Whom form={form} spoken={copy.lead} />
}
