import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTooWide, type NetworkRange, rangeTable, rangeText, readRange } from './network-range.ts'

const text = (range: string) => {
  const read = readRange(range)
  return read && rangeText(read)
}

test('ranges are read in either family, with the bits of the host at zero', () => {
  assert.equal(text('192.0.2.77/24'), '192.0.2.0/24')
  assert.equal(text(' 192.0.2.77 '), '192.0.2.77/32')
  assert.equal(text('203.0.113.129/25'), '203.0.113.128/25')
  assert.equal(text('2001:DB8:0:1::5/48'), '2001:db8::/48')
  assert.equal(text('2001:db8::1'), '2001:db8::1/128')
  assert.equal(text('::ffff:192.0.2.0/120'), '192.0.2.0/24')
  assert.equal(text('0.0.0.0/0'), '0.0.0.0/0')
})

test('what is no range is none', () => {
  for (const bad of [
    '',
    '/',
    '10/8',
    '10.0.0/8',
    '192.0.2.0/33',
    '192.0.2.0/-1',
    '192.0.2.0/x',
    '192.0.2.0/24/24',
    '192.0.2.256',
    '2001:db8::/129',
    'uni.example',
    '0x7f000001',
    '192.0.2.0/',
    '::ffff:192.0.2.0/24',
  ])
    assert.equal(readRange(bad), undefined, bad)
})

test('a range for one institution is no half of the internet', () => {
  const wide = (range: string) => isTooWide(readRange(range) as NetworkRange)
  assert.deepEqual(['0.0.0.0/0', '10.0.0.0/7', '10.0.0.0/8', '::/0', '2000::/15', '2001::/16'].map(wide), [
    true,
    true,
    false,
    true,
    true,
    false,
  ])
})

test('an address is found in the narrowest range that holds it', () => {
  const find = rangeTable(
    (['192.0.0.0/16', '192.0.2.0/24', '192.0.2.128/25', '198.51.100.7/32', '2001:db8::/32', '2001:db8:7::/48'] as const).map(
      (range) => [readRange(range) as NetworkRange, range] as const,
    ),
  )
  for (const [ip, range] of [
    ['192.0.2.127', '192.0.2.0/24'],
    ['192.0.2.128', '192.0.2.128/25'],
    ['192.0.3.1', '192.0.0.0/16'],
    ['192.1.0.0', undefined],
    ['198.51.100.7', '198.51.100.7/32'],
    ['198.51.100.8', undefined],
    ['::ffff:192.0.2.200', '192.0.2.128/25'],
    ['2001:db8:7:1::1', '2001:db8:7::/48'],
    ['2001:db8:8::1%eth0', '2001:db8::/32'],
    ['2001:db9::1', undefined],
    ['', undefined],
    ['unknown', undefined],
    ['192.0.2.1, 198.51.100.7', undefined],
  ] as const)
    assert.equal(find(ip), range, ip)
  assert.equal(rangeTable<string>([])('192.0.2.1'), undefined)
})

test('it finds what a plain comparison of bits finds', () => {
  const number = (ip: string) => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const ranges = Array.from({ length: 60 }, (_, n) => `10.${(n * 7) % 4}.${(n * 31) % 256}.${(n * 57) % 256}/${17 + (n % 16)}`)
  const find = rangeTable(ranges.map((range) => [readRange(range) as NetworkRange, rangeText(readRange(range) as NetworkRange)] as const))
  for (let n = 0; n < 4000; n++) {
    const ip = `10.${n % 4}.${(n * 13) % 256}.${(n * 101) % 256}`
    const holding = ranges
      .map((range) => rangeText(readRange(range) as NetworkRange))
      .filter((range) => {
        const [base = '', bits = ''] = range.split('/')
        const size = 2 ** (32 - Number(bits))
        return Math.floor(number(base) / size) === Math.floor(number(ip) / size)
      })
      .sort((a, b) => Number(b.split('/')[1]) - Number(a.split('/')[1]))
    assert.equal(find(ip), holding[0], ip)
  }
})
