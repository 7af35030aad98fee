import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { pressable } from './a11y'
import { Icon, type IconName } from './Icon'

export function Rows({ children }: { children: ReactNode }) {
  return <View className='rows'>{children}</View>
}

interface RowProps {
  icon?: IconName
  title: string
  hint?: string
  children?: ReactNode
  /** Absent: the row only informs. */
  onPress?: () => void
}

export function Row({ icon, title, hint, children, onPress }: RowProps) {
  return (
    <View className={`row ${onPress ? 'row-pressable' : ''}`} {...(onPress ? pressable('button', onPress) : {})}>
      {icon ? <View className='row-icon'><Icon name={icon} /></View> : null}
      <View className='row-words'>
        <Text className='row-title'>{title}</Text>
        {hint ? <Text className='row-hint'>{hint}</Text> : null}
        {children}
      </View>
      {onPress ? <View className='row-arrow' /> : null}
    </View>
  )
}
