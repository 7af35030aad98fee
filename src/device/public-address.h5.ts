/** The address of one of our pages, for a code that any phone's camera can read. `path` begins with a slash. */
export const publicAddress = (path: string): string => `${location.origin}${location.pathname}#${path}`
