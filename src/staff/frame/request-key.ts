/** Tells one try to send from the next; guards against doubles, not against people. */
export const newRequestKey = (): string => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`
