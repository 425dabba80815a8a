import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNinjs } from './read-ninjs.ts'

const now = new Date('2026-11-23T12:00:00Z')
const read = (json: unknown, codes: string[] = []) =>
  readNinjs(typeof json === 'string' ? json : JSON.stringify(json), { now, complain: (_, code) => void codes.push(code) })
const first = (json: unknown) => read(json)?.items[0]

const one = {
  uri: 'urn:press:1',
  type: 'text',
  version: '3',
  headline: 'The bridge opens',
  description_text: 'After nine years.',
  body_html: '<p>It opened.</p>',
  byline: 'Ada Müller and Jo Reed',
  firstcreated: '2026-11-23T08:00:00Z',
  versioncreated: '2026-11-23T10:00:00+01:00',
  language: 'en-GB',
  subject: [{ name: 'Transport', scheme: 'https://cv.example/', code: '1' }],
  place: [{ name: 'Ashmere' }],
  infosource: [{ name: 'Concord Press' }],
  copyrightholder: 'Concord',
  usageterms: 'Editorial use only',
  altids: { web: 'https://press.example/bridge' },
  associations: {
    side: { uri: 'urn:press:p0', type: 'picture', renditions: { web: { href: 'https://press.example/p0.jpg', mimetype: 'image/jpeg' } } },
    featuremedia: {
      uri: 'urn:press:p1',
      type: 'picture',
      byline: 'Ida Holm',
      description_text: 'The bridge on Monday.',
      body_text: 'A bridge over water',
      renditions: {
        thumbnail: { href: 'https://press.example/t.jpg', width: 120, height: 80 },
        web: { href: 'https://press.example/w.jpg', mimetype: 'image/jpeg', width: 1600, height: 900 },
      },
    },
  },
}
const three = {
  standard: { name: 'ninjs', version: '3.1' },
  uri: 'urn:press:1',
  type: 'text',
  version: '3',
  headlines: [
    { role: 'short', value: 'Bridge' },
    { role: 'main', value: 'The bridge opens' },
  ],
  descriptions: [
    { role: 'caption', value: 'no' },
    { role: 'summary', value: 'After nine years.' },
  ],
  bodies: [
    { role: 'plain', contentType: 'text/plain', value: 'It opened.' },
    { role: 'main', contentType: 'text/html', value: '<p>It opened.</p>' },
  ],
  by: 'Ada Müller and Jo Reed',
  firstCreated: '2026-11-23T08:00:00Z',
  versionCreated: '2026-11-23T10:00:00+01:00',
  language: 'en-GB',
  subjects: [{ name: 'Transport' }],
  places: [{ name: 'Ashmere' }],
  infoSources: [{ name: 'A person', role: 'interviewee' }, { name: 'Concord Press' }],
  copyrightHolder: 'Concord',
  usageTerms: 'Editorial use only',
  altIds: [{ role: 'web', value: 'https://press.example/bridge' }],
  associations: [
    {
      name: 'side',
      uri: 'urn:press:p0',
      type: 'picture',
      renditions: [{ name: 'web', href: 'https://press.example/p0.jpg', contentType: 'image/jpeg' }],
    },
    {
      name: 'main',
      uri: 'urn:press:p1',
      type: 'picture',
      by: 'Ida Holm',
      descriptions: [
        { role: 'caption', value: 'The bridge on Monday.' },
        { role: 'alt', value: 'A bridge over water' },
      ],
      renditions: [
        { name: 'thumbnail', href: 'https://press.example/t.jpg', width: 120, height: 80 },
        { name: 'web', href: 'https://press.example/w.jpg', contentType: 'image/jpeg', width: 1600, height: 900, poi: { x: 400, y: 450 } },
      ],
    },
  ],
}

test('1.x and 3.x say the same in their own shapes', () => {
  const [a, b] = [first(one)!, first(three)!]
  for (const item of [a, b]) {
    assert.equal(item.guid, 'urn:press:1')
    assert.equal(item.title, 'The bridge opens')
    assert.equal(item.summaryHtml, 'After nine years.')
    assert.equal(item.contentHtml, '<p>It opened.</p>')
    assert.match(item.authors[0]!.name, /Ada Müller/)
    assert.equal(item.published?.toISOString(), '2026-11-23T08:00:00.000Z')
    assert.equal(item.updated?.toISOString(), '2026-11-23T09:00:00.000Z')
    assert.equal(item.revision, 3)
    assert.equal(item.link, 'https://press.example/bridge')
    assert.deepEqual(item.categories, ['Transport', 'Ashmere'])
    assert.equal(item.agency, 'Concord Press')
    assert.deepEqual(item.rights, { holder: 'Concord', usage: 'Editorial use only' })
    const lead = item.media.find((media) => media.lead)
    assert.deepEqual(
      [lead?.address, lead?.caption, lead?.credit, lead?.alt],
      ['https://press.example/w.jpg', 'The bridge on Monday.', 'Ida Holm', 'A bridge over water'],
    )
    assert.equal(item.media.length, 2)
  }
  assert.deepEqual(b.media.find((media) => media.lead)?.focus, { x: 0.25, y: 0.5 })
})

