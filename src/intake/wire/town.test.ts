import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { oneEvent } from '../../../tests/town/one-event.ts'
import { openTown, type Town } from '../../../tests/town/town.ts'
import { prepareItem } from '../../articles/articles.ts'
import { readFeed } from '../read-feed.ts'

const event = oneEvent()
const telling = event.tellings[0]!
const now = new Date('2026-11-23T13:00:00Z')
let town: Town
before(async () => {
  town = await openTown({ opened: new Date('2026-11-23T12:00:00Z'), now: () => now, events: [event] })
})
after(() => town.close())

for (const [path, format] of [
  ['/concord-press/feeds/front.ninjs', 'ninjs'],
  ['/taunus-tagblatt/feeds/front.newsml', 'newsml'],
] as const)
  test(`a title's own ${format} becomes articles, each with its text, writer, hour, link and picture`, async () => {
    const answer = await fetch(town.address + path)
    const address = town.address + path
    const read = readFeed(new Uint8Array(await answer.arrayBuffer()), {
      address,
      now,
      contentType: answer.headers.get('content-type') ?? undefined,
    })
    assert.deepEqual([read.ok, read.format, read.items.length], [true, format, 1])
    const piece = prepareItem(read.items[0]!, { feedAddress: address })
    assert.equal(read.items[0]?.title, telling.headline)
    assert.equal(piece.standfirst, telling.standfirst)
    assert.match(piece.html, /<p>The bridge is 1.8 km long &amp; &lt;strong&gt;.<\/p>/)
    assert.equal(piece.published?.toISOString(), '2026-11-23T12:00:00.000Z')
    assert.equal(piece.revision, 1)
    assert.match(piece.byline[0]?.name ?? '', /Ada Müller/)
    assert.equal(piece.hasLead, true)
    assert.deepEqual(
      [piece.pictures[0]?.caption, piece.pictures[0]?.alt, piece.pictures[0]?.credit],
      [telling.picture?.caption, telling.picture?.alt, 'Jo Reed'],
    )
  })
