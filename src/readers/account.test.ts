import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { signInDesk } from '../../tests/town/sign-in-desk.ts'
import { somebody } from '../../tests/town/somebody.ts'
import { day, hour, minute } from '../base/clock.ts'
import { sql } from '../base/database.ts'
import type { TitleId } from '../titles/titles.ts'
import {
  addReader,
  choicesForm,
  choicesOf,
  choose,
  claimOperator,
  endDevice,
  endOtherDevices,
  exportReader,
  findReaders,
  forgetReader,
  giveRole,
  isDisposable,
  listDevices,
  listMailRules,
  listRoles,
  mailRuleOf,
  nameReader,
  noChoices,
  offerOperator,
  type ReaderId,
  readerAccount,
  readerByMail,
  removeMailRule,
  rolesOf,
  setMailRule,
  takeRole,
} from './readers.ts'

const forgotten: ReaderId[] = []
const { db, jobs } = await testDatabase({ 'reader-forgotten': async (facts) => void forgotten.push(...facts.map(({ reader }) => reader)) })
const desk = signInDesk(db)
const now = new Date('2030-05-04T10:00:00Z')
const after = (ms: number) => new Date(now.getTime() + ms)
await sql`insert into publishers (id, name) values ('p', 'P')`.execute(db)
await sql`insert into titles (id, publisher_id, name, joined_at) values ('herald', 'p', 'Herald', ${now}), ('mail', 'p', 'Mail', ${now})`.execute(
  db,
)
const [herald, mail] = ['herald', 'mail'] as TitleId[]

test('choices are kept as far as they are known', async () => {
  const { reader } = await addReader(db, { mail: 'ada@example.org' }, now)
  assert.deepEqual(await choicesOf(db, reader), noChoices)
  const choices = choicesForm.parse({
    region: 'AU',
    sections: ['sport', 'world', 'sport', 'nonsense'],
    titles: ['mail', 'gone', 'herald', '<b>'],
  })
  await choose(db, { reader, choices }, now)
  assert.deepEqual(await choicesOf(db, reader), { region: 'AU', sections: ['sport', 'world'], titles: [mail, herald] })
  await choose(db, { reader, choices: { ...noChoices, titles: [herald as TitleId] } }, after(hour))
  assert.deepEqual(await choicesOf(db, reader), { region: null, sections: [], titles: [herald] })
  assert.equal(choicesForm.parse({ region: 'UK' }).region, null)
})

