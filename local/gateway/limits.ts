/** Limits of CloudBase (「系统限制」, 2022, and the SCF quota page, 2025-03) and of MongoDB. Bytes unless named otherwise. */
const MB = 1024 * 1024

export const DEFAULT_LIMIT = 100
export const MAX_LIMIT = 1000
export const MAX_RESPONSE = 16 * MB
export const MAX_DOCUMENT = 16 * MB
/** One admin request; the largest legal one is a single document at its limit, in canonical EJSON. */
export const MAX_REQUEST = 48 * MB
export const MAX_CALL = 6 * MB
export const MAX_IN_LIST = 500
export const MAX_FILES_PER_CALL = 50
export const MAX_NESTING = 100
export const MAX_INDEXES = 20
export const TRANSACTION_LIFETIME_MS = 30_000
export const FUNCTION_TIMEOUT_MS = 60_000
/** How old a signature may be; the SDK states 600 itself, but the header that says so is not signed. */
export const SIGNATURE_LIFETIME_S = 600
