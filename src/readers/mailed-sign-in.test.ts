import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { signInDesk } from '../../tests/town/sign-in-desk.ts'
import { somebody } from '../../tests/town/somebody.ts'
import { day, minute } from '../base/clock.ts'
import { sql } from '../base/database.ts'
import type { ReaderId } from './readers.ts'

const joined: { reader: ReaderId }[] = []
const { db, jobs } = await testDatabase({ 'reader-joined': async (facts) => void joined.push(...facts) })
const desk = signInDesk(db)
const now = new Date('2030-05-04T10:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)

test('joining is one letter and one code', async () => {
  const ada = somebody()
  const { reader, session, joined: isNew } = await desk.bring(ada, 'Ada@Example.org', now)
  assert.equal(isNew, true)
  assert.deepEqual(
    { ...session, id: '' },
    {
      id: '',
      reader,
      mail: 'ada@example.org',
      name: null,
      roles: [{ role: 'reader', title: null }],
      joinedAt: now,
      signedInAt: now,
    },
  )
  await jobs.settle(() => now)
  assert.deepEqual(joined, [{ reader }])
  const { rows } = await sql`select count(*) as letters from letters`.execute(db)
  assert.deepEqual(rows, [{ letters: 1 }])
})

test('the second time the same reader signs in with a new session', async () => {
  const elsewhere = somebody({ ip: '192.0.2.2' })
  const first = joined[0]
  const { reader, joined: isNew } = await desk.bring(elsewhere, 'ada@example.org', after(day))
  assert.equal(isNew, false)
  assert.equal(reader, first?.reader)
})

test('the link signs in at once where it was asked for, and goes on to where the reader was', async () => {
  const ben = somebody()
  const sent = await desk.signIn.sendCode(db, { mail: 'ben@example.org', next: '/news/a-piece?x=1', asker: ben.asker() }, now)
  assert.ok(sent.ok)
  ben.keep(sent.cookies)
  const letter = await desk.lastLetter('ben@example.org')
  assert.match(letter.text, /https:\/\/paper\.example\/sign-in\/link\?token=/)
  assert.doesNotMatch(letter.text + letter.html, /evil\.example/)
  const opened = await desk.signIn.followLink(db, { token: letter.token, asker: ben.asker() }, after(minute))
  assert.ok(opened.ok === true)
  assert.deepEqual([opened.joined, opened.next], [true, '/news/a-piece?x=1'])
  ben.keep(opened.cookies)
  assert.equal((await desk.sessionAt(ben, after(minute)))?.mail, 'ben@example.org')
})

test('another browser is asked first', async () => {
  const [here, phone] = [somebody(), somebody({ ip: '192.0.2.3' })]
  const sent = await desk.signIn.sendCode(db, { mail: 'cleo@example.org', asker: here.asker() }, now)
  assert.ok(sent.ok)
  here.keep(sent.cookies)
  const { token } = await desk.lastLetter('cleo@example.org')
  assert.deepEqual(await desk.signIn.followLink(db, { token, asker: phone.asker() }, now), { ok: 'ask', mail: 'cleo@example.org' })
  const opened = await desk.signIn.followLink(db, { token, asker: phone.asker(), confirmed: true }, now)
  assert.ok(opened.ok === true && opened.joined)
})

test('who asks twice may use either letter, and nothing works after a quarter of an hour', async () => {
  const dora = somebody()
  const ask = async (at: Date) => {
    const sent = await desk.signIn.sendCode(db, { mail: 'dora@example.org', asker: dora.asker() }, at)
    assert.ok(sent.ok)
    dora.keep(sent.cookies)
    return desk.lastLetter('dora@example.org')
  }
  const first = await ask(now)
  await ask(after(minute))
  const opened = await desk.signIn.enterCode(db, { mail: 'dora@example.org', code: first.code, asker: dora.asker() }, after(2 * minute))
  assert.equal(opened.ok, true)
  const late = await ask(after(3 * minute))
  const past = await desk.signIn.enterCode(db, { mail: 'dora@example.org', code: late.code, asker: dora.asker() }, after(18 * minute))
  assert.equal(!past.ok && past.code, 'code-over')
  const link = await desk.signIn.followLink(db, { token: late.token, asker: dora.asker() }, after(18 * minute))
  assert.equal(!link.ok && link.code, 'link-over')
})

test('of two browsers that join with one address at the same moment one makes the reader, and none fails', async () => {
  for (let round = 0; round < 5; round++) {
    const mail = `twin${round}@example.org`
    const both = await Promise.all(
      [1, 2].map(async (n) => {
        const who = somebody({ ip: `192.0.2.${100 + round * 2 + n}` })
        const sent = await desk.signIn.sendCode(db, { mail, asker: who.asker() }, after(round * 10 + n))
        assert.ok(sent.ok)
        who.keep(sent.cookies)
        return who
      }),
    )
    const letters = (await desk.letters.outbox(db, 500)).filter(({ to }) => to === mail)
    const tokens = letters.map(({ text }) => /token=([\w-]+)/.exec(text)?.[1] ?? '')
    const codes = letters.map(({ text }) => /\b(\d{3}) (\d{3})\b/.exec(text)?.slice(1).join('') ?? '')
    const at = after(minute)
    const [one, two] = both
    assert.ok(one && two && tokens[0] && codes[1])
    const answers = await Promise.all([
      desk.signIn.followLink(db, { token: tokens[0], asker: one.asker(), confirmed: true }, at),
      desk.signIn.enterCode(db, { mail, code: codes[1], asker: two.asker() }, at),
      desk.signIn.enterCode(db, { mail, code: codes[1], asker: one.asker() }, at),
    ])
    assert.equal(answers.filter(({ ok }) => ok === true).length, 1, JSON.stringify(answers))
    assert.equal((await sql`select 1 from readers where mail = ${mail}`.execute(db)).rows.length, 1)
  }
})

test('a session lasts sixty days from its last use, which is written once a day', async () => {
  const emil = somebody()
  await desk.bring(emil, 'emil@example.org', now)
  const ends = async () =>
    (
      await sql<{ expires_at: Date; seen_at: Date }>`select s.expires_at, s.seen_at from sessions s join readers r on r.id = s.reader_id
        where r.mail = 'emil@example.org'`.execute(db)
    ).rows[0]
  assert.deepEqual((await ends())?.expires_at, after(60 * day))
  assert.ok(await desk.sessionAt(emil, after(day / 2)))
  assert.deepEqual(await ends(), { expires_at: after(60 * day), seen_at: now })
  assert.ok(await desk.sessionAt(emil, after(59 * day)))
  assert.deepEqual(await ends(), { expires_at: after(119 * day), seen_at: after(59 * day) })
  assert.equal(await desk.sessionAt(emil, after(119 * day)), undefined)
})

test('signing out ends the row', async () => {
  const fay = somebody()
  const { session } = await desk.bring(fay, 'fay@example.org', now)
  const stolen = fay.header()
  const { cookies } = await desk.signIn.signOut(db, { session, asker: fay.asker() }, now)
  fay.keep(cookies)
  assert.equal(fay.header(), '')
  const thief = somebody()
  thief.keep(stolen.split('; '))
  assert.equal(await desk.sessionAt(thief, now), undefined)
})

test('an address that is refused is told so to its owner alone', async () => {
  const strict = signInDesk(db, { DISPOSABLE_MAIL: 'refuse' })
  const gus = somebody({ ip: '192.0.2.9' })
  const sent = await strict.signIn.sendCode(db, { mail: 'gus@mailinator.com', asker: gus.asker() }, now)
  assert.ok(sent.ok)
  gus.keep(sent.cookies)
  const { code } = await strict.lastLetter('gus@mailinator.com')
  const opened = await strict.signIn.enterCode(db, { mail: 'gus@mailinator.com', code, asker: gus.asker() }, now)
  assert.equal(!opened.ok && opened.code, 'mail-refused')
  assert.deepEqual((await sql`select 1 from readers where mail = 'gus@mailinator.com'`.execute(db)).rows, [])
})