test('devices are listed in words, this one first, and ended', async () => {
  const [laptop, phone, ben] = [
    somebody(),
    somebody({ agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1' }),
    somebody(),
  ]
  const { session } = await desk.bring(laptop, 'cleo@example.org', now)
  await desk.bring(phone, 'cleo@example.org', after(hour))
  const other = await desk.bring(ben, 'ben@example.org', now)
  const devices = await listDevices(db, { session }, after(hour))
  assert.deepEqual(
    devices.map(({ name, current, signedInAt }) => [name, current, signedInAt]),
    [
      ['Firefox on Linux', true, now],
      ['Safari on iPhone', false, after(hour)],
    ],
  )
  const phoneId = devices[1]?.id ?? ''
  assert.equal(await endDevice(db, { session: other.session, id: phoneId }), false)
  assert.equal(await endDevice(db, { session, id: phoneId }), true)
  assert.equal(await desk.sessionAt(phone, after(hour)), undefined)
  await desk.bring(phone, 'cleo@example.org', after(2 * hour))
  assert.equal(await endOtherDevices(db, { session }), 1)
  assert.ok(await desk.sessionAt(laptop, after(2 * hour)))
})

test('no reader has more than fifty devices: the oldest end', async () => {
  const who = somebody({ ip: '192.0.2.70' })
  const { reader } = await desk.bring(who, 'many@example.org', now)
  const first = who.header()
  await sql`insert into sessions (id, reader_id, token_print, signed_in_at, seen_at, expires_at)
    select 'x' || n, ${reader}, 'x' || n, ${after(hour)}, ${after(hour)}, ${after(day)} from generate_series(1, 60) n`.execute(db)
  const newest = await desk.bring(somebody({ ip: '192.0.2.71' }), 'many@example.org', after(2 * hour))
  assert.equal((await listDevices(db, { session: newest.session }, after(2 * hour))).length, 50)
  who.keep(first.split('; '))
  assert.equal(await desk.sessionAt(who, after(2 * hour)), undefined)
})

test('a name is plain text', async () => {
  const { reader } = await addReader(db, { mail: 'ada@example.org' }, now)
  assert.deepEqual(await nameReader(db, { reader, name: '  Ada\t Lovelace ' }, now), { ok: true })
  assert.equal((await readerAccount(db, reader))?.name, 'Ada Lovelace')
  for (const name of ['x'.repeat(81), '<b>', 'a\u202eb', 'a\u0000b']) assert.equal((await nameReader(db, { reader, name }, now)).ok, false)
  assert.deepEqual(
    (await findReaders(db, { words: 'lovel' })).map(({ mail }) => mail),
    ['ada@example.org'],
  )
  assert.deepEqual(await findReaders(db, { words: '%' }), [])
  assert.equal(await readerByMail(db, 'ADA@example.org'), reader)
})

test('roles are given and taken; the last operator stays', async () => {
  const { reader } = await addReader(db, { mail: 'ada@example.org' }, now)
  const ben = (await addReader(db, { mail: 'ben@example.org' }, now)).reader
  await giveRole(db, { reader, role: 'operator' }, now)
  await giveRole(db, { reader, role: 'operator' }, now)
  await giveRole(db, { reader, role: 'publisher', title: herald as TitleId }, after(1))
  assert.deepEqual(await rolesOf(db, reader), [
    { role: 'reader', title: null },
    { role: 'operator', title: null },
    { role: 'publisher', title: herald },
  ])
  assert.equal(await takeRole(db, { reader, role: 'operator' }), false)
  await giveRole(db, { reader: ben, role: 'operator' }, now)
  assert.equal(await takeRole(db, { reader, role: 'operator' }), true)
  assert.equal(await takeRole(db, { reader, role: 'publisher', title: mail as TitleId }), false)
  assert.deepEqual(
    (await listRoles(db)).map(({ mail, role, title }) => [mail, role, title]),
    [
      ['ben@example.org', 'operator', null],
      ['ada@example.org', 'publisher', herald],
    ],
  )
})

test('the link in the terminal makes one operator, once', async () => {
  await sql`delete from reader_roles`.execute(db)
  const [ada, ben] = [
    (await addReader(db, { mail: 'ada@example.org' }, now)).reader,
    (await addReader(db, { mail: 'ben@example.org' }, now)).reader,
  ]
  const old = await offerOperator(db, now)
  const token = await offerOperator(db, now)
  assert.ok(old && token)
  assert.equal(JSON.stringify((await sql`select * from operator_claims`.execute(db)).rows).includes(token), false)
  assert.equal(await claimOperator(db, { token: old, reader: ben }, now), false)
  assert.equal(await claimOperator(db, { token, reader: ben }, after(8 * day)), false)
  const both = await Promise.all([claimOperator(db, { token, reader: ada }, now), claimOperator(db, { token, reader: ben }, now)])
  assert.equal(both.filter(Boolean).length, 1)
  assert.equal(await claimOperator(db, { token, reader: ben }, now), false)
  assert.equal(await offerOperator(db, now), undefined)
})

test("mail rules: the operator's word, the nearest domain, then the list", async () => {
  assert.equal(await isDisposable('mailinator.com'), true)
  assert.equal(await isDisposable('box.mailinator.com'), true)
  assert.equal(await isDisposable('gmail.com'), false)
  assert.equal(await mailRuleOf(db, 'mailinator.com'), 'no-trial')
  assert.equal(await mailRuleOf(db, 'mailinator.com', 'refuse'), 'refuse')
  assert.equal(await mailRuleOf(db, 'example.org', 'refuse'), 'allow')
  assert.deepEqual(await setMailRule(db, { domain: 'Mailinator.com', rule: 'allow' }, now), { ok: true })
  await setMailRule(db, { domain: 'bad.mailinator.com', rule: 'refuse' }, now)
  assert.equal(await mailRuleOf(db, 'mailinator.com', 'refuse'), 'allow')
  assert.equal(await mailRuleOf(db, 'x.bad.mailinator.com'), 'refuse')
  assert.equal((await setMailRule(db, { domain: 'no domain', rule: 'allow' }, now)).ok, false)
  assert.deepEqual(
    (await listMailRules(db)).map(({ domain }) => domain),
    ['bad.mailinator.com', 'mailinator.com'],
  )
  assert.equal(await removeMailRule(db, { domain: 'mailinator.com' }), true)
  assert.equal(await mailRuleOf(db, 'mailinator.com'), 'no-trial')
})

test('a password is set, told of by letter, and asked for when it is changed later', async () => {
  const [dora, phone] = [somebody({ ip: '192.0.2.80' }), somebody({ ip: '192.0.2.81' })]
  const { session } = await desk.bring(dora, 'dora@example.org', now)
  await desk.bring(phone, 'dora@example.org', after(1))
  const set = (password: string, at: Date, old?: string) => desk.signIn.setPassword(db, { session, password, old, asker: dora.asker() }, at)
  assert.equal(((await set('short', now)) as { code: string }).code, 'password-short')
  assert.equal(((await set('x'.repeat(129), now)) as { code: string }).code, 'password-long')
  assert.equal(((await set('four words make it', after(hour))) as { code: string }).code, 'sign-in-again')
  assert.deepEqual(await set('four words make it', after(minute)), { ok: true })
  assert.equal(await desk.sessionAt(phone, after(minute)), undefined)
  assert.equal((await desk.lastLetter('dora@example.org')).kind, 'password-changed')
  const enter = (password: string) =>
    desk.signIn.enterPassword(db, { mail: 'Dora@example.org', password, next: '/a', asker: phone.asker() }, after(hour))
  const opened = await enter('four words make it')
  assert.ok(opened.ok)
  assert.deepEqual([opened.next, opened.joined], ['/a', false])
  assert.equal((await enter('four words make  it')).ok, false)
  assert.equal(((await set('another one of words', after(hour), 'wrong')) as { code: string }).code, 'password-wrong')
  assert.deepEqual(await set('another one of words', after(hour), 'four words make it'), { ok: true })
  assert.equal((await enter('four words make it')).ok, false)
  assert.equal((await enter('another one of words')).ok, true)
  assert.doesNotMatch(JSON.stringify((await sql`select * from accounts`.execute(db)).rows), /words/)
})

test('a new address is proved by a code; the old one is told; one that is taken changes nothing', async () => {
  const emil = somebody({ ip: '192.0.2.82' })
  const { session, reader } = await desk.bring(emil, 'emil@example.org', now)
  const ask = async (mail: string, at = now) => {
    const asked = await desk.signIn.askNewMail(db, { session, mail, asker: emil.asker() }, at)
    if (asked.ok) emil.keep(asked.cookies)
    return asked
  }
  const take = (code: string, at = now) => desk.signIn.takeNewMail(db, { session, code, asker: emil.asker() }, at)
  assert.equal(((await ask('emil@example.org')) as { code: string }).code, 'mail-same')
  assert.equal(((await ask('new@example.org', after(2 * day))) as { code: string }).code, 'sign-in-again')
  await setMailRule(db, { domain: 'away.example', rule: 'refuse' }, now)
  assert.equal(((await ask('emil@away.example')) as { code: string }).code, 'mail-refused')
  assert.equal((await ask('ada@example.org')).ok, true)
  const taken = await desk.lastLetter('ada@example.org')
  assert.deepEqual([taken.code, taken.kind], ['', 'new-mail'])
  assert.equal((await take('000000')).ok, false)
  assert.equal((await ask('emil.new@example.org')).ok, true)
  const { code } = await desk.lastLetter('emil.new@example.org')
  assert.deepEqual(await take(code, after(minute)), { ok: true, mail: 'emil.new@example.org' })
  assert.equal((await take(code)).ok, false)
  const told = await desk.lastLetter('emil@example.org')
  assert.equal(told.kind, 'mail-changed')
  assert.doesNotMatch(told.text, /emil\.new/)
  assert.equal((await desk.sessionAt(emil, now))?.mail, 'emil.new@example.org')
  // Letters of one instant have no order.
  const again = await desk.bring(somebody({ ip: '192.0.2.83' }), 'emil.new@example.org', after(5 * minute))
  assert.deepEqual([again.reader, again.joined], [reader, false])
})

test('two operators who take the part of each other at the same moment leave one', async () => {
  const all = async () => (await listRoles(db)).filter(({ role }) => role === 'operator').map(({ reader }) => reader)
  const [first = '' as ReaderId] = await all()
  const { reader: second } = await addReader(db, { mail: 'second@example.org' }, now)
  for (let turn = 0; turn < 8; turn++) {
    for (const reader of [first, second]) await giveRole(db, { reader, role: 'operator' }, now)
    const took = await Promise.all([first, second].map((reader) => takeRole(db, { reader, role: 'operator' })))
    assert.deepEqual([took.filter(Boolean).length, (await all()).length], [1, 1])
  }
  await giveRole(db, { reader: first, role: 'operator' }, now)
  await takeRole(db, { reader: second, role: 'operator' })
})

test('of two who prove one new address at the same moment one has it, and the other is told', async () => {
  const both = [somebody({ ip: '192.0.2.85' }), somebody({ ip: '192.0.2.86' })]
  const take = []
  for (const [i, who] of both.entries()) {
    const { session } = await desk.bring(who, `twin${i}@example.org`, now)
    const at = after((i + 1) * minute)
    const asked = await desk.signIn.askNewMail(db, { session, mail: 'twins@example.org', asker: who.asker() }, at)
    assert.ok(asked.ok)
    who.keep(asked.cookies)
    const { code } = await desk.lastLetter('twins@example.org')
    take.push({ session, code, who })
  }
  const answers = await Promise.all(
    take.map(({ session, code, who }) => desk.signIn.takeNewMail(db, { session, code, asker: who.asker() }, after(3 * minute))),
  )
  assert.equal(answers.filter(({ ok }) => ok).length, 1, JSON.stringify(answers))
  for (const answer of answers) if (!answer.ok) assert.match(answer.code, /mail-taken|code-over/)
})

test('export gives all of this room but secrets; forgetting leaves no row that names the reader', async () => {
  const fay = somebody({ ip: '192.0.2.84' })
  const { reader, session } = await desk.bring(fay, 'fay@example.org', now)
  await nameReader(db, { reader, name: 'Fay' }, now)
  await choose(db, { reader, choices: { region: 'AU', sections: ['world'], titles: [herald as TitleId] } }, now)
  await giveRole(db, { reader, role: 'editor' }, now)
  await desk.signIn.setPassword(db, { session, password: 'four words make it', asker: fay.asker() }, now)
  await desk.signIn.sendCode(db, { mail: 'fay@example.org', asker: fay.asker() }, now)
  const told = JSON.stringify(await exportReader(db, reader, now))
  for (const part of ['fay@example.org', 'Fay', '"AU"', 'herald', 'editor', 'Firefox', '"password":true'])
    assert.ok(told.includes(part), part)
  assert.doesNotMatch(told, /print|token|:[0-9a-f]{64}/)

  assert.equal(await forgetReader(db, { reader }, now), true)
  assert.equal(await forgetReader(db, { reader }, now), false)
  await jobs.settle(() => now)
  assert.deepEqual(forgotten, [reader])
  assert.deepEqual(await exportReader(db, reader, now), {})
  assert.equal(await desk.sessionAt(fay, now), undefined)
  const { rows: tables } = await sql<{
    table_name: string
  }>`select table_name from information_schema.tables where table_schema = 'public'`.execute(db)
  for (const { table_name } of tables) {
    const { rows } = await sql<{ text: string }>`select row_to_json(t)::text as text from ${sql.table(table_name)} t`.execute(db)
    // A sign-in letter that waits for the outbox is sealed and knows no reader; nothing else may be left.
    for (const { text } of rows) assert.ok(!text.includes(reader) && !text.includes('fay@'), `${table_name}: ${text}`)
  }
})
