/** Error codes of CloudBase (docs.cloudbase.net, error-code/basic) that this gateway answers with. */
export type CloudCode =
  | 'INVALID_PARAM'
  | 'INVALID_ACTION'
  | 'SIGN_PARAM_INVALID'
  | 'SYS_ERR'
  | 'EXCEED_REQUEST_SIZE_LIMIT'
  | 'EXCEED_MAX_PAYLOAD_SIZE'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'STORAGE_FILE_NONEXIST'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'

/** An answer that the SDK turns into `TcbError{code, message, requestId}`. */
export class CloudError extends Error {
  constructor(readonly code: CloudCode, message: string) {
    super(message)
  }
}

/** Refuses what lies outside the declared subset, by its name, so that nobody builds on something that silently does nothing. */
export const notSupported = (kind: string, name: string): CloudError =>
  new CloudError('INVALID_PARAM', `${kind} ${name} is unknown or not supported by the embedded CloudBase (see local/README.md)`)

export const invalid = (message: string): CloudError => new CloudError('INVALID_PARAM', message)

/** What MongoDB itself refuses reaches the caller under this one code. */
export const requestFailed = (message: string): CloudError => new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${message}`)
