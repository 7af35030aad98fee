/** What a password of staff must be. Pure. */

/** NIST SP 800-63B, 5.1.1: length counts, composition rules do not; 12 [judgement] since there is a second factor and a lock after five guesses. */
export const PASSWORD = { least: 12, most: 128 } as const

export type PasswordFault = 'short' | 'same' | 'account'

/** What is wrong with a new password; null: nothing. Letters are counted as they are seen, in NFKC as it is stored. */
export function passwordFault(next: string, current: string, account: string): PasswordFault | null {
  const normal = next.normalize('NFKC')
  if ([...normal].length < PASSWORD.least) return 'short'
  if (normal === current.normalize('NFKC')) return 'same'
  return normal.toLowerCase().includes(account.toLowerCase()) ? 'account' : null
}
