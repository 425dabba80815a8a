import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAuthenticator } from '../../tests/town/authenticator.ts'
import { testDatabase } from '../../tests/town/database.ts'
import { signInDesk } from '../../tests/town/sign-in-desk.ts'
import { type Somebody, somebody } from '../../tests/town/somebody.ts'
import { day, hour, minute } from '../base/clock.ts'
import { sql } from '../base/database.ts'
import { sessionPrint } from './readers.ts'

const { db } = await testDatabase()
const desk = signInDesk(db)
const now = new Date('2030-05-04T10:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)
const codeOf = (answer: { ok: unknown; code?: string }) => (answer.ok === false ? answer.code : 'in')
let place = 0
/** A browser on a network of its own, so that limits of one attack are not those of the next. */
const anew = () => somebody({ ip: `198.51.100.${++place}` })
const ask = async (who: Somebody, mail: string, at = now, next?: string) => {
  const sent = await desk.signIn.sendCode(db, { mail, next, asker: who.asker() }, at)
  if (sent.ok) who.keep(sent.cookies)
  return sent
}
const wrongCode = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, '0')

/** A database that writes down every statement and how many rows it gave, to compare the work done for one and for another. */
const watched = () => {
  const statements: string[] = []
  const seen = db.withPlugin({
    transformQuery({ node, queryId }) {
      statements.push(db.getExecutor().compileQuery(node, queryId).sql.replace(/\s+/g, ' '))
      return node
    },
    async transformResult({ result }) {
      statements.push(`${result.rows.length} rows`)
      return result
    },
  })
  return { db: seen, statements }
}

test('session fixation: a session that was planted in a browser is not the one that a sign-in opens, and ends with it', async () => {
  const [evil, ada] = [anew(), anew()]
  await desk.bring(evil, 'evil@example.org', now)
  ada.keep(evil.header().split('; '))
  const planted = sessionPrint(ada.header())
  const { session } = await desk.bring(ada, 'ada@example.org', after(1))
  assert.notEqual(sessionPrint(ada.header()), planted)
  assert.equal(session.mail, 'ada@example.org')
  assert.equal(await desk.sessionAt(evil, after(1)), undefined)
})

test('each sign-in is another session', async () => {
  const ada = anew()
  const first = await desk.bring(ada, 'ada@example.org', after(minute))
  const second = await desk.bring(ada, 'ada@example.org', after(2 * minute))
  assert.notEqual(first.session.id, second.session.id)
})

test('cookie tampering: a token that was changed in any place opens nothing, nor does a plain cookie on https', async () => {
  const ada = anew()
  await desk.bring(ada, 'tamper@example.org', now)
  const [name, value = ''] = [...ada.cookies].find(([name]) => name.includes('session')) ?? []
  assert.equal(name, '__Host-masthead-session')
  const token = value.split(/\.|%2E/)[0] ?? ''
  for (let at = 0; at < token.length; at++) {
    const thief = anew()
    thief.cookies.set('__Host-masthead-session', `${token.slice(0, at)}${token[at] === 'a' ? 'b' : 'a'}${value.slice(at + 1)}`)
    assert.equal(await desk.sessionAt(thief, now), undefined, `place ${at}`)
  }
  const neighbour = anew()
  neighbour.cookies.set('masthead-session', value)
  assert.equal(await desk.sessionAt(neighbour, now), undefined)
  for (const nonsense of ['', '.', '%', "' or 1=1 --", 'x'.repeat(5000), '\u0000'.repeat(30)])
    assert.equal(sessionPrint(`__Host-masthead-session=${nonsense}`), undefined)
})

test('every cookie has every flag; on http it has no false promise', async () => {
  const lines = async (address: string) => {
    const there = signInDesk(db, { address })
    const who = anew()
    const sent = await there.signIn.sendCode(db, { mail: 'flags@example.org', asker: who.asker() }, after(place * minute))
    assert.ok(sent.ok)
    who.keep(sent.cookies)
    const opened = await there.signIn.enterCode(
      db,
      { mail: 'flags@example.org', code: (await there.lastLetter('flags@example.org')).code, asker: who.asker() },
      after(place * minute),
    )
    assert.ok(opened.ok)
    return [...sent.cookies, ...opened.cookies]
  }
  for (const line of await lines('https://paper.example')) {
    assert.match(line, /^__Host-masthead-\w+=/)
    for (const flag of [/; Path=\/(;|$)/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Secure/i]) assert.match(line, flag)
    assert.doesNotMatch(line, /Domain=/i)
  }
  for (const line of await lines('http://localhost:4100')) assert.doesNotMatch(line, /__Host-|; Secure/)
})