test('a picture alone is an item with its picture and its caption', () => {
  const item = first({
    uri: 'https://press.example/p',
    type: 'picture',
    headlines: [{ value: 'A bridge' }],
    descriptions: [{ role: 'caption', value: 'The bridge.' }],
    bodies: [{ value: 'The bridge.' }],
    renditions: [{ name: 'main', href: 'https://press.example/p.jpg', contenttype: 'image/jpeg' }],
  })
  assert.deepEqual([item?.title, item?.summaryHtml, item?.contentHtml, item?.media[0]?.lead], ['A bridge', 'The bridge.', undefined, true])
})

test('an embargo, an expiry, a hold and a kill are kept', () => {
  assert.equal(first({ uri: 'urn:a:1', embargoed: '2026-11-24T06:00:00Z' })?.embargoUntil?.toISOString(), '2026-11-24T06:00:00.000Z')
  const later = first({ uri: 'urn:a:1', embargoedUntil: '2026-11-24T06:00:00Z', expires: '2026-12-24T06:00:00Z', pubStatus: 'withheld' })
  assert.deepEqual([later?.embargoUntil?.getUTCDate(), later?.expires?.getUTCMonth(), later?.status], [24, 11, 'withheld'])
  assert.equal(first({ uri: 'urn:a:1', pubstatus: 'canceled' })?.status, 'canceled')
})

test('a document that is refused takes back and holds all the same', () => {
  const killed = read({ uri: 'urn:a:1', headline: 'Not to be shown', pubstatus: 'cancelled' })!
  assert.match(killed.refused[0]!.message, /pubstatus must be one of/)
  assert.deepEqual(killed.items, [{ guid: 'urn:a:1', title: '', authors: [], categories: [], media: [], status: 'canceled' }])
  assert.equal(read({ uri: 'urn:a:1', pubstatus: 'commissioned' })?.items[0]?.status, 'withheld')
  assert.deepEqual(read({ uri: 'urn:a:1', headline: 5 })?.items, [])
})

test('in a list, which is an interface of the publisher’s own, both spellings and properties of his own are fine', () => {
  const list = read({
    data: {
      items: [{ item: { uri: 'urn:a:1', headline: 'One', own: 1 } }, { item: { uri: 'urn:a:2', headline: 3 } }],
      next_page: 'https://api.example/2',
    },
  })!
  assert.deepEqual([list.items.length, list.refused.length, list.next], [1, 1, 'https://api.example/2'])
  assert.match(list.refused[0]!.message, /^Item 2 is not valid/)
})

test('a note to editors becomes a correction only where it is one; what a piece grew from is replaced', () => {
  assert.equal(first({ uri: 'urn:a:1', ednote: 'Adds quotes.' })?.correction, undefined)
  assert.equal(first({ uri: 'urn:a:1', ednote: 'CORRECTS age to 46.' })?.correction, 'CORRECTS age to 46.')
  assert.equal(first([{ uri: 'urn:a:1', ednote: 'The age is 46.', signals: [{ code: 'correction' }] }])?.correction, 'The age is 46.')
  assert.deepEqual(first({ uri: 'urn:a:2', headline: 'x', evolvedfrom: 'urn:a:1' })?.replaces, ['urn:a:1'])
})

test('pictures that may not be shown are marked; codes and files are no categories', () => {
  const held = (more: object) =>
    first({
      uri: 'urn:a:1',
      headlines: [{ value: 'x' }],
      associations: [{ name: 'm', uri: 'urn:a:p', type: 'picture', renditions: [{ name: 'w', href: 'https://a.example/p.jpg' }], ...more }],
    })?.media[0]
  assert.equal(held({})?.withheld, undefined)
  assert.equal(held({ usageterms: 'Not for publication' })?.withheld, true)
  assert.equal(held({ embargoed: '2026-11-24T00:00:00Z' })?.withheld, true)
  assert.equal(held({ usageterms: 'Editorial use only. No sales.' })?.withheld, undefined)
  assert.deepEqual(
    first({ uri: 'urn:a:1', subjects: [{ literal: '9c0bd01cd7c8' }, { literal: 'Crime' }], objects: [{ name: 'dsc_0042.jpg' }] })
      ?.categories,
    ['Crime'],
  )
})

test('what announces news is kept back; pieces carried whole are pieces of their own', () => {
  const codes: string[] = []
  assert.equal(read({ uri: 'urn:a:1', type: 'event', title: 'A summit' }, codes)?.items[0]?.status, 'withheld')
  assert.deepEqual(codes, ['planned'])
  const both = read({
    uri: 'urn:a:1',
    type: 'composite',
    headline: 'Both',
    associations: { side: { uri: 'urn:a:2', type: 'text', headline: 'The other', body_html: '<p>Text.</p>' } },
  })!
  assert.deepEqual(
    both.items.map(({ guid, title }) => [guid, title]),
    [
      ['urn:a:1', 'Both'],
      ['urn:a:2', 'The other'],
    ],
  )
})

test('what is no ninjs is left to others; broken JSON that meant to be is told of', () => {
  for (const text of [
    '<rss/>',
    '{"version":"https://jsonfeed.org/version/1.1","items":[]}',
    '{"error":"not found"}',
    '[1,2]',
    'plain',
    '{"items":[{"id":"1","content_html":"x"}]}',
    '{broken',
  ])
    assert.equal(read(text), undefined, text)
  assert.match(read('{"uri": "urn:a:1", "headline": "x" "y": 1}')?.refused[0]?.message ?? '', /not valid JSON/)
  assert.match(read('{}')?.refused[0]?.message ?? '', /uri/)
})
