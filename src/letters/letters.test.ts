import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { openLetterBox } from '../../tests/town/letter-box.ts'
import { day, hour, minute, second } from '../base/clock.ts'
import type { Log } from '../base/log.ts'
import { secretOf } from '../base/secret.ts'
import { forgetLetters, type Letter, openLetters } from './letters.ts'

const { db, jobs, database } = await testDatabase()
const box = await openLetterBox({ login: { name: 'paper', password: 'p@ss/word' } })
after(() => box.close())

const lines: string[] = []
const log: Log = {
  say: (words, facts) => lines.push(`${words} ${JSON.stringify(facts)}`),
  warn: (words, facts) => lines.push(`${words} ${JSON.stringify(facts)}`),
}
const secret = secretOf('a secret of thirty-two characters')
const open = (SMTP_URL: string | undefined = box.url) =>
  openLetters({
    config: { SMTP_URL, MAIL_FROM: 'The Kalaya Paper <paper@kalaya.example>', PAPER_NAME: 'The Kalaya Paper' },
    address: 'https://kalaya.example/',
    secret,
    log,
  })
const noon = new Date('2026-11-23T12:00:00Z')
const later = (ms: number) => new Date(noon.getTime() + ms)
const letter: Letter = {
  subject: 'Your code is 204 613 – “Kalaya”',
  heading: 'Sign in to The Kalaya Paper',
  paragraphs: ['Type this code where you asked for it. It is good for ten minutes, for Zoë & <Co>.'],
  code: '204613',
  action: { label: 'Sign in', href: 'https://kalaya.example/sign-in/link?token=abc&next=%2Fnews' },
  small: ['If you did not ask for it, do nothing.'],
}
const write = (over: { to?: string; letter?: Letter; reader?: string; until?: Date } = {}) =>
  open().write(db, { to: 'amara@example.org', kind: 'sign-in', letter, ...over }, noon)
const rows = () => db.selectFrom('letters').selectAll().orderBy('id').execute()

beforeEach(async () => {
  await database.run('delete from letters')
  box.arrived.length = 0
  box.answer(() => undefined)
  lines.length = 0
})

test('a letter arrives plain and in HTML, from the paper, and nothing of it stays', async () => {
  await write()
  const [kept] = await rows()
  assert.ok(kept?.sealed)
  assert.doesNotMatch(kept.sealed, /amara|204613/)
  assert.equal(await open().sendWaiting(db, later(second)), 1)
  const { mail, source, from } = box.lastTo('amara@example.org')
  assert.equal(from, 'paper@kalaya.example')
  assert.equal(mail.from?.text, '"The Kalaya Paper" <paper@kalaya.example>')
  assert.equal(mail.subject, letter.subject)
  assert.match(source, /^Content-Type: multipart\/alternative/m)
  assert.match(source, /charset=utf-8/)
  assert.equal(mail.messageId, `<${kept.id}@kalaya.example>`)
  assert.equal(mail.date?.toISOString(), noon.toISOString())
  assert.equal(mail.headers.get('auto-submitted'), 'auto-generated')
  assert.equal(mail.headers.has('list'), false)
  assert.match(mail.text ?? '', /^ {4}204613$/m)
  assert.match(mail.text ?? '', /^https:\/\/kalaya\.example\/sign-in\/link\?token=abc&next=%2Fnews$/m)
  const html = String(mail.html)
  assert.equal(html.split('href="https://kalaya.example/sign-in/link?token=abc&amp;next=%2Fnews"').length, 3)
  assert.match(html, /Zoë &amp; &lt;Co&gt;/)
  assert.doesNotMatch(html, /<Co>|<table|<img|src=/)
  const [sent] = await rows()
  assert.equal(sent?.sealed, null)
  assert.deepEqual(sent?.sent_at, later(second))
  assert.equal(await open().sendWaiting(db, later(hour)), 0)
})

test('a letter is told of in the transaction that wrote it', async () => {
  const letters = open()
  const heard: string[] = []
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      await letters.write(tx, { to: 'amara@example.org', kind: 'sign-in', letter }, noon)
      throw new Error('no')
    }),
  )
  assert.deepEqual(await rows(), [])
  await letters.write(db, { to: 'amara@example.org', kind: 'sign-in', letter }, noon)
  const { rows: said } = await database.run(`select data from pgboss.job where name = 'letter-written' and state = 'created'`)
  heard.push(...(said as { data: { letter: string } }[]).map(({ data }) => data.letter))
  assert.ok(heard.includes((await rows())[0]?.id ?? ''))
  await jobs.settle(() => new Date())
})

test('two that send at once send each letter once', async () => {
  for (let i = 0; i < 30; i++) await write({ to: `reader${i}@example.org` })
  const sent = await Promise.all([open(), open(), open()].map((letters) => letters.sendWaiting(db, later(second))))
  assert.equal(
    sent.reduce((a, b) => a + b),
    30,
  )
  assert.equal(new Set(box.arrived.map((one) => one.to[0])).size, 30)
  assert.equal(box.arrived.length, 30)
})

test('a letter that is not taken now is tried again with growing pauses, and given up after a day', async () => {
  await write()
  box.answer(() => ({ code: 451, words: 'later please' }))
  const letters = open()
  const tried: number[] = []
  // From one moment that it is due at to the next, and a look in between, when nothing is done.
  for (let row = (await rows())[0]; row && !row.given_up_at; row = (await rows())[0]) {
    assert.equal(await letters.sendWaiting(db, new Date(row.due_at.getTime() - second)), 0)
    assert.equal((await rows())[0]?.tries, row.tries)
    tried.push((row.due_at.getTime() - noon.getTime()) / second)
    await letters.sendWaiting(db, row.due_at)
  }
  assert.deepEqual(tried.slice(0, 5), [0, 30, 90, 210, 450])
  assert.ok(tried.length < 30 && (tried.at(-2) ?? 0) <= day / second && (tried.at(-1) ?? 0) > day / second)
  const [row] = await rows()
  assert.equal(row?.sealed, null)
  assert.ok(row?.given_up_at)
  assert.match(lines.join(), /a letter is given up .*"kind":"sign-in".*for a day/)
  assert.doesNotMatch(lines.join(), /amara/)
  assert.equal(box.arrived.length, 0)
})

