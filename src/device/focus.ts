/** Mini-programs have no focus outside of an input; there the page scrolls, and the voice reads what is new. */
export function focusOn(_id: string): void {}
