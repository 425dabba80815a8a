import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { askerOf, placeOf } from './asker.ts'

const told = async (proxies: number, forwarded: string | undefined, socket = '10.0.0.1') => {
  const app = new Hono().get('/', (c) => c.text(askerOf(c, { TRUST_PROXY: proxies }).ip))
  const headers = forwarded === undefined ? undefined : { 'x-forwarded-for': forwarded }
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: socket } } })
  return answer.text()
}

test('an address is believed as far as proxies that are trusted have written it, and no further', async () => {
  assert.equal(await told(0, '192.0.2.1'), '10.0.0.1')
  assert.equal(await told(0, undefined, '::ffff:192.0.2.9'), '192.0.2.9')
  assert.equal(await told(1, '198.51.100.1, 192.0.2.1'), '192.0.2.1')
  assert.equal(await told(2, '203.0.113.1, 198.51.100.1, 192.0.2.1'), '198.51.100.1')
  assert.equal(await told(2, '192.0.2.1'), '10.0.0.1')
  assert.equal(await told(1, undefined), '10.0.0.1')
  assert.equal(await told(1, ''), '10.0.0.1')
  assert.equal(await told(1, '::ffff:192.0.2.1'), '192.0.2.1')
})

test('a port that a proxy writes behind the address is none of it: else all its readers would be counted as one', async () => {
  assert.equal(await told(1, '192.0.2.1:55112'), '192.0.2.1')
  assert.equal(await told(1, '[2001:db8::1]:443'), '2001:db8::1')
  assert.equal(await told(1, '[2001:db8::1]'), '2001:db8::1')
  assert.equal(await told(1, '2001:db8::1'), '2001:db8::1')
})

test('a place is a country that the named header tells, and nothing else', async () => {
  const place = async (value: string, COUNTRY_HEADER: string | undefined = 'x-country') => {
    const app = new Hono().get('/', (c) => c.json(placeOf(c, { COUNTRY_HEADER })))
    return (await app.request('/', { headers: { 'x-country': value } })).json()
  }
  assert.deepEqual(await Promise.all(['gb', 'GB', 'XX', 'T1', 'GBR', 'GB, FR', ''].map((one) => place(one))), [
    'GB',
    'GB',
    null,
    null,
    null,
    null,
    null,
  ])
  assert.equal(await place('GB', ''), null)
})
