import { Button as TaroButton, type ButtonProps as TaroButtonProps } from '@tarojs/components'
import { a11y } from './a11y'

interface ButtonProps {
  children: string
  /** One primary a page. `quiet`: a text button. */
  kind?: 'primary' | 'second' | 'quiet'
  disabled?: boolean
  /** WeChat only: what the platform itself does on the tap. */
  openType?: TaroButtonProps['openType']
  onPress(): void
}

export function Button({ children, kind = 'second', disabled, openType, onPress }: ButtonProps) {
  return (
    <TaroButton
      className={`button button-${kind}`}
      // on H5 `disabled={false}` writes disabled="false", which [disabled] rules grey out
      disabled={disabled || undefined}
      hoverClass='button-pressed'
      {...(openType ? { openType } : {})}
      {...a11y('button')}
      onClick={onPress}
    >
      {children}
    </TaroButton>
  )
}
