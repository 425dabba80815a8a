import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { fetchOutside, openNetwork } from './fetching.ts'

const heard: string[] = []
const answers: Record<string, { status: number; location?: string }> = {
  '/hub': { status: 202 },
  '/kept': { status: 307, location: '/hub' },
  '/moved': { status: 308, location: '/hub' },
  '/found': { status: 302, location: '/hub' },
  '/inside': { status: 307, location: 'http://10.0.0.1/hub' },
}
const server = createServer(async (request, response) => {
  const body = await text(request)
  heard.push(`${request.method} ${request.url} ${request.headers['content-type']} ${body}`)
  const { status, location } = answers[request.url ?? ''] ?? { status: 404 }
  response.writeHead(status, location ? { location } : {}).end('words that nobody reads')
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
const network = openNetwork({ allow: [`127.0.0.1:${port}`] })
after(async () => {
  await network.close()
  server.closeAllConnections()
  server.close()
})
const form = { 'hub.mode': 'subscribe', 'hub.topic': 'https://a.example/?b=c&d=é' }
const send = async (path: string) => {
  heard.length = 0
  return fetchOutside(path.startsWith('/') ? `http://127.0.0.1:${port}${path}` : path, { form }, network)
}
const sent = 'application/x-www-form-urlencoded hub.mode=subscribe&hub.topic=https%3A%2F%2Fa.example%2F%3Fb%3Dc%26d%3D%C3%A9'

test('a form goes with POST, urlencoded, and the answer comes back', async () => {
  const answer = await send('/hub')
  assert.equal(answer.kind === 'answer' && answer.status, 202)
  assert.deepEqual(heard, [`POST /hub ${sent}`])
})

test('a redirect that keeps the method is followed with the form; another is the answer', async () => {
  for (const path of ['/kept', '/moved']) {
    const answer = await send(path)
    assert.equal(answer.kind === 'answer' && answer.status, 202, path)
    assert.deepEqual(heard, [`POST ${path} ${sent}`, `POST /hub ${sent}`])
  }
  const found = await send('/found')
  assert.equal(found.kind === 'answer' && found.status, 302)
  assert.equal(heard.length, 1, 'and nothing was sent on')
})

test('no form goes to a private address, nor on to one', async () => {
  for (const address of ['http://10.0.0.1/hub', 'http://localhost:1/hub', '/inside']) {
    const answer = await send(address)
    assert.equal(answer.kind === 'problem' && answer.code, 'private-address', address)
  }
})
