import { call } from '@/api/client'
import { Page } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { plain } from '@/components/Words'
import { reminders as copy } from '@/copy/reminders'
import { OwnChoices } from './OwnChoices'
import { WechatCard } from './WechatCard'

/** 提醒设置: what WeChat may send to this phone, and, on one's own phone, when and how one is reminded. */
export default function Reminders() {
  const { state, data, reload } = useLoad(() => call('getReminders', {}))
  if (!data) return <Page state={state} onRetry={reload} />
  return (
    <Page title={copy.title} spoken={plain([copy.wechat.rule, copy.always].join(''))}>
      <WechatCard subscriptions={data.subscriptions} />
      <OwnChoices own={data.own} />
    </Page>
  )
}