test('the database gives nothing away: no token, code, link or cookie lies in it', async () => {
  const who = anew()
  await ask(who, 'leak@example.org', now)
  const { code, token } = await desk.lastLetter('leak@example.org')
  const { session } = await desk.bring(who, 'leak2@example.org', now)
  assert.ok(session)
  const secrets = [token, ...[...who.cookies.values()].flatMap((value) => [value, value.split(/\.|%2E/)[0] ?? ''])]
  const rows = JSON.stringify(
    (
      await sql`select (select json_agg(s) from sessions s) as s, (select json_agg(p) from mail_proofs p) as p, (select json_agg(l) from letters l) as l,
      (select json_agg(r) from rate_limits r) as r`.execute(db)
    ).rows,
  )
  for (const secret of secrets) assert.ok(secret.length > 15 && !rows.includes(secret))
  assert.ok(!rows.includes(`"${code}"`) && !rows.includes('198.51.100.'))
  // A print without the paper's secret finds the code by trying a million: it must not.
  const { createHash } = await import('node:crypto')
  for (const form of ['hex', 'base64url'] as const) assert.ok(!rows.includes(createHash('sha256').update(code).digest(form)))
})

test('link reuse: a link works once, also when two follow it at the same time', async () => {
  const who = anew()
  await ask(who, 'once@example.org')
  const { token } = await desk.lastLetter('once@example.org')
  const answers = await Promise.all([1, 2, 3].map(() => desk.signIn.followLink(db, { token, asker: who.asker() }, now)))
  assert.deepEqual(answers.map(codeOf).sort(), ['in', 'link-over', 'link-over'])
  assert.equal(codeOf(await desk.signIn.followLink(db, { token, asker: who.asker(), confirmed: true }, now)), 'link-over')
})

test('link and code void each other', async () => {
  const who = anew()
  await ask(who, 'void@example.org')
  const first = await desk.lastLetter('void@example.org')
  assert.equal(codeOf(await desk.signIn.enterCode(db, { mail: 'void@example.org', code: first.code, asker: who.asker() }, now)), 'in')
  assert.equal(codeOf(await desk.signIn.followLink(db, { token: first.token, asker: who.asker() }, now)), 'link-over')
  await ask(who, 'void@example.org', after(minute))
  const second = await desk.lastLetter('void@example.org')
  assert.equal(codeOf(await desk.signIn.followLink(db, { token: second.token, asker: who.asker() }, after(minute))), 'in')
  const late = await desk.signIn.enterCode(db, { mail: 'void@example.org', code: second.code, asker: who.asker() }, after(minute))
  assert.equal(codeOf(late), 'code-over')
})

test('a mail scanner that opens the link signs nobody in and uses nothing up', async () => {
  const [who, scanner] = [anew(), anew()]
  await ask(who, 'scan@example.org')
  const { token } = await desk.lastLetter('scan@example.org')
  for (let i = 0; i < 3; i++)
    assert.deepEqual(await desk.signIn.followLink(db, { token, asker: scanner.asker() }, now), { ok: 'ask', mail: 'scan@example.org' })
  assert.equal(codeOf(await desk.signIn.followLink(db, { token, asker: who.asker() }, now)), 'in')
  for (const token of ['', 'x', "' or true --", 'x'.repeat(10_000)])
    assert.equal(codeOf(await desk.signIn.followLink(db, { token, asker: who.asker() }, now)), 'link-over')
})

test('code guessing: five wrong ones lock the letter, the right one too, also when they come at once', async () => {
  const who = anew()
  await ask(who, 'guess@example.org')
  const { code } = await desk.lastLetter('guess@example.org')
  const enter = (tried: string, at = now) => desk.signIn.enterCode(db, { mail: 'guess@example.org', code: tried, asker: who.asker() }, at)
  const guesses = await Promise.all(Array.from({ length: 8 }, () => enter(wrongCode(code))))
  assert.deepEqual(guesses.map(codeOf).sort(), [...Array(3).fill('code-locked'), ...Array(5).fill('code-wrong')])
  assert.equal(codeOf(await enter(code)), 'code-locked')
})

