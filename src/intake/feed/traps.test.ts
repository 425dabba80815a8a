// Each is a habit of publishers that costs a reader something where it is not known: a doubled story, a lost picture, a wrong date, another's words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFeed } from '../read-feed.ts'

const now = new Date('2026-11-23T12:00:00Z')
const read = (text: string, address = 'https://paper.example/feeds/main.xml') => readFeed(Buffer.from(text), { address, now })
const rss = (inside: string, attributes = '') =>
  read(`<rss version="2.0" ${attributes}><channel><title>T</title><link>https://paper.example/</link>${inside}</channel></rss>`)
const atom = (inside: string, attributes = '') =>
  read(`<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>T</title>${inside}</feed>`)

test('RSS: guids are links unless they say not, and never follow the headline', () => {
  const link = (guid: string) => rss(`<item><title>A</title>${guid}</item>`).items[0]
  assert.deepEqual(
    [link('<guid>https://paper.example/1</guid>')?.link, link('<guid>https://paper.example/1</guid>')?.guidIsLink],
    ['https://paper.example/1', true],
  )
  assert.equal(link('<guid isPermaLink="false">https://paper.example/1</guid>')?.link, undefined)
  assert.equal(link('<guid ispermalink="FALSE">https://paper.example/1</guid>')?.link, undefined)
  assert.equal(link('<guid> HTTP://Paper.example/%7ebob </guid>')?.guid, 'HTTP://Paper.example/%7ebob')
})

test('RSS: trust goes content:encoded, description, itunes:summary; a body of XHTML counts as one', () => {
  const item = rss(
    '<item><itunes:summary>three</itunes:summary><description>two</description><content:encoded>one</content:encoded></item>',
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  ).items[0]
  assert.deepEqual([item?.contentHtml, item?.summaryHtml], ['one', 'two'])
  const body = rss('<item><description>s</description><body xmlns="http://www.w3.org/1999/xhtml"><p>one &amp; two<br/></p></body></item>')
    .items[0]
  assert.deepEqual([body?.summaryHtml, body?.contentHtml], ['s', '<p>one &amp; two<br></p>'])
})

test('titles escaped twice are read, titles about tags are kept', () => {
  const title = (text: string) => rss(`<item><title>${text}</title></item>`).items[0]?.title
  assert.equal(title('Rock &amp;amp; roll &amp;lt;b&amp;gt;live&amp;lt;/b&amp;gt;'), 'Rock & roll live')
  assert.equal(title('5 < 6'), '5 < 6')
  assert.equal(title('don&#146;t caf&eacute;'), 'don’t café')
  assert.equal(
    atom('<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The &lt;blink&gt; tag</div></title></entry>').items[0]
      ?.title,
    'The <blink> tag',
  )
})

test('Atom in RSS and RSS in Atom, the feed’s own words first', () => {
  const mixed = rss(
    '<item><a:title>Atom’s</a:title><title>RSS’s</title><a:link href="https://paper.example/a"/><a:updated>2026-11-23T09:00:00Z</a:updated><a:author><a:name>Ann</a:name></a:author></item>',
    'xmlns:a="http://www.w3.org/2005/Atom"',
  ).items[0]
  assert.deepEqual(
    [mixed?.title, mixed?.link, mixed?.updated?.toISOString(), mixed?.authors],
    ['RSS’s', 'https://paper.example/a', '2026-11-23T09:00:00.000Z', [{ name: 'Ann' }]],
  )
  assert.equal(atom('<entry><pubDate>Mon, 23 Nov 2026 09:00:00 GMT</pubDate></entry>').items[0]?.published?.getUTCHours(), 9)
})

test('words of other vocabularies are not the item’s', () => {
  const item = rss(
    '<item><x:title>No</x:title><title>Yes</title><title xmlns="urn:other">No</title><x:link>https://no.example/</x:link><link>https://paper.example/yes</link><image><url>/i.jpg</url><link>https://no.example/</link><title>No</title></image></item>',
    'xmlns:x="urn:x"',
  ).items[0]
  assert.deepEqual([item?.title, item?.link, item?.media[0]?.address], ['Yes', 'https://paper.example/yes', 'https://paper.example/i.jpg'])
})

test('bases and languages are those of the text, whatever stands around it', () => {
  const [one, two] = atom(
    `<entry xml:lang="de" xml:base="https://b.example/x/"><id>1</id><link href="one"/><title>T</title><content type="html" xml:lang="fr" xml:base="y/">&lt;a href="z"&gt;z&lt;/a&gt;</content></entry>
     <entry><id>2</id><title xml:lang="it">T</title></entry>`,
    'xml:lang="en"',
  ).items
  assert.deepEqual([one?.language, one?.link, one?.base], ['fr', 'https://b.example/x/one', 'https://b.example/x/y/'])
  assert.equal(two?.language, 'it')
  const relative = atom(
    '<entry xml:base="x/"><title>T</title><link href="one"/><content type="html" xml:base="y/">a</content></entry>',
    'xml:base="https://c.example/"',
  ).items[0]
  assert.deepEqual([relative?.link, relative?.base], ['https://c.example/x/one', 'https://c.example/x/y/'])
})

