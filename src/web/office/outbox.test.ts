import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { townConfig } from '../../../tests/town/town-config.ts'
import { silentLog } from '../../base/log.ts'
import { openInside } from '../inside.ts'
import { openWeb } from '../web.ts'

const { db } = await testDatabase()
const now = () => new Date('2026-11-23T12:00:00Z')
const open = (settings: Record<string, string> = {}) => {
  const config = townConfig(settings)
  const inside = openInside(db, { config, now, log: silentLog })
  return { inside, web: openWeb(db, { config, now, inside, log: silentLog }) }
}
const { inside, web } = open()
const from = (remoteAddress: string, httpVersion: string) => ({ incoming: { socket: { remoteAddress }, httpVersion } })
const ask = (path: string, { ip = '127.0.0.1', host = 'localhost:4100', headers = {}, version = '1.1', at = web } = {}) =>
  at.request(`http://localhost:4100${path}`, { headers: { host, ...headers } }, from(ip, version))

await inside.letters.write(
  db,
  {
    to: 'amara@example.org',
    kind: 'sign-in',
    letter: {
      subject: '<i>204613</i> is your code',
      heading: 'Sign in',
      paragraphs: ['Here is it.'],
      code: '204613',
      action: { label: 'Sign in', href: 'http://localhost:4100/x?a=1&b=2' },
    },
  },
  now(),
)

test('who sits at this machine reads the letters that wait, as text and as they would look', async () => {
  const answer = await ask('/outbox')
  const text = await answer.text()
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/)
  assert.match(text, /amara@example\.org/)
  assert.match(text, /&lt;i(>|&gt;)204613/)
  assert.match(text, /href="http:\/\/localhost:4100\/x\?a=1&amp;b=2"/)
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-src 'self'/)
  const frame = /<iframe[^>]*src="([^"]+)"[^>]*>/.exec(text)
  assert.match(frame?.[0] ?? '', /sandbox="allow-top-navigation-by-user-activation"/)
  const letter = await ask(frame?.[1] ?? '')
  assert.match(await letter.text(), /^<!doctype html>[\s\S]*<base target="_top">[\s\S]*204613/)
  const policy = letter.headers.get('content-security-policy') ?? ''
  assert.match(policy, /sandbox/)
  assert.match(policy, /default-src 'none'; style-src 'unsafe-inline'/)
  assert.doesNotMatch(policy, /script-src|allow-scripts|allow-same-origin/)
})

test('nobody else does, whatever he says of himself', async () => {
  const [{ id } = { id: '' }] = await inside.letters.outbox(db)
  for (const path of ['/outbox', `/outbox/${id}`]) {
    for (const other of [
      { ip: '203.0.113.7' },
      { ip: '10.0.0.5', headers: { 'x-forwarded-for': '127.0.0.1' } },
      { headers: { 'x-forwarded-for': '203.0.113.7' } },
      { headers: { forwarded: 'for=203.0.113.7' } },
      // A proxy on this machine that calls us by our own name.
      { version: '1.0' },
      { headers: { 'x-real-ip': '203.0.113.7' } },
      { headers: { via: '1.1 proxy' } },
      { headers: { 'x-forwarded-proto': 'https' } },
      { host: 'evil.example' },
      { host: 'localhost.evil.example' },
      { host: 'paper.example:4100' },
    ]) {
      const answer = await ask(path, other)
      assert.equal(answer.status, 404, JSON.stringify(other))
      assert.doesNotMatch(await answer.text(), /204613|amara/)
    }
  }
})

test('with a mail server there is no outbox', async () => {
  const { web: sending } = open({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'paper@example.org' })
  const answer = await ask('/outbox', { at: sending })
  assert.equal(answer.status, 404)
  assert.doesNotMatch(await answer.text(), /204613/)
})
