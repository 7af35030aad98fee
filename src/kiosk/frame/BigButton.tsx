interface BigButtonProps {
  children: string
  /** One primary a screen. `quiet`: looks like a link. */
  kind?: 'primary' | 'second' | 'quiet'
  disabled?: boolean
  onPress(): void
}

export function BigButton({ children, kind = 'second', disabled, onPress }: BigButtonProps) {
  return <button type='button' className={`kiosk-button kiosk-${kind}`} disabled={disabled} onClick={onPress}>{children}</button>
}
