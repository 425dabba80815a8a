import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pictureCache } from './picture-cache.ts'

const folder = await mkdtemp(join(tmpdir(), 'cache-'))
after(() => rm(folder, { recursive: true, force: true }))
const day = (n: number) => new Date(Date.UTC(2026, 10, n))
const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()

test('a cache stays within its bound: what was looked at longest ago goes first', async () => {
  const cache = pictureCache(folder, 1000)
  await cache.write('aa-1', new Uint8Array(400), day(1))
  await cache.write('bb-1', new Uint8Array(400), day(2))
  assert.equal((await cache.read('aa-1', day(4)))?.length, 400)
  await cache.write('cc-1', new Uint8Array(400), day(5))
  assert.deepEqual(await files(), ['aa-1', 'cc-1'])
  assert.equal(await cache.read('bb-1', day(6)), null)
})

test('a folder that was deleted is a cache that is empty', async () => {
  const cache = pictureCache(folder, 1000)
  await rm(folder, { recursive: true })
  assert.equal(await cache.read('aa-1', day(6)), null)
  await cache.write('dd-1', new Uint8Array(10), day(6))
  assert.deepEqual(await files(), ['dd-1'])
})