test('a code is nothing in a browser that did not ask for it, and its tries lock nobody else out', async () => {
  const [who, thief] = [anew(), anew()]
  await ask(who, 'bound@example.org')
  const { code } = await desk.lastLetter('bound@example.org')
  await ask(thief, 'thief@example.org')
  for (let i = 0; i < 6; i++)
    assert.equal(codeOf(await desk.signIn.enterCode(db, { mail: 'bound@example.org', code, asker: thief.asker() }, now)), 'code-over')
  assert.equal(codeOf(await desk.signIn.enterCode(db, { mail: 'bound@example.org', code, asker: who.asker() }, now)), 'in')
})

test('strangers who try codes for an address all day long, with letters of their own and without, keep nobody out', async () => {
  const mail = 'besieged@example.org'
  const thief = anew()
  await ask(thief, mail)
  for (let i = 0; i < 40; i++) {
    await desk.signIn.enterCode(db, { mail, code: '000000', asker: anew().asker() }, now)
    if (i < 35) await desk.signIn.enterCode(db, { mail, code: '000000', asker: thief.asker() }, now)
  }
  assert.equal(codeOf(await desk.signIn.enterCode(db, { mail, code: '000000', asker: thief.asker() }, now)), 'too-many')
  const who = anew()
  await ask(who, mail, after(minute))
  const { code } = await desk.lastLetter(mail)
  assert.equal(codeOf(await desk.signIn.enterCode(db, { mail, code, asker: who.asker() }, after(minute))), 'in')
})

test('many letters are not many guesses: letters and codes for one address are counted, from wherever they are asked', async () => {
  let sent = 0
  let until: Date | undefined
  for (let i = 0; i < 8; i++) {
    const answer = await ask(anew(), 'victim@example.org', after(i * minute))
    if (answer.ok) sent++
    else until = answer.until
  }
  assert.equal(sent, 5)
  assert.deepEqual(until, after(hour))
  for (let i = 0; i < 22; i++) if ((await ask(anew(), 'victim@example.org', after((i + 1) * hour + minute))).ok) sent++
  assert.equal(sent, 12)
})

test('one network cannot write to everybody, and a /64 of IPv6 is one', async () => {
  const answers = []
  for (let i = 0; i < 25; i++) {
    const who = somebody({ ip: `2001:db8:0:1::${i.toString(16)}` })
    answers.push(codeOf(await ask(who, `spam${i}@example.org`)))
  }
  assert.equal(answers.filter((code) => code === 'in').length, 20)
  assert.equal(codeOf(await ask(somebody({ ip: '2001:db8:0:2::1' }), 'spam@example.org')), 'in')
})

test('enumeration: same words, same cookies, same letter and same statements for known and unknown addresses', async () => {
  await desk.bring(anew(), 'known@example.org', now)
  const measure = async (mail: string) => {
    const { db: seen, statements } = watched()
    const who = anew()
    const at = after(2 * hour)
    const sent = await desk.signIn.sendCode(seen, { mail, asker: who.asker() }, at)
    assert.ok(sent.ok)
    who.keep(sent.cookies)
    const { code, text, subject } = await desk.lastLetter(mail)
    const wrong = await desk.signIn.enterCode(seen, { mail, code: wrongCode(code), asker: who.asker() }, at)
    const password = await desk.signIn.enterPassword(seen, { mail, password: 'four words make it', asker: who.asker() }, at)
    const letter = [subject, text]
      .join()
      .replaceAll(/\d{3} \d{3}|token=[\w-]+/g, '')
      .replaceAll(mail, '')
    return { answers: [sent.cookies.map((line) => line.replace(/=[\w-]{43};/, '=…;')), wrong, password], letter, statements }
  }
  const known = await measure('known@example.org')
  const unknown = await measure('stranger@example.org')
  assert.ok(known.statements.length >= 8, `${known.statements.length} statements`)
  assert.deepEqual(known, unknown)
})

test('enumeration by password: one with a password, one without and none at all cost one statement and one scrypt each', async () => {
  const ada = anew()
  const { session } = await desk.bring(ada, 'scrypt@example.org', now)
  assert.ok((await desk.signIn.setPassword(db, { session, password: 'four words make it', asker: ada.asker() }, now)).ok)
  await desk.bring(anew(), 'without@example.org', now)
  const cost = async (mail: string) => {
    const { db: seen, statements } = watched()
    const before = process.cpuUsage()
    const answer = await desk.signIn.enterPassword(seen, { mail, password: 'not the right one', asker: anew().asker() }, now)
    const { user, system } = process.cpuUsage(before)
    return { answer, statements: statements.length, work: user + system }
  }
  await cost('warm@example.org')
  const [has, without, none] = [await cost('scrypt@example.org'), await cost('without@example.org'), await cost('none@example.org')]
  assert.deepEqual([has.answer, has.statements], [without.answer, without.statements])
  assert.deepEqual([has.answer, has.statements], [none.answer, none.statements])
  // scrypt with better-auth's parameters takes tens of milliseconds of a processor; leaving it out would take less than five.
  for (const { work } of [has, without, none]) assert.ok(work > 10_000, `${work} µs of a processor`)
})

