interface StaffButtonProps {
  children: string
  /** One primary a page or dialog. `quiet`: looks like a link. */
  kind?: 'primary' | 'second' | 'quiet'
  disabled?: boolean
  /** Absent: it submits its form. */
  onPress?: () => void
}

/** The build turns styles of the bare tags button, input and label into those of the mini-program's components: here everything has a class. */
export function StaffButton({ children, kind = 'second', disabled, onPress }: StaffButtonProps) {
  return (
    <button type={onPress ? 'button' : 'submit'} className={`staff-button staff-${kind}`} disabled={disabled} onClick={onPress}>{children}</button>
  )
}
