/** An HTTP server in the place of a carrier outside. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Request { method: string; url: URL; headers: IncomingHttpHeaders; body: string }
/** hangUp: the request was taken, and the line breaks before an answer. */
export type Reply = { status?: number; json?: unknown; text?: string } | 'hangUp'
export interface Server { url: string; close(): Promise<void> }

export async function startCarrier(answer: (request: Request) => Reply): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    let body = ''
    incoming.setEncoding('utf8')
    incoming.on('data', (part: string) => { body += part })
    incoming.on('end', () => {
      const reply = answer({
        method: incoming.method ?? '', url: new URL(incoming.url ?? '/', 'http://carrier.test'), headers: incoming.headers, body,
      })
      if (reply === 'hangUp') { incoming.socket.destroy(); return }
      outgoing.writeHead(reply.status ?? 200, { 'content-type': 'application/json; encoding=utf-8' })
      outgoing.end(reply.text ?? JSON.stringify(reply.json))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections() }),
  }
}
