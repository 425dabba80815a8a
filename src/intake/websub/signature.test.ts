import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSigned, signatureOf } from './signature.ts'

const body = Buffer.from('what do ya want for nothing?')

test('a body signed by each method of the specification is known, and no other', () => {
  // RFC 4231, 4.3 (test case 2) and RFC 2202, 3.
  assert.ok(isSigned('sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79', 'Jefe', body))
  assert.ok(isSigned('sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', 'Jefe', body))
  for (const method of ['sha1', 'sha256', 'sha384', 'sha512']) {
    const right = signatureOf(method, 'Jefe', body)
    assert.ok(isSigned(right, 'Jefe', body), method)
    assert.ok(isSigned(right.toUpperCase(), 'Jefe', body), `${method}, written large`)
    assert.ok(!isSigned(right, 'jefe', body), 'another secret')
    assert.ok(!isSigned(right, 'Jefe', Buffer.from('What do ya want for nothing?')), 'another body')
    assert.ok(!isSigned(right.slice(0, -2), 'Jefe', body), 'cut short')
    assert.ok(!isSigned(`sha1=${right.split('=')[1]}`, 'Jefe', body) || method === 'sha1', 'under another name')
  }
  for (const header of [undefined, '', 'sha1=', `md5=${signatureOf('md5', 'Jefe', body).slice(4)}`, 'sha256', `none=${'0'.repeat(64)}`])
    assert.ok(!isSigned(header, 'Jefe', body), header ?? 'none')
})
