/** Tencent Cloud's request signature TC3-HMAC-SHA256 (cloud.tencent.com/document/api/382/52072), for a POST of JSON. */
import { createHash, createHmac } from 'node:crypto'

export interface Signing {
  secretId: string
  secretKey: string
  /** First label of the API's own host. */
  service: string
  /** Lower-case names; all of them are signed, `host` and `content-type` must be among them. */
  headers: Readonly<Record<string, string>>
  body: string
  /** Seconds since 1970. */
  timestamp: number
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** The value of the header `Authorization`. */
export function tc3Authorization({ secretId, secretKey, service, headers, body, timestamp }: Signing): string {
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const names = Object.keys(headers).sort()
  const signed = names.join(';')
  const lines = names.map((name) => `${name}:${(headers[name] ?? '').trim().toLowerCase()}\n`).join('')
  const request = ['POST', '/', '', lines, signed, sha256(body)].join('\n')
  const text = ['TC3-HMAC-SHA256', timestamp, scope, sha256(request)].join('\n')
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request')
  const signature = createHmac('sha256', key).update(text).digest('hex')
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`
}
