/** Moves the keyboard and the screen reader to what has just been drawn. Earlier pages stay in the document: the last one counts. */
export function focusOn(id: string): void {
  const element = [...document.querySelectorAll<HTMLElement>(`#${id}`)].pop()
  if (!element) return
  if (!element.matches('input')) element.tabIndex = -1 // a box takes the focus, but is no stop of the Tab key
  element.focus()
}
