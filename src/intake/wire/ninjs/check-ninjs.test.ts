import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declaredVersion, whyNotNinjs } from './check-ninjs.ts'

const why = (item: unknown, against?: string, loose = false) => whyNotNinjs(item, against, loose)

test('the version is what standard.version says, else what the address of the schema says', () => {
  assert.deepEqual(declaredVersion({ standard: { name: 'ninjs', version: '3.1' } }), { major: 3, minor: 1, extended: false })
  assert.deepEqual(declaredVersion({ $standard: { schema: 'https://www.iptc.org/std/ninjs/ninjs-schema_1.4.json' } }), {
    major: 1,
    minor: 4,
    extended: false,
  })
  assert.deepEqual(declaredVersion({ standard: { version: '2.1', schema: 'https://agency.example/own_2.1.json' } }), {
    major: 2,
    minor: 1,
    extended: true,
  })
  assert.deepEqual(declaredVersion({}), { extended: false })
})

test('only the address is needed, whatever the branch', () => {
  assert.equal(why({ uri: 'urn:x:1' }), undefined)
  for (const version of ['1.0', '1.6', '2.0', '2.2', '3.0', '3.1']) assert.equal(why({ uri: 'urn:x:1' }, version), undefined, version)
  assert.match(why({ headline: 'No address' }) ?? '', /^uri is missing/)
})

test('values of a wrong kind, words outside a list and two for one are told with where they stand', () => {
  assert.match(why({ uri: 'a', profile: 42 }) ?? '', /^profile must be text, not a number/)
  assert.match(why({ uri: 'a', pubstatus: 'gone' }) ?? '', /^pubstatus must be one of usable, withheld, canceled, not “gone”/)
  assert.match(
    why({ uri: 'urn:a:1', standard: { version: '3.0' }, urgency: 12 }) ?? '',
    /^urgency must be a whole number from 1 to 9, not 12/,
  )
  assert.match(
    why({ uri: 'urn:a:1', headlines: [{ value: 'One' }, { role: 'main' }] }) ?? '',
    /^headlines\[1\]\.value is missing \(ninjs 2/,
  )
  assert.match(
    why({ uri: 'urn:a:1', rightsinfo: { linkedrights: 'https://a.example/r', encodedrights: '{}' } }, '1.4') ?? '',
    /either linkedrights or encodedrights/,
  )
  assert.match(
    why({ uri: 'urn:a:1', associations: [{ name: 'a', uri: 'urn:a:2', odd: 1 }] }) ?? '',
    /^associations\[0\]\.odd is no property/,
  )
  assert.match(
    why({ uri: 'urn:a:1', places: [{ name: 'Here', geojson: { type: 'Dot', coordinates: ['a'] } }] }) ?? '',
    /^places\[0\]\.geojson must be GeoJSON/,
  )
})

test('a property counts by the version that brought it', () => {
  const item = { uri: 'urn:a:1', infosource: [{ name: 'Concord Press' }] }
  assert.match(why(item, '1.1') ?? '', /^infosource is no property of this version/)
  assert.equal(why(item, '1.2'), undefined)
  assert.match(why({ uri: 'urn:a:1', digitalSourceType: { name: 'x' } }, '3.0') ?? '', /digitalSourceType/)
  // Newer than any that is known here: what it adds is nobody's mistake.
  assert.equal(why({ uri: 'urn:a:1', standard: { version: '3.3' }, somethingNew: 1 }), undefined)
})

test('dates and addresses are held to their form by newer versions only', () => {
  assert.equal(why({ uri: 'a name', versioncreated: 'Last Tuesday' }), undefined)
  assert.match(why({ uri: 'urn:a:1', versioncreated: 'Last Tuesday', headlines: [] }) ?? '', /versioncreated must be a date and time/)
  assert.match(why({ uri: 'a name', $standard: { version: '1.5' } }) ?? '', /^uri must be an address/)
})

test('what publishers add is taken, in a list anything', () => {
  assert.equal(why({ uri: 'urn:a:1', headline: 'x', evolvedfrom: 'urn:a:0', extra: { a: 1 }, priority: 3 }), undefined)
  const rendition = { href: 'https://a.example/p.jpg', media: 'm1', poi: { x: 3, y: 4 } }
  const picture = { uri: 'urn:a:p', type: 'picture', renditions: { original: rendition }, priority: 3 }
  const story = { authors: [{ name: 'Jo' }], service: [{ name: 'News', code: 'n' }], firstpublished: '2026-11-23T08:00:00+0000' }
  assert.equal(why({ uri: 'urn:a:1', headline: 'x', ...story, associations: { featuremedia: picture } }), undefined)
  assert.match(why({ uri: 'urn:a:1', headline: 'x', ourOwn: 1 }) ?? '', /^ourOwn is no property/)
  assert.equal(why({ uri: 'urn:a:1', headline: 'x', ourOwn: 1 }, undefined, true), undefined)
  assert.match(why({ uri: 'urn:a:1', headline: 7, ourOwn: 1 }, undefined, true) ?? '', /^headline must be text/)
})
