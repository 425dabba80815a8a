import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAllowedHost, isPublicAddress, readAddress } from './fetching-addresses.ts'

test('only addresses of the public internet are public', () => {
  for (const address of ['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946', '[2a00:1450:4001::1]'])
    assert.equal(isPublicAddress(address), true, address)
  const inside = [
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.127.1.1',
    '224.0.0.1',
    '239.1.1.1',
    '255.255.255.255',
    '240.0.0.1',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '::',
    '::1',
    '[::1]',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    'fec0::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    '100::1',
    '4000::1',
    'localhost',
    '',
    '127.1',
    '0x7f000001',
  ]
  for (const address of inside) assert.equal(isPublicAddress(address), false, address)
})

test('odd spellings of an address are read as what they mean', () => {
  for (const odd of ['http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://127.1/', 'http://①②⑦.0.0.1/']) {
    const read = readAddress(odd)
    assert.ok(read.ok)
    assert.equal(isPublicAddress(read.url.hostname), false, odd)
  }
})

test('an address that is called is http or https and carries no credentials', () => {
  assert.deepEqual(
    [readAddress('ftp://a.example/'), readAddress('http://me:pw@a.example/'), readAddress('nonsense')].map((read) =>
      read.ok ? 'ok' : read.code,
    ),
    ['scheme', 'credentials', 'not-an-address'],
  )
  const read = readAddress('../b?c#d', 'https://a.example/x/y')
  assert.equal(read.ok && read.url.href, 'https://a.example/b?c')
})

test('the operator allows a host on every port or on one', () => {
  assert.equal(isAllowedHost(new URL('http://127.0.0.1:4101/x'), ['127.0.0.1:4101']), true)
  assert.equal(isAllowedHost(new URL('http://127.0.0.1:4102/x'), ['127.0.0.1:4101']), false)
  assert.equal(isAllowedHost(new URL('http://Town.example./x'), ['town.example']), true)
  assert.equal(isAllowedHost(new URL('https://town.example/x'), ['town.example:443']), true)
  assert.equal(isAllowedHost(new URL('http://[::1]:8080/'), ['[::1]:8080']), true)
  assert.equal(isAllowedHost(new URL('http://nottown.example/x'), ['town.example']), false)
})
