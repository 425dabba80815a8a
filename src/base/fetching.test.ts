import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { type Ask, fetchOutside, openNetwork } from './fetching.ts'

const paths: Record<string, RequestListener> = {}
let asked: string[] = []
const server = createServer((request, response) => {
  const path = request.url ?? '/'
  asked.push(path)
  const found = paths[path] ?? ((_, answer) => answer.writeHead(404).end('no'))
  found(request, response)
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const port = (server.address() as AddressInfo).port
const here = `http://127.0.0.1:${port}`
const network = openNetwork({ allow: [`127.0.0.1:${port}`], publicUrl: 'https://paper.example', readers: 3 })
after(async () => {
  await network.close()
  server.closeAllConnections()
  server.close()
})
const fetched = async (path: string, ask: Ask = {}) => {
  asked = []
  return fetchOutside(path.startsWith('/') ? here + path : path, ask, network)
}
const code = async (path: string, ask: Ask = {}) => {
  const answer = await fetched(path, ask)
  return answer.kind === 'problem' ? answer.code : `${answer.status}`
}

test('an answer is brought with its headers, and the call says who calls', async () => {
  paths['/plain'] = (request, response) =>
    response
      .writeHead(200, { 'content-type': 'text/plain', 'x-saw': `${request.headers['user-agent']} | ${request.headers['if-none-match']}` })
      .end('hello')
  const answer = await fetched('/plain', { etag: '"a"' })
  assert.ok(answer.kind === 'answer')
  assert.equal(Buffer.from(answer.body).toString(), 'hello')
  assert.equal(answer.headers['x-saw'], 'Masthead/0.1 (+https://paper.example; feed reader; 3 readers) | "a"')
})

test('every coding is unpacked, declared well or badly', async () => {
  const text = 'news '.repeat(5000)
  const sent: [string, string, Buffer][] = [
    ['/gzip', 'gzip', gzipSync(text)],
    ['/br', 'br', brotliCompressSync(text)],
    ['/zstd', 'zstd', zstdCompressSync(text)],
    ['/deflate', 'deflate', deflateSync(text)],
    ['/raw', 'deflate', deflateRawSync(text)],
    ['/twice', 'gzip, br', brotliCompressSync(gzipSync(text))],
    ['/lie', 'gzip', Buffer.from(text)],
    ['/hidden', '', gzipSync(text)],
  ]
  for (const [path, coding, body] of sent) {
    paths[path] = (_, response) => response.writeHead(200, coding ? { 'content-encoding': coding } : {}).end(body)
    const answer = await fetched(path)
    assert.ok(answer.kind === 'answer', `${path}: ${JSON.stringify(answer)}`)
    assert.equal(Buffer.from(answer.body).toString(), text, path)
  }
  paths['/strange'] = (_, response) => response.writeHead(200, { 'content-encoding': 'compress' }).end('x')
  paths['/broken'] = (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('this is not brotli at all')
  assert.equal(await code('/strange'), 'garbled')
  assert.equal(await code('/broken'), 'garbled')
})

test('bombs, floods and endless answers cost no more than their limit', async () => {
  const zeros = Buffer.alloc(60_000_000)
  paths['/bomb'] = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(zeros))
  paths['/bomb2'] = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync(zeros)))
  paths['/endless'] = (_, response) => {
    const more = (): void =>
      void (response.destroyed || (response.write(Buffer.alloc(65_536, 32)) ? setImmediate(more) : response.once('drain', more)))
    more()
  }
  const limits = { sent: 1_000_000, unpacked: 2_000_000 }
  assert.equal(await code('/bomb', { limits }), 'too-large')
  assert.equal(await code('/bomb2', { limits }), 'too-large')
  assert.equal(await code('/endless', { limits }), 'too-large')
})

test('a slow host is left: before its headers, between its bytes, and when all in all it takes too long', async () => {
  paths['/silent'] = () => {}
  paths['/stalls'] = (_, response) => response.writeHead(200).write('a')
  paths['/drips'] = (_, response) => {
    const drip = setInterval(() => response.write('a'), 20)
    response.on('close', () => clearInterval(drip))
  }
  const words = async (path: string, limits: Ask['limits']) => {
    const answer = await fetched(path, { limits })
    return answer.kind === 'problem' && answer.code === 'too-slow' ? answer.words : JSON.stringify(answer)
  }
  assert.match(await words('/silent', { headers: 60 }), /gave no answer/)
  assert.match(await words('/stalls', { idle: 60 }), /stopped in the middle/)
  assert.match(await words('/drips', { total: 150, idle: 100 }), /was not whole/)
})

test('a host that dies in the middle of its answer is said to have done so', async () => {
  paths['/dies'] = (_, response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('half', () => response.destroy())
  }
  assert.equal(await code('/dies'), 'broke-off')
  paths['/half-gzip'] = (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(9999)).subarray(0, 30))
  assert.equal(await code('/half-gzip'), 'broke-off')
})

