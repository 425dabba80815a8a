import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safeNext } from './safe-next.ts'

test('a path of ours stays as it is', () => {
  for (const path of [
    '/',
    '/news/a-piece',
    '/search?q=caf%C3%A9&page=2',
    '/account/devices',
    '/a/b?next=%2Fc',
    '/100%25-sure',
    '/news/%E6%97%A5',
  ])
    assert.equal(safeNext(path), path)
  assert.equal(safeNext('/a/../b'), '/b')
  assert.equal(safeNext('/news/a-piece#end'), '/news/a-piece')
})

test('whatever could lead elsewhere leads home', () => {
  const bad = [
    undefined,
    '',
    'news',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/%5cevil.example',
    '/%5Cevil.example',
    '/%255cevil.example',
    '/%25255cevil.example',
    '/%2fevil.example',
    '/%2f/evil.example',
    '/%252fevil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%09/evil.example',
    '/%0a/evil.example',
    '/%0d%0aset-cookie:x=1',
    '/a%0d%0aLocation:%20//evil.example',
    '/ /evil.example',
    '\u0000/evil',
    '/\u0000',
    '/\u007f',
    '/\u2028/evil.example',
    '/é',
    'https://evil.example',
    'http:evil.example',
    'https:/evil.example',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    ' //evil.example',
    '/./\\evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e%2e//evil.example',
    '/%',
    '/%zz',
    '@evil.example',
    '.evil.example',
    `/${'a'.repeat(1000)}`,
  ]
  for (const next of bad) assert.equal(safeNext(next), '/', JSON.stringify(next))
})

test('what comes out is a path of ours to every browser, whatever goes in', () => {
  const signs = [
    '/',
    '\\',
    '%5c',
    '%2f',
    '.',
    '..',
    '@',
    ':',
    '?',
    '#',
    '\t',
    '\n',
    '%09',
    '%00',
    'evil.example',
    'a',
    ' ',
    '%25',
    'javascript:',
    '//',
  ]
  let seed = 7
  const any = (n: number) => (seed = (seed * 48271) % 2147483647) % n
  for (let i = 0; i < 20_000; i++) {
    const text = `${any(4) === 0 ? '' : '/'}${Array.from({ length: any(6) }, () => signs[any(signs.length)]).join('')}`
    const next = safeNext(text)
    const url = new URL(next, 'https://paper.example')
    assert.equal(url.origin, 'https://paper.example', text)
    assert.ok(/^\/(?![/\\])[\x21-\x7e]*$/.test(next), JSON.stringify([text, next]))
  }
})
