/** A mini-program gets a new version from its platform alone. */
export const reloadPage = (): boolean => false
