import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeed } from '../read-feed.ts'

const media = (inside: string, space = 'http://search.yahoo.com/mrss/') =>
  readFeed(
    Buffer.from(
      `<rss version="2.0" xmlns:media="${space}"><channel><item><title>T</title><link>https://p.example/1</link>${inside}</item></channel></rss>`,
    ),
    { address: 'https://p.example/feed', now: new Date('2026-11-23T12:00:00Z') },
  ).items[0]!.media

test('a group is one picture, and says what it does not say itself', () => {
  const found = media(
    `<media:group><media:content url="/s.jpg" medium="image" width="300"/><media:content url="/l.jpg" medium="image" width="1600"/>
    <media:description type="html">&lt;b&gt;At sea&lt;/b&gt;</media:description><media:credit role="photographer" scheme="urn:ebu">Ann Quay</media:credit><media:copyright>© Ann</media:copyright></media:group>`,
  )
  assert.deepEqual(
    found.map(({ address, caption, credit }) => [address, caption, credit]),
    [['https://p.example/l.jpg', 'At sea', 'Ann Quay']],
  )
})

test('what may not be passed on is marked, and never leads', () => {
  const one = (restriction: string) =>
    media(`<media:content url="/a.jpg" medium="image">${restriction}</media:content><media:content url="/b.jpg" medium="image"/>`)
  for (const restriction of [
    '<media:restriction relationship="deny" type="country">gb</media:restriction>',
    '<media:restriction relationship="allow" type="country">us ca</media:restriction>',
    '<media:restriction relationship="deny" type="sharing"/>',
    '<media:restriction relationship="deny">all</media:restriction>',
    '<media:status state="blocked" reason="rights"/>',
    '<media:status state="deleted"/>',
  ])
    assert.deepEqual(
      one(restriction).map(({ withheld, lead }) => [withheld, lead]),
      [
        [true, undefined],
        [undefined, true],
      ],
      restriction,
    )
  for (const restriction of [
    '<media:restriction relationship="allow">all</media:restriction>',
    '<media:restriction relationship="deny">none</media:restriction>',
    '<media:status state="active"/>',
    '<media:rights status="userCreated"/>',
  ])
    assert.deepEqual(
      one(restriction).map(({ withheld }) => withheld),
      [undefined, undefined],
      restriction,
    )
})

test('a restriction of the item is one of all its media; of several renditions a free one is taken', () => {
  assert.deepEqual(
    media('<media:restriction relationship="deny">all</media:restriction><media:content url="/a.jpg"/>').map(({ withheld }) => withheld),
    [true],
  )
  assert.deepEqual(
    media(
      '<media:group><media:content url="/big.jpg" width="1500"><media:restriction relationship="deny">all</media:restriction></media:content><media:content url="/small.jpg" width="400"/></media:group>',
    ).map(({ address }) => address),
    ['https://p.example/small.jpg'],
  )
})

test('the namespace may be written with https, without its slash, with another address or under no declaration', () => {
  for (const space of [
    'http://search.yahoo.com/mrss',
    'https://search.yahoo.com/mrss/',
    'HTTP://Search.Yahoo.com/MRSS/',
    'urn:somebody:else',
  ])
    assert.equal(media('<media:content url="/a.jpg"/>', space).length, 1, space)
  const undeclared = readFeed(
    Buffer.from('<rss><channel><item><title>T</title><media:content url="https://p.example/a.jpg"/></item></channel></rss>'),
    {
      now: new Date(),
    },
  )
  assert.equal(undeclared.items[0]?.media.length, 1)
  assert.ok(undeclared.problems.some(({ code }) => code === 'prefix-undeclared'))
})

test('a thumbnail stands in; a film brings its still', () => {
  assert.deepEqual(
    media('<media:thumbnail url="/t.jpg" width="90"/><media:thumbnail url="/w.jpg" width="900"/>').map(({ address, lead }) => [
      address,
      lead,
    ]),
    [['https://p.example/w.jpg', true]],
  )
  assert.deepEqual(
    media('<media:content url="/v.mp4" type="video/mp4"><media:thumbnail url="/still.jpg"/></media:content>').map(({ medium, address }) => [
      medium,
      address,
    ]),
    [
      ['video', 'https://p.example/v.mp4'],
      ['image', 'https://p.example/still.jpg'],
    ],
  )
})
