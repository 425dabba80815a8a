import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { type HostileTown, hostilePaths, openHostileTown } from './hostile.ts'

let town: HostileTown
before(async () => {
  town = await openHostileTown({ dripEvery: 1 })
})
after(() => town.close())

const get = (path: string) => fetch(town.address + path, { redirect: 'manual' })

/** How many bytes come before `limit` is passed; the reader then hangs up. */
async function taken(path: string, limit: number): Promise<number> {
  const response = await get(path)
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length
    if (bytes > limit) break
  }
  return bytes
}

test('the honest feed of the hostile town can be read, packed or plain, so that a failure elsewhere means something', async () => {
  for (const path of ['/plain', '/gzip', '/deflate', '/brotli']) {
    assert.equal((await (await get(path)).text()).match(/<item>/g)?.length, 20, path)
  }
})

test('a feed without end and 200 MB of nothing go on until the reader has had enough', async () => {
  for (const path of ['/never-ends', '/200mb', '/200mb-unannounced']) assert.ok((await taken(path, 5_000_000)) > 5_000_000, path)
})

test('the gzip bomb is a good gzip of one gibibyte in little more than one mebibyte', async () => {
  assert.ok((await taken('/gzip-bomb', 50_000_000)) > 50_000_000)
  const { bomb } = await import('./hostile/crooked-bodies.ts')
  assert.equal(gunzipSync(Buffer.concat([...bomb(3)])).toString(), ' '.repeat(3 * 1_048_576))
})

test('the slow host sends its bytes one by one', async () => {
  const response = await get('/slow-drip')
  const sizes: number[] = []
  for await (const chunk of response.body ?? []) if (sizes.push((chunk as Uint8Array).length) >= 3) break
  assert.ok(
    sizes.every((size) => size < 10),
    `chunks of ${sizes}`,
  )
})

test('a host dies in the middle of what it promised', async () => {
  await assert.rejects(async () => (await get('/dies-midway')).text())
  await assert.rejects(get('/dies-at-once'))
})

test('ten thousand items arrive whole', async () => {
  assert.equal((await (await get('/10000-items')).text()).match(/<item>/g)?.length, 10_000)
})

test('redirects lead in a ring, on and on, and inside', async () => {
  assert.equal((await get('/ring/3')).headers.get('location'), '/ring/1')
  assert.equal((await get('/on-and-on/41')).headers.get('location'), '/on-and-on/42')
  assert.equal((await get('/moved')).headers.get('location'), `${town.address}/final`)
  assert.match((await get('/to-loopback')).headers.get('location') ?? '', /^http:\/\/127\.0\.0\.2:\d+\/secret$/)
  assert.equal(town.calls('/secret'), 0)
  assert.equal(town.calls('/ring/3'), 1)
})

test('what answers at once does so with its status', async () => {
  const wanted = {
    200: [
      '/truncated.xml',
      '/html-for-a-feed',
      '/billion-laughs',
      '/wrong-encoding',
      '/no-dates',
      '/future-dates',
      '/repeated-guids',
      '/javascript-links',
    ],
  }
  const more = {
    200: ['/script-titles', '/svg-script.svg', '/huge-picture'],
    302: ['/to-metadata'],
    410: ['/gone'],
    429: ['/429'],
    503: ['/503'],
  }
  for (const [status, paths] of [...Object.entries(wanted), ...Object.entries(more)]) {
    for (const path of paths) {
      const response = await get(path)
      await response.arrayBuffer()
      assert.equal(response.status, Number(status), path)
    }
  }
  assert.equal((await get('/429')).headers.get('retry-after'), '120')
  assert.ok(hostilePaths.every((path) => path.startsWith('/')))
})
