import { View } from '@tarojs/components'
import { a11y } from './a11y'

/** `part` 0..1. The words beside it say the same. */
export function Progress({ part, label }: { part: number; label: string }) {
  return (
    <View className='progress' {...a11y('progressbar', label)} aria-valuenow={Math.round(part * 100)}>
      <View className='progress-done' style={{ width: `${Math.round(part * 100)}%` }} />
    </View>
  )
}
