import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { pressable } from './a11y'

interface ChoiceProps {
  title: string
  hint?: string
  kind?: 'radio' | 'checkbox'
  checked: boolean
  /** A tag, or whatever belongs to this choice. */
  children?: ReactNode
  onPress(): void
}

/** The whole card is the choice; the mark on the left shows it by shape, not by colour alone. */
export function Choice({ title, hint, kind = 'radio', checked, children, onPress }: ChoiceProps) {
  return (
    <View className={`choice choice-${kind} ${checked ? 'is-checked' : ''}`} {...pressable(kind, onPress, checked)}>
      <View className='choice-mark' />
      <View className='choice-words'>
        <Text className='choice-title'>{title}</Text>
        {hint ? <Text className='choice-hint'>{hint}</Text> : null}
        {children}
      </View>
    </View>
  )
}
