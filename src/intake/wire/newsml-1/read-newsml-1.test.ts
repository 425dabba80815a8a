import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWire } from '../read-wire.ts'

const now = new Date('2026-11-23T12:00:00Z')
const read = (text: string) => readWire(text, { now, complain: () => {} })
const document = (
  status: string,
  version = 2,
) => `<NewsML Version="1.2"><NewsItem><Identification><NewsIdentifier><ProviderId>press.example</ProviderId><DateId>20261123</DateId><NewsItemId>77</NewsItemId><RevisionId>${version}</RevisionId><PublicIdentifier>urn:newsml:press.example:20261123:77:${version}</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20261123T080000+0100</FirstCreated><ThisRevisionCreated>20261123T100000+0100</ThisRevisionCreated>${status}</NewsManagement>
<NewsComponent><NewsLines><CopyrightLine>© Concord</CopyrightLine></NewsLines><AdministrativeMetadata><Source><Party FormalName="Concord Press"/></Source></AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata><Metadata><Property FormalName="Industry Keywords" Value="Transport"/><Property FormalName="Rank" Value="1"/></Metadata>
<NewsComponent><NewsLines><HeadLine>The bridge opens</HeadLine><ByLine>Ada Müller</ByLine></NewsLines>
<NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>The bridge on Monday.</HeadLine></NewsLines><ContentItem Href="https://press.example/t.jpg"><MimeType FormalName="image/jpeg"/><Characteristics><Property FormalName="ImageUse" Value="Thumbnail"/><Property FormalName="PixelWidth" Value="90"/></Characteristics></ContentItem><ContentItem Href="https://press.example/w.jpg"><MimeType FormalName="image/jpeg"/><Characteristics><Property FormalName="PixelWidth" Value="1600"/></Characteristics></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="StyleSheet"/><ContentItem><MimeType FormalName="text/css"/><DataContent>p {color: red}</DataContent></ContentItem></NewsComponent>
<NewsComponent><Role FormalName="Body"/><ContentItem><MimeType FormalName="text/xhtml"/><DataContent><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Not this</title></head><body><p>It opened.</p></body></html></DataContent></ContentItem></NewsComponent></NewsComponent></NewsComponent></NewsItem></NewsML>`

test('an item of NewsML 1.2 is read: its name without its version, its text, its picture', () => {
  const item = read(document('<Status FormalName="Usable"/>'))!.items[0]!
  assert.deepEqual(
    [item.guid, item.revision, item.title, item.contentHtml, item.language],
    ['urn:newsml:press.example:20261123:77', 2, 'The bridge opens', '<p>It opened.</p>', 'en'],
  )
  assert.deepEqual([item.published?.toISOString(), item.updated?.getUTCHours()], ['2026-11-23T07:00:00.000Z', 9])
  assert.deepEqual(
    [item.authors[0]?.name, item.agency, item.categories, item.rights],
    ['Ada Müller', 'Concord Press', ['Transport'], { notice: '© Concord' }],
  )
  assert.deepEqual(item.media, [
    {
      address: 'https://press.example/w.jpg',
      medium: 'image',
      type: 'image/jpeg',
      width: 1600,
      caption: 'The bridge on Monday.',
      lead: true,
    },
  ])
})

test('its statuses are read, and an embargo that ends', () => {
  assert.equal(read(document('<Status FormalName="Canceled"/>'))?.items[0]?.status, 'canceled')
  assert.equal(read(document('<Status FormalName="Embargoed"/>'))?.items[0]?.status, 'withheld')
  const ends = read(
    document(
      '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20261124T060000Z</DateAndTime></StatusWillChange>',
    ),
  )!.items[0]!
  assert.deepEqual([ends.status, ends.embargoUntil?.toISOString()], [undefined, '2026-11-24T06:00:00.000Z'])
  assert.match(read(document('<Status FormalName="Usable"/>').slice(0, -40))?.refused[0]?.message ?? '', /well-formed/)
})
