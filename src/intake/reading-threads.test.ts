import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { TitleId } from '../titles/titles.ts'
import { openReadingThreads } from './reading-threads.ts'

const now = new Date('2026-11-23T12:00:00Z')
const order = (text: string) => ({
  body: new Uint8Array(Buffer.from(text)),
  address: 'https://a.example/rss',
  knownHash: null,
  titleId: 'a' as TitleId,
  titleLanguage: 'en',
  section: null,
  now,
})
const feed = (items: string) => `<rss><channel><title>T</title>${items}</channel></rss>`
const piece = '<item><title>Tom &amp;amp; Jerry &lt;b>again&lt;/b></title><link>https://a.example/1</link></item>'

test('a reading that takes too long is ended with its thread, told as the feed’s trouble, and the next one is read', async () => {
  const threads = openReadingThreads({ longest: 2000 })
  after(() => threads.close())
  // Thirty bodies of a hundred and fifty thousand tags each: four seconds of work and more.
  const nested = `<item><title>T</title><description>${'&lt;b/>'.repeat(150_000)}</description></item>`
  const ended = await threads.read(order(feed(nested.repeat(30))))
  assert.equal(ended.kind === 'unreadable' ? ended.problems[0]?.code : ended.kind, 'too-long-to-read')
  // A new thread has to start first; on a machine with much else to do that may take its time too.
  let next = await threads.read(order(feed(piece)))
  for (let again = 0; again < 20 && next.kind === 'unreadable'; again++) next = await threads.read(order(feed(piece)))
  assert.equal(next.kind, 'feed')
})
