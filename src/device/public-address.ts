/** The address of one of our pages on the H5 site, for a code that any phone's camera can read. `path` begins with a slash. */
export const publicAddress = (path: string): string => `${API_BASE}/#${path}`