test('a letter that the server refuses for good is given up at once, and others go', async () => {
  await write({ to: 'nobody@example.org' })
  await write()
  box.answer((to) => (to.startsWith('nobody') ? { code: 550, words: 'no such mailbox <nobody@example.org>' } : undefined))
  assert.equal(await open().sendWaiting(db, noon), 1)
  assert.equal((await rows()).filter((row) => row.given_up_at).length, 1)
  assert.match(lines.join(), /EENVELOPE 550/)
  assert.doesNotMatch(lines.join(), /nobody/)
})

test('without an answering mail server letters stay sealed, the log says so once, and it is left alone for a while', async () => {
  await write()
  await write({ to: 'binh@example.org' })
  const nobody = await openLetterBox()
  await nobody.close()
  const letters = open(nobody.url)
  assert.equal(await letters.sendWaiting(db, noon), 0)
  assert.equal(lines.length, 1)
  assert.match(lines[0] ?? '', /the mail server cannot be used .*(ECONNECTION|ESOCKET)/)
  assert.equal(await letters.sendWaiting(db, later(10 * second)), 0)
  assert.equal(lines.length, 1)
  const [row] = await rows()
  assert.ok(row?.sealed)
  assert.equal(await open().sendWaiting(db, later(minute)), 2)
})

test('a wrong password is a mail server that cannot be used', async () => {
  await write()
  await open(box.url.replace('paper:', 'other:')).sendWaiting(db, noon)
  assert.match(lines.join(), /the mail server cannot be used .*EAUTH/)
  assert.doesNotMatch(lines.join(), /word/)
  assert.ok((await rows())[0]?.sealed)
})

test('a letter whose words have run out is not sent', async () => {
  await write({ until: later(10 * minute) })
  assert.equal(await open().sendWaiting(db, later(11 * minute)), 0)
  assert.equal(box.arrived.length, 0)
  assert.equal((await rows())[0]?.sealed, null)
})

test('nothing in a letter becomes a header or another receiver', async () => {
  for (const to of [
    'a@b.example\r\nBcc: x@y.example',
    'a@b.example, x@y.example',
    '<a@b.example>',
    'A <a@b.example>',
    'a b@c.example',
    '@b',
    '',
  ])
    await assert.rejects(write({ to }), { code: 'no-mail-address' }, to)
  await write({ letter: { ...letter, subject: 'Hello\r\nBcc: x@y.example\r\n\r\n<b>body</b>' } })
  await open().sendWaiting(db, noon)
  const { to, mail } = box.lastTo('amara@example.org')
  assert.deepEqual(to, ['amara@example.org'])
  assert.equal(mail.bcc, undefined)
  assert.equal(mail.subject, 'Hello Bcc: x@y.example <b>body</b>')
  await assert.rejects(write({ letter: { ...letter, action: { label: 'x', href: 'javascript:alert(1)' } } }), /web addresses only/)
})

test('only a letter that can be switched off says how', async () => {
  await write({ letter: { ...letter, unsubscribe: 'https://kalaya.example/account/letters?off=digest' } })
  await open().sendWaiting(db, noon)
  assert.match(box.lastTo('amara@example.org').source, /^List-Unsubscribe: <https:\/\/kalaya\.example\/account\/letters\?off=digest>/m)
})

test('without SMTP_URL a letter waits in the outbox, told of in one line without its words, and is gone after a week', async () => {
  const letters = openLetters({
    config: { SMTP_URL: undefined, MAIL_FROM: undefined, PAPER_NAME: 'Kalaya' },
    address: 'http://localhost:4100',
    secret,
    log,
  })
  assert.equal(letters.sends, false)
  await letters.write(db, { to: 'amara@example.org', kind: 'sign-in', letter }, noon)
  await letters.write(db, { to: 'binh@example.org', kind: 'trial-ends-soon', letter }, later(second))
  assert.equal(await letters.sendWaiting(db, later(second)), 0)
  await letters.sendWaiting(db, later(minute))
  assert.deepEqual(lines.sort(), [
    'a letter waits in the outbox {"kind":"sign-in","at":"http://localhost:4100/outbox"}',
    'a letter waits in the outbox {"kind":"trial-ends-soon","at":"http://localhost:4100/outbox"}',
  ])
  const waiting = await letters.outbox(db)
  assert.deepEqual(
    waiting.map(({ to, kind, subject, writtenAt }) => ({ to, kind, subject, writtenAt })),
    [
      { to: 'binh@example.org', kind: 'trial-ends-soon', subject: letter.subject, writtenAt: later(second) },
      { to: 'amara@example.org', kind: 'sign-in', subject: letter.subject, writtenAt: noon },
    ],
  )
  assert.match(waiting[0]?.text ?? '', /204613/)
  assert.deepEqual(await open().outbox(db), [], 'with a mail server there is no outbox')
  await letters.sendWaiting(db, later(7 * day + minute))
  assert.deepEqual(await rows(), [])
})

test('a forgotten reader has no letters', async () => {
  await write({ reader: 'r1' })
  await write({ reader: 'r2' })
  await forgetLetters(db, 'r1')
  assert.deepEqual(
    (await rows()).map((row) => row.reader_id),
    ['r2'],
  )
})