test('password guessing is counted by address and by network, whatever is guessed', async () => {
  const answers = []
  for (let i = 0; i < 12; i++)
    answers.push(
      codeOf(
        await desk.signIn.enterPassword(db, { mail: 'bruised@example.org', password: `guess number ${i}`, asker: anew().asker() }, now),
      ),
    )
  assert.deepEqual(answers, [...Array(10).fill('password-wrong'), 'too-many', 'too-many'])
})

test('open redirects: wherever `next` comes from, it leads to a path of ours', async () => {
  for (const next of [
    '//evil.example',
    '\\\\evil.example',
    '/%5cevil.example',
    'javascript:alert(1)',
    '/\n/evil.example',
    'https://evil.example',
    `/${'x'.repeat(5000)}`,
  ]) {
    const who = anew()
    const mail = `next${place}@example.org`
    await ask(who, mail, now, next)
    const opened = await desk.signIn.enterCode(db, { mail, code: (await desk.lastLetter(mail)).code, asker: who.asker() }, now)
    assert.ok(opened.ok)
    assert.equal(opened.next, '/')
  }
})

test('host-header mails: links in letters are of the configured address, whatever the request says', async () => {
  const who = anew()
  await ask(who, 'host@example.org')
  const { text, html } = await desk.lastLetter('host@example.org')
  assert.match(text, /https:\/\/paper\.example\/sign-in\/link/)
  assert.doesNotMatch(`${text}${html}`, /evil\.example/)
})

test('header injection: an address with a line break or a second recipient gets no letter', async () => {
  for (const mail of [
    'a@example.org\nBcc: b@example.org',
    'a@example.org\r\n\r\nhello',
    'a@example.org,b@example.org',
    'a@example.org>\nX: y',
  ])
    assert.equal(codeOf(await ask(anew(), mail)), 'mail-wrong')
})

test('passkey challenge replay: a signature that was used, or made for another browser, opens nothing', async () => {
  const ada = anew()
  await desk.bring(ada, 'key@example.org', now)
  const key = openAuthenticator({ origin: desk.address })
  const post = async (who: Somebody, path: string, body: object) => {
    const headers = { 'content-type': 'application/json', origin: desk.address }
    const request = new Request(`https://paper.example/sign-in/passkey/${path}`, { method: 'POST', body: JSON.stringify(body), headers })
    const answer = await desk.signIn.passkey(db, request, who.asker(), now)
    return { cookies: answer.headers.getSetCookie(), ...((await answer.json()) as { ok: boolean; options?: { challenge: string } }) }
  }
  const start = await post(ada, 'add/options', {})
  ada.keep(start.cookies)
  assert.ok(start.options)
  assert.equal((await post(ada, 'add/verify', { response: key.create(start.options) })).ok, true)
  const phone = anew()
  const asked = await post(phone, 'options', {})
  phone.keep(asked.cookies)
  assert.ok(asked.options)
  const response = key.get(asked.options)
  const answers = await Promise.all([1, 2].map(() => post(phone, 'verify', { response })))
  assert.equal(answers.filter(({ ok }) => ok).length, 1)
  assert.equal((await post(phone, 'verify', { response })).ok, false)
  assert.equal((await post(anew(), 'verify', { response })).ok, false)
})

test('a stolen session does not become the account: password, address and passkeys ask for a fresh sign-in', async () => {
  const ada = anew()
  const { session } = await desk.bring(ada, 'stolen@example.org', now)
  const later = after(3 * day)
  const asker = ada.asker()
  assert.equal(codeOf(await desk.signIn.setPassword(db, { session, password: 'four words make it', asker }, later)), 'sign-in-again')
  assert.equal(codeOf(await desk.signIn.askNewMail(db, { session, mail: 'thief@example.org', asker }, later)), 'sign-in-again')
})

test('whatever was tried above, nobody has become more than a reader by it', async () => {
  assert.deepEqual((await sql`select 1 from reader_roles`.execute(db)).rows, [])
})
