import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { isFromUs, mostBytes, readForm } from './forms.ts'

const form = (body: string, type = 'application/x-www-form-urlencoded') =>
  new Request('https://paper.example/x', { method: 'POST', body, headers: { 'content-type': type } })

test('a form is read with every value of a name', async () => {
  const read = await readForm(form('mail=ada%40example.org&desk=world&desk=sport&name=%C3%89mile%00'))
  assert.deepEqual({ ...read?.fields }, { mail: 'ada@example.org', desk: 'world', name: 'Émile' })
  assert.deepEqual(read?.lists.desk, ['world', 'sport'])
})

test('names that every object has do no harm', async () => {
  const read = await readForm(form('__proto__=1&constructor=2&toString=3'))
  assert.equal(read?.fields.constructor as unknown, '2')
  assert.equal(({} as Record<string, unknown>).polluted, undefined)
  assert.equal(Object.getPrototypeOf(read?.fields), Object.prototype)
})

test('what is no form, or too much of one, is not read', async () => {
  assert.equal(await readForm(form('{}', 'application/json')), undefined)
  assert.equal(await readForm(form('a=1', 'text/plain')), undefined)
  assert.equal(await readForm(form(`a=${'x'.repeat(mostBytes)}`)), undefined)
})

test('only a page of ours may change something', async () => {
  const app = new Hono()
  app.all('*', (c) => c.text(String(isFromUs(c, 'https://paper.example'))))
  const ask = async (headers: Record<string, string>) => (await app.request('http://inside:4100/x', { method: 'POST', headers })).text()
  assert.equal(await ask({ origin: 'https://paper.example', 'sec-fetch-site': 'same-origin' }), 'true')
  assert.equal(await ask({ origin: 'https://paper.example' }), 'true')
  assert.equal(await ask({ 'sec-fetch-site': 'same-origin' }), 'true')
  assert.equal(await ask({ origin: 'http://localhost:4100', host: 'localhost:4100' }), 'true')
  for (const headers of [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: 'https://paper.example', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://paper.example.evil.example' },
    { origin: 'http://paper.example', host: 'paper.example' },
    { origin: 'http://paper.example', host: 'paper.example' },
  ])
    assert.equal(await ask(headers as Record<string, string>), 'false', JSON.stringify(headers))
})
