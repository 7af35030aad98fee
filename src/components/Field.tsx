import { Input, Text, View } from '@tarojs/components'
import { Icon } from './Icon'
import { a11y, pressable } from './a11y'

interface FieldProps {
  id: string
  label: string
  hint: string
  type?: 'text' | 'idcard'
  maxLength: number
  value: string
  /** The sentence of the mistake, the same as in the summary. */
  mistake?: string | null
  onInput(value: string): void
}

export function Field({ id, label, hint, type = 'text', maxLength, value, mistake, onInput }: FieldProps) {
  return (
    <View className={`field field-${type} ${mistake ? 'is-wrong' : ''}`} id={`${id}-field`}>
      <Text className='field-label'>{label}</Text>
      <Text className='field-hint'>{hint}</Text>
      {mistake ? <View className='field-mistake'><Icon name='alert' /><Text>{mistake}</Text></View> : null}
      <Input
        className='field-input'
        id={id}
        name={id}
        type={type}
        maxlength={maxLength}
        value={value}
        aria-label={mistake ? `${label}，${mistake}` : label}
        onInput={(event) => onInput(String(event.detail.value))}
      />
    </View>
  )
}

/** Every mistake of the form on top, each leading to its field (ux 3.4). */
export function ErrorSummary({ title, mistakes, onChoose }: {
  title: string; mistakes: readonly { id: string; sentence: string }[]; onChoose(id: string): void
}) {
  if (mistakes.length === 0) return null
  return (
    <View className='summary' id='summary' {...a11y('alert')}>
      <Text className='summary-title'>{title}</Text>
      {mistakes.map(({ id, sentence }) => (
        <View key={id} className='summary-item' {...pressable('button', () => onChoose(id))}><Text>{sentence}</Text></View>
      ))}
    </View>
  )
}
