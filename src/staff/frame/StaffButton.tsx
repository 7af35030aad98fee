interface StaffButtonProps {
  children: string
  /** For the screen reader, when the visible words are not enough; it contains them. */
  label?: string
  /** One primary a page or dialog. `quiet`: looks like a link. */
  kind?: 'primary' | 'second' | 'quiet'
  disabled?: boolean
  /** Of several, the one that is chosen; absent: no such choice. */
  pressed?: boolean
  /** Absent: it submits its form. */
  onPress?: () => void
}

/** The build turns styles of the bare tags button, input and label into those of the mini-program's components: here everything has a class. */
export function StaffButton({ children, kind = 'second', label, disabled, pressed, onPress }: StaffButtonProps) {
  return (
    <button type={onPress ? 'button' : 'submit'} className={`staff-button staff-${kind}`} aria-label={label} disabled={disabled} aria-pressed={pressed} onClick={onPress}>{children}</button>
  )
}
