/** Asking for reminders: only WeChat sends them to a mini-program. Here there is nothing to agree to. */
export type Agreement = 'accept' | 'reject' | 'ban'
/** By template id; 'off': messages are switched off for the whole mini-program. */
export type Agreements = Readonly<Record<string, Agreement>> | 'off'

/** Whether this platform asks at all. */
export const canSubscribe = (): boolean => false

/** Must be called by the person's own tap, at most 3 ids. */
export const askToSubscribe = (_ids: readonly string[]): Promise<Agreements> => Promise.resolve({})

/** The platform's own page where messages are switched on. */
export const openMessageSettings = (): void => undefined
