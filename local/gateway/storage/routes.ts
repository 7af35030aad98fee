import { Hono } from 'hono'
import type { Context } from 'hono'
import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { assertPath, TooLarge } from './files'
import type { Files } from './files'
import type { UrlSigner } from './signing'

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', mp4: 'video/mp4', webm: 'video/webm',
  json: 'application/json', txt: 'text/plain; charset=utf-8', pdf: 'application/pdf',
}
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, HEAD, PUT, OPTIONS',
  'Access-Control-Allow-Headers': 'authorization, content-type, key, range, signature, x-cos-meta-fileid, x-cos-security-token',
  'Access-Control-Expose-Headers': 'Accept-Ranges, Content-Length, Content-Range, ETag',
  'Access-Control-Max-Age': '600',
}

const escape = (text: string): string => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** COS answers errors in XML, and the SDK reads exactly these elements. */
function refuse(c: Context, status: 400 | 403 | 404 | 416, code: string, path: string): Response {
  const xml = `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${code}</Message>`
    + `<Resource>${escape(path)}</Resource><RequestId>${randomUUID()}</RequestId><TraceId>${randomUUID()}</TraceId></Error>`
  return c.body(xml, status, { ...CORS, 'Content-Type': 'application/xml' })
}

/** Bytes that a `Range` header asks for: null for the whole file, 'none' when they lie outside. */
function rangeOf(header: string | undefined, size: number): { start: number, end: number } | null | 'none' {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === undefined || (first === '' && last === '')) return null
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start > end || start >= size ? 'none' : { start, end }
}

function pathOf(c: Context): string {
  try {
    const path = decodeURIComponent(new URL(c.req.url).pathname).replace(/^.*?\/storage\//, '')
    assertPath(path)
    return path
  } catch {
    // An ill-spelled path cannot have a signature either.
    return ''
  }
}

/** PUT and GET on signed URLs, also from a browser of another origin. */
export function storageRoutes(files: Files, signer: UrlSigner): Hono {
  const app = new Hono()
  app.options('/*', (c) => c.body(null, 204, CORS))

  app.put('/*', async (c) => {
    const path = pathOf(c)
    const permission = signer.check('PUT', path, c.req.header('authorization'))
    if ('mistake' in permission) return refuse(c, 403, permission.mistake, path)
    const type = c.req.header('content-type') ?? TYPES[extname(path).slice(1).toLowerCase()] ?? 'application/octet-stream'
    const content = c.req.raw.body ? Readable.fromWeb(c.req.raw.body as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([])
    try {
      const { hash } = await files.store(path, content, type, permission.maxBytes)
      return c.body(null, 200, { ...CORS, ETag: `"${hash}"` })
    } catch (error) {
      if (error instanceof TooLarge) return refuse(c, 400, 'EntityTooLarge', path)
      throw error
    }
  })

  app.get('/*', (c) => {
    const path = pathOf(c)
    const permission = signer.check('GET', path, c.req.query('sign'))
    if ('mistake' in permission) return refuse(c, 403, permission.mistake, path)
    const file = files.find(path)
    if (!file) return refuse(c, 404, 'NoSuchKey', path)
    const range = rangeOf(c.req.header('range'), file.size)
    if (range === 'none') return refuse(c, 416, 'InvalidRange', path)
    const headers: Record<string, string> = {
      ...CORS,
      'Content-Type': file.type,
      'Content-Length': String(range ? range.end - range.start + 1 : file.size),
      'Accept-Ranges': 'bytes',
      ETag: `"${file.hash}"`,
      // A stored HTML page must not run as ours.
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': 'sandbox',
      ...(range && { 'Content-Range': `bytes ${range.start}-${range.end}/${file.size}` }),
    }
    if (c.req.method === 'HEAD' || !file.size) return c.body(null, range ? 206 : 200, headers)
    return c.body(Readable.toWeb(files.read(file, range ?? undefined)) as ReadableStream, range ? 206 : 200, headers)
  })
  return app
}
