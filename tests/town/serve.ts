import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Answer } from './answer.ts'

/** A web server on 127.0.0.1 that gives what `answerTo` says, with validators, compression and conditional requests. */
export async function serve(port: number, answerTo: (path: string) => Promise<Answer>) {
  const server = createServer((request, response) => {
    said(request, answerTo)
      .then((answer) => send(request, response, answer))
      .catch((error: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(error instanceof Error ? error.stack : String(error))
      })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: taken } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${taken}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const said = async (request: IncomingMessage, answerTo: (path: string) => Promise<Answer>): Promise<Answer> =>
  answerTo(decodeURI(new URL(request.url ?? '/', 'http://town').pathname))

function send(request: IncomingMessage, response: ServerResponse, answer: Answer) {
  if (answer.status === 301) return response.writeHead(301, { location: String(answer.body) }).end()
  const headers: Record<string, string> = {
    'content-type': answer.type,
    'cache-control': answer.maxAge ? `max-age=${answer.maxAge}` : 'no-cache',
  }
  if (answer.changed) {
    // Weak, because the same feed goes out plain and compressed (RFC 9110, 8.8.1).
    headers.etag = `W/"${createHash('sha256').update(answer.body).digest('base64url').slice(0, 22)}"`
    headers['last-modified'] = answer.changed.toUTCString()
    headers.vary = 'Accept-Encoding'
    if (isUnchanged(request, headers.etag, answer.changed)) return response.writeHead(304, headers).end()
  }
  const squeezed = answer.changed && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  const body = squeezed ? gzipSync(answer.body) : Buffer.from(answer.body)
  if (squeezed) headers['content-encoding'] = 'gzip'
  response.writeHead(answer.status, { ...headers, 'content-length': String(body.length) })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** RFC 9110, 13.2.2: If-None-Match decides alone where it is given; a date is only second best. */
function isUnchanged(request: IncomingMessage, etag: string, changed: Date): boolean {
  const tags = request.headers['if-none-match']
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim() === etag || tag.trim() === '*')
  const since = request.headers['if-modified-since']
  return since !== undefined && Math.floor(changed.getTime() / 1000) * 1000 <= Date.parse(since)
}
