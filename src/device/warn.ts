/** For whoever looks at the browser's console: a phone has no other log. Never with anything about the person. */
export function warn(what: string, why: string): void {
  // eslint-disable-next-line no-console -- the one place
  console.warn(`[anxin] ${what}: ${why}`)
}
