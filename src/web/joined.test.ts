import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { joinGzip, joinPlain, segmentOf, storedSegment } from './joined.ts'

const long = 'A story told by thirty titles. '.repeat(4000)

test('a page joined of segments, compressed and as they are, is one gzip that unpacks to the page', () => {
  const parts = [
    segmentOf('<h1>Für dich</h1>'),
    storedSegment('<p>You follow World.</p>'),
    segmentOf(long),
    storedSegment(''),
    storedSegment(long),
    segmentOf(''),
    storedSegment('é'.repeat(70_000)),
    segmentOf('</html>'),
  ]
  const page = `<h1>Für dich</h1><p>You follow World.</p>${long}${long}${'é'.repeat(70_000)}</html>`
  assert.equal(Buffer.from(joinPlain(parts)).toString(), page)
  assert.equal(gunzipSync(joinGzip(parts)).toString(), page)
  assert.equal(gunzipSync(joinGzip([])).toString(), '')
})

test('a segment is compressed', () => {
  assert.ok(segmentOf(long).deflated.length < gzipSync(long).length * 1.2)
})