test('Atom: text, HTML and base 64 are told apart, pictures are no text', () => {
  const content = (element: string) => atom(`<entry><title>T</title>${element}</entry>`).items[0]?.contentHtml
  assert.equal(content('<content type="text">a &lt; b</content>'), 'a &lt; b')
  assert.equal(content('<content type="html">&lt;p&gt;a&lt;/p&gt;</content>'), '<p>a</p>')
  assert.equal(content(`<content type="text/html" mode="base64">${Buffer.from('<p>a</p>').toString('base64')}</content>`), '<p>a</p>')
  assert.equal(content(`<content type="image/png">${Buffer.from([137, 80, 78, 71, 0, 1, 255]).toString('base64')}</content>`), undefined)
  assert.equal(content('<content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a</h:p></h:div></content>'), '<p>a</p>')
})

test('tombstones take back, and what is said of them is kept', () => {
  const feed = atom(
    '<at:deleted-entry ref="urn:1" when="2026-11-23T11:00:00Z"><at:comment>Wrong man.</at:comment></at:deleted-entry><entry><id>2</id><title>T</title><content type="html">&lt;at:deleted-entry ref="urn:3"/&gt;</content></entry>',
    'xmlns:at="http://purl.org/atompub/tombstones/1.0"',
  )
  assert.deepEqual(
    feed.items.map(({ guid, status, correction }) => [guid, status, correction]),
    [
      ['2', undefined, undefined],
      ['urn:1', 'canceled', 'Wrong man.'],
    ],
  )
  assert.equal(
    atom('<entry><id>1</id><title>T</title><app:control><app:draft>yes</app:draft></app:control></entry>').items[0]?.status,
    'withheld',
  )
})

test('what was never closed takes nothing with it', () => {
  const titles = (inside: string) => rss(inside).items.map(({ title }) => title)
  assert.deepEqual(titles('<item><title>1</title><item><title>2</title></item><item><title>3</item>'), ['1', '2', '3'])
  assert.deepEqual(titles('<item><title>1</title><description>a<br>b</item><item><title>2</title></item>'), ['1', '2'])
  assert.deepEqual(
    titles(
      '<item><title>1</title><enclosure url="/a.mp3/></item><item><title>2</title><guid isPermaLink="false">2</guid></item><item><title>3</title></item>',
    ).slice(-2),
    ['2', '3'],
  )
  assert.equal(read('<b>Warning</b>: on line 3<br/><rss><channel><item><title>1</title></item></channel></rss>').items.length, 1)
})

test('old encodings that nobody declares are known by what is written in them', () => {
  const letters = (encoding: string, bytes: number[], least: string) => {
    const text = readFeed(
      Buffer.concat([Buffer.from('<rss><channel><title>'), Buffer.from(bytes), Buffer.from('</title></channel></rss>')]),
      { now },
    ).title
    assert.equal(text, least, encoding)
  }
  letters('koi8-r', [0xee, 0xcf, 0xd7, 0xcf, 0xd3, 0xd4, 0xc9, 0x20, 0xd3, 0xc5, 0xc7, 0xcf, 0xc4, 0xce, 0xd1], 'Новости сегодня')
  letters('windows-1251', [0xcd, 0xee, 0xe2, 0xee, 0xf1, 0xf2, 0xe8, 0x20, 0xf1, 0xe5, 0xe3, 0xee, 0xe4, 0xed, 0xff], 'Новости сегодня')
  letters('euc-kr', [0xbf, 0xc0, 0xb4, 0xc3, 0xc0, 0xc7, 0x20, 0xb4, 0xba, 0xbd, 0xba], '오늘의 뉴스')
  letters('shift_jis', [0x8d, 0xa1, 0x93, 0xfa, 0x82, 0xcc, 0x83, 0x6a, 0x83, 0x85, 0x81, 0x5b, 0x83, 0x58], '今日のニュース')
  letters('windows-1252', [...Buffer.from('R\xe9ouvert apr\xe8s l\x92\xe9t\xe9 \xe0 No\xebl', 'latin1')], 'Réouvert après l’été à Noël')
})

test('a feed says who and what it is', () => {
  const feed = read(
    `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>The Paper</title><link>/</link><description>All &lt;b&gt;news&lt;/b&gt;</description><managingEditor>ed@paper.example (Ed Itor)</managingEditor>
    <copyright>© 2026</copyright><image><url>/logo.png</url></image><lastBuildDate>Mon, 23 Nov 2026 09:00:00 GMT</lastBuildDate><category>News</category></channel></rss>`,
  )
  assert.deepEqual(
    [feed.home, feed.description, feed.authors, feed.rights, feed.image, feed.updated?.getUTCHours(), feed.categories],
    [
      'https://paper.example/',
      'All news',
      [{ name: 'Ed Itor', email: 'ed@paper.example' }],
      { notice: '© 2026' },
      'https://paper.example/logo.png',
      9,
      ['News'],
    ],
  )
})
