import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, beforeEach, test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { joinFeeds, nobodyMinds } from '../../../tests/town/join-feeds.ts'
import { hour } from '../../base/clock.ts'
import { sql } from '../../base/database.ts'
import { openNetwork } from '../../base/fetching.ts'
import type { TitleId } from '../../titles/titles.ts'
import { callOn, claimDueFeeds, readHere } from '../intake.ts'

const { db } = await testDatabase(nobodyMinds)
let document = ''
const server = createServer((_, response) => response.end(document)).listen(0, '127.0.0.1')
await once(server, 'listening')
const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const network = openNetwork({ allow: ['127.0.0.1'] })
const outside = { network, reading: await readHere() }
after(async () => {
  await network.close()
  server.closeAllConnections()
  server.close()
})
const now = new Date('2026-11-23T12:00:00Z')
beforeEach(async () => {
  await sql`delete from feed_calls`.execute(db)
  await sql`delete from feed_hosts`.execute(db)
})

const g2 = (version: number, headline: string, status = 'usable', more = '') =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:press.example:1" version="${version}" standard="NewsML-G2" standardversion="2.35"><itemMeta><itemClass qcode="n:text"/><provider literal="press"/><versionCreated>2026-11-23T1${version}:00:00Z</versionCreated><firstCreated>2026-11-23T08:00:00Z</firstCreated><pubStatus qcode="stat:${status}"/>${more}</itemMeta><contentMeta><headline>${headline}</headline></contentMeta><contentSet><inlineData contenttype="text/html">&lt;p&gt;Version ${version} of the text of the piece.&lt;/p&gt;</inlineData></contentSet></newsItem>`
const nitf = (version: number, headline: string, attributes = '') =>
  `<nitf><head><docdata ${attributes}><doc-id id-string="press-1"/><date.issue norm="20261123T080000Z"/><du-key version="${version}"/></docdata></head><body><body.head><hedline><hl1>${headline}</hl1></hedline></body.head><body.content><p>Version ${version} of the text of the piece.</p></body.content></body></nitf>`
const ninjs = (version: number, headline: string, more: object = {}) =>
  JSON.stringify({
    uri: 'urn:press:1',
    version: String(version),
    firstcreated: '2026-11-23T08:00:00Z',
    versioncreated: `2026-11-23T1${version}:00:00Z`,
    headline,
    body_html: `<p>Version ${version} of the text of the piece.</p>`,
    ...more,
  })

// A kill as the format has it, and one that is invalid and still one.
const formats = {
  ninjs: { write: ninjs, kill: [ninjs(3, 'Opens', { pubstatus: 'canceled' }), '{"uri":"urn:press:1","pubstatus":"cancelled"}'] },
  'NewsML-G2': { write: g2, kill: [g2(3, 'Opens', 'canceled'), g2(3, 'Opens', 'cancelled', '<nonsense/>')] },
  NITF: {
    write: nitf,
    kill: [
      nitf(3, 'Opens', 'management-status="canceled"'),
      '<nitf><head><docdata management-doc-idref="press-1" management-idref-status="canceled"/></head><body><body.content/></body></nitf>',
    ],
  },
}

let joined = 0
for (const [format, { write, kill }] of Object.entries(formats))
  for (const [at, killed] of kill.entries())
    test(`a piece in ${format} comes, changes and is taken back (${at === 0 ? 'plainly' : 'another way'})`, async () => {
      const [title] = (await joinFeeds(db, [`${here}/${++joined}`], now, `wire-${joined}`)) as [TitleId]
      const deliver = async (text: string, hours: number) => {
        document = text
        const when = new Date(now.getTime() + hours * hour)
        const [claimed] = await claimDueFeeds(db, { most: 1 }, when)
        assert.ok(claimed, 'a feed is due')
        await callOn(db, claimed, outside, when)
        return (await sql<{ headline: string; state: string }>`select headline, state from articles where title_id = ${title}`.execute(db))
          .rows
      }
      const came = await deliver(write(1, 'The bridge opens'), 0)
      assert.deepEqual(
        came.map(({ headline }) => headline),
        ['The bridge opens'],
      )
      const changed = await deliver(write(2, 'The bridge opens at last'), 30)
      assert.deepEqual(changed, [{ headline: 'The bridge opens at last', state: came[0]!.state }])
      const gone = await deliver(killed, 60)
      assert.deepEqual(
        gone.map(({ state }) => state),
        ['withdrawn'],
      )
    })
