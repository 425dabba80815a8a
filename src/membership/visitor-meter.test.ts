import assert from 'node:assert/strict'
import { test } from 'node:test'
import { secretOf } from '../base/secret.ts'
import { termsForm } from '../titles/titles.ts'
import { keptItems, readItems, writeItems } from './visitor-items.ts'
import { openVisitorMeter } from './visitor-meter.ts'

const secret = secretOf('a secret of the test, long enough to be one')
const meter = openVisitorMeter({ secret, secure: true })
const terms = termsForm.parse({ access: 'metered', meter: { visitors: 3, registered: 3 } })
const rolling = termsForm.parse({ access: 'metered', meter: { visitors: 3, registered: 3, window: 'rolling', days: 10 } })
const at = (text: string) => new Date(`2026-${text}Z`)
const now = at('11-23T12:30:00')
const piece = (n: number, title = 'tribune') => ({ article: `a-${title}-${n}`, title })
/** What a browser sends back of a Set-Cookie. */
const sent = (set: string) => set.split(';')[0] as string
const read = (cookies: string | undefined, ...pieces: { article: string; title: string; gift?: string }[]) =>
  pieces.reduce((so, one) => sent(meter.record(so, one, now)), cookies ?? '')

test('distinct articles of a title are counted, each once', () => {
  const cookies = read(undefined, piece(1), piece(2), piece(1), piece(1, 'courier'))
  assert.deepEqual(meter.opened(cookies, { ...piece(1), terms }, now), { counted: 2, opened: true, gift: false })
  assert.deepEqual(meter.opened(cookies, { ...piece(3), terms, gift: true }, now), { counted: 2, opened: false, gift: true })
  assert.deepEqual(meter.opened(cookies, { ...piece(1, 'courier'), terms }, now), { counted: 1, opened: true, gift: false })
  assert.deepEqual(meter.opened(cookies, { ...piece(1, 'herald'), terms }, now), { counted: 0, opened: false, gift: false })
  assert.deepEqual(meter.opened(`x=1; ${cookies}; y=2`, { ...piece(1), terms }, now).counted, 2)
})

test('the cookie has every flag, and the prefix that no neighbour can write', () => {
  assert.match(
    meter.record(undefined, piece(1), now),
    /^__Host-masthead-opened=[\w-]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  )
  const plain = openVisitorMeter({ secret, secure: false }).record(undefined, piece(1), now)
  assert.match(plain, /^masthead-opened=[\w-]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
  assert.equal(meter.opened(sent(plain), { ...piece(1), terms }, now).counted, 0)
})

test('it says nothing to anyone else: neither names nor, twice, the same', () => {
  const [once, twice] = [meter.record(undefined, piece(1), now), meter.record(undefined, piece(1), now)]
  assert.notEqual(once, twice)
  const bytes = Buffer.from(sent(once).split('=')[1] as string, 'base64url').toString('latin1')
  assert.doesNotMatch(bytes, /tribune/)
})

test('a cookie that was changed, cut, made up, or made by another paper counts as none', () => {
  const cookies = read(undefined, piece(1), piece(2))
  const [name, value = ''] = cookies.split('=')
  const foreign = openVisitorMeter({ secret: secretOf('another secret, which is as long as it must be'), secure: true })
  const bad = [
    '',
    `${name}=`,
    `${name}=${value.slice(0, -1)}`,
    `${name}=${value.slice(4)}`,
    `${name}=${'A'.repeat(value.length)}`,
    `${name}=${'A'.repeat(100_000)}`,
    `${name}=%00%ff"; drop`,
    sent(foreign.record(undefined, piece(1), now)),
    ...Array.from({ length: 40 }, (_, n) => {
      const at = Math.floor((n * value.length) / 41)
      return `${name}=${value.slice(0, at)}${value[at] === 'A' ? 'B' : 'A'}${value.slice(at + 1)}`
    }),
  ]
  for (const one of bad)
    assert.deepEqual(meter.opened(one, { ...piece(1), terms }, now), { counted: 0, opened: false, gift: false }, one.slice(0, 60))
  assert.equal(meter.opened(sent(meter.record(bad[4], piece(5), now)), { ...piece(5), terms }, now).counted, 1)
})

test('a month ends with the month, a rolling window after its days', () => {
  let cookies = sent(meter.record(undefined, piece(1), at('11-20T10:15:00')))
  cookies = sent(meter.record(cookies, piece(2), at('11-25T10:15:00')))
  assert.equal(meter.opened(cookies, { ...piece(1), terms }, at('11-30T23:59:59')).counted, 2)
  assert.equal(meter.opened(cookies, { ...piece(1), terms }, at('12-01T00:00:00')).counted, 0)
  const rolled = meter.opened(cookies, { ...piece(1), terms: rolling }, at('11-29T10:00:00'))
  assert.deepEqual([rolled.counted, rolled.frees?.toISOString()], [2, at('11-30T11:00:00').toISOString()])
  assert.equal(meter.opened(cookies, { ...piece(1), terms: rolling }, at('11-30T10:59:59')).counted, 2)
  assert.deepEqual(
    [meter.opened(cookies, { ...piece(1), terms: rolling }, at('11-30T11:00:00'))].map(({ counted, opened }) => [counted, opened]),
    [[1, false]],
  )
})

test('what is opened again in a later window counts in that', () => {
  const cookies = sent(meter.record(sent(meter.record(undefined, piece(1), at('10-20T10:00:00'))), piece(1), at('11-20T10:00:00')))
  assert.deepEqual(meter.opened(cookies, { ...piece(1), terms }, now), { counted: 1, opened: true, gift: false })
})

test('it stays under 3.5 KB whatever is read, and lets go of the oldest', () => {
  let cookies = ''
  let set = ''
  for (let n = 0; n < 300; n++) {
    set = meter.record(cookies, { article: `article-${n}`, title: `title-${n % 7}` }, new Date(now.getTime() + n * 3_600_000))
    assert.ok(Buffer.byteLength(set) < 3500, `${Buffer.byteLength(set)} bytes`)
    cookies = sent(set)
  }
  const last = new Date(now.getTime() + 300 * 3_600_000)
  const knows = (n: number) => meter.opened(cookies, { article: `article-${n}`, title: `title-${n % 7}`, terms: rolling }, last).opened
  assert.deepEqual([knows(299), knows(200), knows(0)], [true, true, false])
  assert.ok(Buffer.byteLength(set) > 3000)
})

test('gifts are known apart, and are not on the meter', () => {
  const cookies = read(undefined, piece(1), { ...piece(2), gift: 'g1' })
  assert.deepEqual(meter.opened(cookies, { ...piece(2), terms }, now), { counted: 1, opened: false, gift: false })
  assert.deepEqual(
    [meter.hasOpenedGift(cookies, 'g1', now), meter.hasOpenedGift(cookies, 'g2', now), meter.hasOpenedGift('', 'g1', now)],
    [true, false, false],
  )
})

test('items are written as they are read; those of another time are dropped', () => {
  const item = { article: 'a1b2c3d4e5f6', title: '01020304', hour: Math.floor(now.getTime() / 3_600_000), gift: true }
  const items = [item, { ...item, gift: false, hour: item.hour - 5 }]
  assert.deepEqual(readItems(writeItems(items)), items)
  assert.deepEqual(readItems('AAAA'), [])
  assert.deepEqual(
    keptItems(
      [
        { ...item, hour: item.hour + 1 },
        { ...item, hour: item.hour - 93 * 24 },
      ],
      now,
    ),
    [],
  )
})