test('redirects are followed, the permanent ones remembered, rings and long ways left', async () => {
  const go =
    (status: number, location: string): RequestListener =>
    (_, response) =>
      response.writeHead(status, { location }).end('x'.repeat(100))
  Object.assign(paths, {
    '/a': go(301, '/b'),
    '/b': go(308, '/c?x=1'),
    '/c?x=1': go(302, '/plain'),
    '/r1': go(302, '/r2'),
    '/r2': go(302, '/r1'),
    '/nowhere': go(302, ''),
    '/self': go(301, '/self#x'),
  })
  for (let i = 0; i < 9; i++) paths[`/l${i}`] = go(302, `/l${i + 1}`)
  const answer = await fetched('/a')
  assert.ok(answer.kind === 'answer')
  assert.deepEqual([answer.status, answer.finalAddress, answer.permanentlyMovedTo], [200, `${here}/plain`, `${here}/c?x=1`])
  assert.equal(await code('/r1'), 'redirect-ring')
  assert.equal(await code('/self'), 'redirect-ring')
  assert.equal(await code('/l0'), 'too-many-redirects')
  assert.equal(asked.length, 6)
  assert.equal(await code('/nowhere'), 'redirect-nowhere')
  paths['/script'] = go(302, 'javascript:alert(1)')
  paths['/file'] = go(302, 'file:///etc/passwd')
  assert.deepEqual([await code('/script'), await code('/file')], ['scheme', 'scheme'])
})

test('a private address is never called: named, spelt oddly, looked up, or come by through a redirect', async () => {
  const other = createServer((_, response) => response.end('secret')).listen(0, '127.0.0.1')
  await once(other, 'listening')
  let reached = 0
  other.on('connection', () => reached++)
  const secret = (other.address() as AddressInfo).port
  const spellings = [
    `http://127.0.0.1:${secret}/`,
    `http://2130706433:${secret}/`,
    `http://0x7f.1:${secret}/`,
    `http://[::ffff:127.0.0.1]:${secret}/`,
    `http://[::1]:${secret}/`,
    `http://localhost:${secret}/`,
    `http://0.0.0.0:${secret}/`,
    'http://169.254.169.254/latest/meta-data/',
  ]
  for (const [i, to] of spellings.entries()) {
    assert.equal(await code(to), 'private-address', to)
    paths[`/to${i}`] = (_, response) => response.writeHead(302, { location: to }).end()
    assert.equal(await code(`/to${i}`), 'private-address', `redirect to ${to}`)
  }
  assert.equal(reached, 0)
  other.close()
})

test('the address that is checked is the one that is used: a name that changes its mind gains nothing', async () => {
  let lookups = 0
  const rebinding = openNetwork({
    resolve: async () => [lookups++ === 0 ? { address: '203.0.113.9', family: 4 } : { address: '127.0.0.1', family: 4 }],
  })
  const mixed = openNetwork({
    resolve: async () => [
      { address: '10.0.0.1', family: 4 },
      { address: 'fd00::1', family: 6 },
    ],
  })
  for (const [one, times] of [
    [rebinding, 2],
    [mixed, 1],
  ] as const) {
    for (let i = 0; i < times; i++) {
      const answer = await fetchOutside(`http://rebind.example:${port}/plain`, {}, one)
      assert.equal(answer.kind === 'problem' && answer.code, 'private-address')
    }
    await one.close()
  }
  assert.equal(lookups, 2)
})

test('what is no address, no host and no server is a problem with words', async () => {
  assert.deepEqual(
    [await code('http://'), await code('gopher://a.example/'), await code('http://u:p@a.example/')],
    ['not-an-address', 'scheme', 'credentials'],
  )
  const unknown = openNetwork({ resolve: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })) })
  const answer = await fetchOutside('http://nobody.example/', {}, unknown)
  await unknown.close()
  assert.deepEqual(answer, { kind: 'problem', code: 'name-unknown', words: 'There is no host named nobody.example, or no network.' })
  paths['/headers'] = (_, response) =>
    response.writeHead(200, Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`x-${i}`, 'y'.repeat(1000)]))).end()
  assert.equal(await code('/headers'), 'headers-too-large')
  const stopped = await fetched('/silent', { signal: AbortSignal.abort() })
  assert.equal(stopped.kind === 'problem' && stopped.code, 'stopped')
})

test('a redirect to another host waits for its turn there', async () => {
  paths['/away'] = (_, response) => response.writeHead(302, { location: 'http://elsewhere.example/x' }).end()
  assert.equal(await code('/away', { mayCall: async (host) => host !== 'elsewhere.example' }), 'host-busy')
})
