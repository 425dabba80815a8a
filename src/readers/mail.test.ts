import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalMail, readMail } from './mail.ts'

test('addresses are read and brought to one form', () => {
  for (const [text, mail] of [
    ['Ada@Example.ORG', 'ada@example.org'],
    ['  ada.lovelace+news@mail.example.co.uk ', 'ada.lovelace+news@mail.example.co.uk'],
    ["o'brien@example.org", "o'brien@example.org"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['a@xn--bcher-kva.example', 'a@xn--bcher-kva.example'],
  ] as const)
    assert.equal(readMail(text), mail)
})

test('what is no address is none, and nothing in one can begin another header or recipient', () => {
  for (const text of [
    '',
    'ada',
    '@example.org',
    'ada@',
    'ada@localhost',
    'ada@example',
    'ada@.org',
    'ada@-a.org',
    'ada@example..org',
    'a..b@example.org',
    '.a@example.org',
    'ada@example.org\nBcc: all@example.org',
    'ada@example.org\r\nBcc: all@example.org',
    'ada\n@example.org',
    'ada@exam\nple.org',
    'ada@example.org,bob@example.org',
    'ada@example.org bob@example.org',
    'Ada <ada@example.org>',
    '<ada@example.org>',
    '"ada b"@example.org',
    'ada@[192.0.2.1]',
    'ada@192.0.2.1',
    'ada@example.org\u0000',
    'ada\u202e@example.org',
    'ada@exa%6dple.org',
    'ada@example.org/x',
    'ada@example.org?x',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(250)}.org`,
    `a@${'b.'.repeat(130)}org`,
  ])
    assert.equal(readMail(text), undefined, JSON.stringify(text))
})

test('one person is found again however he writes his address', () => {
  const same = ['ada.lovelace@gmail.com', 'AdaLovelace@gmail.com', 'a.d.a.lovelace+news@googlemail.com', 'adalovelace+a+b@gmail.com']
  assert.deepEqual([...new Set(same.map(normalMail))], ['adalovelace@gmail.com'])
  assert.equal(normalMail('ada+x@proton.me'), normalMail('ada@protonmail.com'))
  assert.equal(normalMail('ada-love@yandex.com'), normalMail('ada.love@ya.ru'))
  assert.equal(normalMail('ada@me.com'), normalMail('ada@icloud.com'))
  assert.notEqual(normalMail('a.da@example.org'), normalMail('ada@example.org'))
  assert.equal(normalMail('Ada+x@Example.org'), 'ada@example.org')
})
