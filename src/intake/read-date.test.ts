import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDate } from './read-date.ts'

const read = (text: string | number) => readDate(text)?.toISOString() ?? null
const same = (expected: string | null, ...written: (string | number)[]) => {
  for (const text of written) assert.equal(read(text), expected, String(text))
}

test('RFC 822 and its sins', () => {
  same(
    '2026-11-23T10:00:00.000Z',
    'Mon, 23 Nov 2026 10:00:00 GMT',
    'Mon, 23 Nov 2026 10:00:00 +0000',
    '23 Nov 2026 10:00 UT',
    'Mon,23 Nov 26 10:00:00 Z',
    'Monday, 23 November 2026 10:00:00 GMT',
    'Mon, 23 Nov 2026 05:00:00 EST',
    'Mon, 23 Nov 2026 11:00:00 CET',
    'Mon, 23-Nov-2026 10:00:00 GMT',
    'Mon, 23 Nov 2026 10:00:00',
    'mon, 23 nov 2026 10:00:00 gmt',
    'Mon, 23 Nov 2026 15:30:00 +0530',
    'Mon, 23 Nov 2026 15:30:00 +05:30',
    'Mon, 23 Nov 2026 10:00:00 GMT+0000',
    '  Mon,  23 Nov 2026\n10:00:00  GMT ',
    'Mon, 23 Nov 2026 10:00 AM',
  )
  same('2026-11-23T00:00:00.000Z', '23 Nov 2026', 'Mon, 23 Nov 2026', 'Nov 23, 2026', 'November 23rd, 2026')
  same('1998-11-23T00:00:00.000Z', '23 Nov 98')
})

test('ISO 8601 and its parts', () => {
  same(
    '2026-11-23T10:00:00.000Z',
    '2026-11-23T10:00:00Z',
    '2026-11-23 10:00:00',
    '2026-11-23T11:00+01:00',
    '2026-11-23T10:00:00+0000',
    '20261123T100000Z',
    '20261123100000',
    '2026-11-23T10:00:00.000+00:00',
    '2026-11-23T05:00:00-05',
  )
  same('2026-11-23T10:00:00.500Z', '2026-11-23T10:00:00.5Z', '2026-11-23T10:00:00,5Z')
  same('2026-11-23T00:00:00.000Z', '2026-11-23', '20261123')
  same('2026-11-01T00:00:00.000Z', '2026-11')
  same('2026-01-01T00:00:00.000Z', '2026')
})

test('asctime and seconds since 1970', () => {
  same(
    '2026-11-23T10:00:00.000Z',
    'Mon Nov 23 10:00:00 2026',
    'Mon Nov 23 10:00:00 GMT 2026',
    'Mon Nov 23 02:00:00 PST 2026',
    1795428000,
    '1795428000000',
  )
})

test('what is no date is none', () => {
  same(
    null,
    '',
    'next Tuesday',
    'Mon, 32 Nov 2026 10:00:00 GMT',
    '2026-13-01',
    '2026-02-30',
    '-1',
    '0000-00-00T00:00:00Z',
    'Mon, 23 Foo 2026 10:00:00 GMT',
    '9999-12-31',
    'x'.repeat(100_000),
    '1795428000 and more',
  )
})
