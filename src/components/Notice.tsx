import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Tone } from '@/copy/names'
import { a11y } from './a11y'
import { Words } from './Words'

/** A quiet box of one or two sentences, or anything small. */
export function Notice({ tone = 'info', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <View className={`notice tone-${tone}`} {...(tone === 'bad' ? a11y('alert') : {})}>
      {typeof children === 'string' ? <Words>{children}</Words> : children}
    </View>
  )
}
