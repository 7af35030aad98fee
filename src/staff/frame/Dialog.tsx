import { useEffect, useId, useRef, type ReactNode } from 'react'

/** A question that has to be answered first. The browser's own dialog: it holds the focus and gives it back, Esc closes. */
export function Dialog({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      className='staff-dialog' ref={dialog} aria-labelledby={id}
      onCancel={(event) => { event.preventDefault(); onClose() }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}
