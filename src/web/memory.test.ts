import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { answer, codingFor, isKnown, keep, openMemory } from './memory.ts'
import type { Reply } from './reply.ts'

const reply = (body: string, seconds = 10): Reply => ({ status: 200, type: 'text/html', body, headers: {}, keep: seconds })
const long = 'All your news in one place. '.repeat(200)

test('the coding is the best that the client takes', () => {
  assert.equal(codingFor('gzip, deflate, br'), 'br')
  assert.equal(codingFor('gzip'), 'gzip')
  assert.equal(codingFor('br;q=0, gzip;q=0.5'), 'gzip')
  assert.equal(codingFor('br;q=0.001'), 'br')
  assert.equal(codingFor('brotli, xgzip'), 'identity')
  assert.equal(codingFor(undefined), 'identity')
})

test('entity tags are compared weakly, in lists, and * knows everything', () => {
  assert.ok(isKnown('"a"', '"a"'))
  assert.ok(isKnown('"b", W/"a"', '"a"'))
  assert.ok(isKnown('*', '"a"'))
  assert.ok(!isKnown('"ab"', '"a"'))
  assert.ok(!isKnown(undefined, '"a"'))
})

test('each coding is the same text under a tag of its own; what is known is not sent again', async () => {
  const kept = keep(reply(long), 0)
  const [plain, br, gzip] = [
    await answer(kept, { accepted: undefined, known: undefined }),
    await answer(kept, { accepted: 'br', known: undefined }),
    await answer(kept, { accepted: 'gzip', known: undefined }),
  ]
  assert.equal(await plain.text(), long)
  assert.equal(brotliDecompressSync(await br.arrayBuffer()).toString(), long)
  assert.equal(gunzipSync(await gzip.arrayBuffer()).toString(), long)
  assert.equal(new Set([plain, br, gzip].map((one) => one.headers.get('etag'))).size, 3)
  const again = await answer(kept, { accepted: 'br', known: br.headers.get('etag') ?? '' })
  assert.equal(again.status, 304)
  assert.equal(again.headers.get('etag'), br.headers.get('etag'))
  assert.equal(again.headers.get('content-encoding'), null)
})

test('an answer for one person stays with him, and what was kept for all does not change by it', async () => {
  const kept = keep(reply(long), 0)
  const own = await answer(kept, { accepted: 'br', known: undefined, own: true, reader: 'a1b2', cookies: ['a=1', 'b=2'] })
  assert.equal(own.headers.get('cache-control'), 'private, no-store')
  assert.equal(own.headers.get('masthead-reader'), 'a1b2')
  assert.deepEqual(own.headers.getSetCookie(), ['a=1', 'b=2'])
  const anybody = await answer(kept, { accepted: 'br', known: undefined })
  assert.match(anybody.headers.get('cache-control') ?? '', /^public/)
  assert.match(anybody.headers.get('vary') ?? '', /cookie/)
  assert.deepEqual([anybody.headers.get('masthead-reader'), anybody.headers.getSetCookie()], ['visitor', []])
})

test('a page is made once, however many ask, and anew when its time is over', async () => {
  const memory = openMemory()
  let made = 0
  const make = async () => reply(`${++made}`)
  await Promise.all([memory.give('/', 0, make), memory.give('/', 0, make), memory.give('/', 0, make)])
  assert.equal(made, 1)
  assert.ok(memory.fresh('/', 9_999))
  assert.equal(memory.fresh('/', 10_000), undefined)
  await memory.give('/', 10_000, make)
  assert.equal(made, 2)
})

test('a page that was begun before all was forgotten is not kept', async () => {
  const memory = openMemory()
  const { promise, resolve } = Promise.withResolvers<Reply>()
  const begun = memory.give('/', 0, () => promise)
  memory.forget()
  resolve(reply('old'))
  assert.equal((await begun).reply.body, 'old')
  assert.equal(memory.fresh('/', 1), undefined)
})

test('a page that fails is asked for again', async () => {
  const memory = openMemory()
  await assert.rejects(memory.give('/', 0, () => Promise.reject(new Error('no'))))
  assert.equal((await memory.give('/', 0, async () => reply('yes'))).reply.body, 'yes')
})

test('memory does not grow past its room: what was asked for least lately goes', async () => {
  const memory = openMemory(60_000)
  for (let i = 0; i < 40; i++) {
    await memory.give(`/${i}`, 0, async () => reply(long))
    await memory.give('/0', 0, async () => reply(long))
  }
  assert.ok(memory.bytes <= 60_000)
  assert.ok(memory.fresh('/0', 1))
  assert.ok(memory.fresh('/39', 1))
  assert.equal(memory.fresh('/1', 1), undefined)
})
