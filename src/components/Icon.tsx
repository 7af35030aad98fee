import { View } from '@tarojs/components'
import { a11y } from './a11y'

export type IconName = 'family' | 'invite' | 'record' | 'ways' | 'policy' | 'phone' | 'kiosk' | 'counter' | 'visit'
  | 'check' | 'alert' | 'clock' | 'read' | 'letters' | 'call' | 'light' | 'glasses' | 'person' | 'back'

/** A drawing beside words, never instead of them: screen readers skip it. */
export function Icon({ name }: { name: IconName }) {
  return <View className={`icon icon-${name}`} {...a11y('img')} aria-hidden='true' />
}
