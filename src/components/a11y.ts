/** Accessibility props spelled the way each platform needs them: WeChat knows `aria-role`, Alipay and browsers know `role`. */
type Role = 'main' | 'button' | 'heading' | 'alert' | 'status' | 'radio' | 'radiogroup' | 'checkbox' | 'img' | 'dialog' | 'progressbar' | 'group'

export function a11y(role: Role, label?: string): Record<string, string> {
  const props: Record<string, string> = process.env.TARO_ENV === 'weapp' ? { 'aria-role': role } : { role }
  if (label) props['aria-label'] = label
  return props
}

export function heading(level: 1 | 2 | 3 = 1): Record<string, string> {
  return process.env.TARO_ENV === 'weapp' ? a11y('heading') : { ...a11y('heading'), 'aria-level': String(level) }
}

/** For a View that is tapped: also reachable with the keyboard on H5. */
export function pressable(role: 'button' | 'radio' | 'checkbox', onPress: () => void, checked?: boolean): Record<string, unknown> {
  const props: Record<string, unknown> = { ...a11y(role), onClick: onPress }
  if (checked !== undefined) props['aria-checked'] = checked ? 'true' : 'false'
  if (process.env.TARO_ENV !== 'h5') return props
  return {
    ...props,
    tabIndex: 0,
    onKeyDown: (event: { key: string; preventDefault(): void }) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      onPress()
    },
  }
}
