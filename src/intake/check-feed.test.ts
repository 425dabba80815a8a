import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { openTown } from '../../tests/town/town.ts'
import { openNetwork } from '../base/fetching.ts'
import { checkFeedAddress, checkFeedFile, explainFeedCheck } from './check-feed.ts'

const now = new Date('2026-11-23T12:00:00Z')
const folder = await mkdtemp(`${tmpdir()}/feed-check-`)
after(() => rm(folder, { recursive: true }))
const file = async (name: string, text: string | Buffer) => {
  await writeFile(`${folder}/${name}`, text)
  return `${folder}/${name}`
}
const rss =
  '<rss version="2.0"><channel><title>T</title><link>https://p.example/</link><language>en</language><item><title>A</title><link>/1</link><guid>g</guid><pubDate>Mon, 23 Nov 2026 10:00 +0100</pubDate><description>&lt;p onclick="x"&gt;S&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;&lt;img src="/a.jpg"&gt;</description></item></channel></rss>'

test('a file is told in exactly the agreed form, packed or not', async () => {
  for (const path of [await file('a.xml', rss), await file('a.xml.gz', gzipSync(rss))]) {
    assert.deepEqual(JSON.parse(JSON.stringify(await checkFeedFile(path, now))), {
      file: path,
      ok: true,
      format: 'rss',
      title: 'T',
      language: 'en',
      items: [
        {
          id: 'g',
          link: 'https://p.example/1',
          title: 'A',
          authors: [],
          published: '2026-11-23T09:00:00.000Z',
          updated: null,
          summary: '<p>S</p><img src="https://p.example/a.jpg" />',
          content: null,
          categories: [],
          media: [],
        },
      ],
      problems: [],
    })
  }
})

test('a bad file is a check that is not ok, never a crash', async () => {
  const code = async (path: string) => {
    const { ok, problems } = await checkFeedFile(path, now)
    return [ok, problems[0]?.code]
  }
  assert.deepEqual(await code(`${folder}/nothing`), [false, 'file'])
  assert.deepEqual(await code(folder), [false, 'file'])
  assert.deepEqual(await code(await file('b.xml', '')), [false, 'empty'])
  assert.deepEqual(await code(await file('c.gz', gzipSync(rss).subarray(0, 60))), [false, 'garbled'])
  assert.deepEqual(await code(await file('d.gz', gzipSync(Buffer.alloc(50_000_000)))), [false, 'too-large'])
  assert.deepEqual(await code(await file('e.bin', Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)))), [
    false,
    'not-a-feed',
  ])
})

test('the life of items is told where the publisher says it', async () => {
  const path = await file(
    'life.xml',
    `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:at="http://purl.org/atompub/tombstones/1.0"><channel><title>T</title><link>https://p.example/</link>
    <item><title>Later</title><guid>1</guid><dcterms:valid>start=2026-12-01T06:00Z; end=2026-12-02T06:00Z</dcterms:valid><dcterms:rights>© T</dcterms:rights></item>
    <item><title>Held</title><guid>2</guid><media:status state="blocked"/><media:content url="/a.jpg"><media:restriction relationship="deny">all</media:restriction></media:content></item>
    <at:deleted-entry ref="3" when="2026-11-23T11:00:00Z"><at:comment>Wrong.</at:comment></at:deleted-entry></channel></rss>`,
  )
  const check = await checkFeedFile(path, now)
  assert.deepEqual(
    check.items.map(({ status, embargoUntil, expires, rights }) => ({ status, embargoUntil, expires, rights })),
    [
      { status: undefined, embargoUntil: '2026-12-01T06:00:00.000Z', expires: '2026-12-02T06:00:00.000Z', rights: { notice: '© T' } },
      { status: 'withheld', embargoUntil: undefined, expires: undefined, rights: undefined },
    ],
  )
  assert.deepEqual(check.takenBack, [{ id: '3', when: '2026-11-23T11:00:00.000Z', words: 'Wrong.' }])
  const said = new Set(check.problems.map(({ code }) => code))
  for (const code of ['items-taken-back', 'items-held', 'items-embargoed', 'media-withheld']) assert.ok(said.has(code), code)
  assert.match(explainFeedCheck(check), /Later \(not before 2026-12-01 06:00, until 2026-12-02 06:00\)/)
})

test('an address is checked through the same door as every call', async () => {
  const town = await openTown()
  const network = openNetwork({ allow: ['127.0.0.1'] })
  const [title] = town.titles
  const check = await checkFeedAddress(title?.feeds[0]?.address ?? '', network, new Date())
  assert.equal(check.ok, true)
  assert.ok(check.items.length > 0)
  assert.match(explainFeedCheck(check), /items/)
  const lost = await checkFeedAddress(`${town.address}/nowhere`, network, now)
  assert.deepEqual([lost.ok, lost.problems[0]?.code], [false, 'status-404'])
  const inside = await checkFeedAddress('http://10.0.0.1/', network, now)
  assert.equal(inside.problems[0]?.code, 'private-address')
  assert.match(explainFeedCheck(inside), /✗ 10\.0\.0\.1 lies on a private network/)
  await network.close()
  await town.close()
})
