import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaper } from '../../../../tests/town/open-paper.ts'
import { sql } from '../../../base/database.ts'

const paper = await openPaper()
const { db } = paper
const minutes = 60_000

test('the account is for readers: a visitor is led to sign in and back, for every page and form of it', async () => {
  const stranger = paper.person()
  const mine = paper.web.surface.filter(({ path }) => path.startsWith('/account'))
  assert.ok(mine.length > 15)
  for (const { method, path } of mine) {
    const seen = method === 'GET' ? await stranger.open(path) : await stranger.send(path)
    assert.equal(seen.path.split('?')[0], '/join', `${method} ${path}`)
  }
  assert.equal((await stranger.open('/account/devices')).path, '/join?next=%2Faccount%2Fdevices')
})

test('one page says who he is, how he stands, what he chose and where all else is', async () => {
  const ada = await paper.member('ada@example.org')
  const { document, text } = await ada.open('/account')
  assert.match(text, /ada@example\.org/)
  assert.match(text, /until 7 December 2026/)
  const links = [...document.querySelectorAll('main a')].map((one) => one.getAttribute('href') ?? '')
  for (const path of ['/membership', '/membership/receipts', '/account/sign-in', '/account/devices', '/account/export', '/account/forget'])
    assert.ok(links.includes(path), path)
  for (const path of links.filter((link) => link.startsWith('/account'))) assert.equal((await ada.open(path)).status, 200, path)
})

test('who was given no free days is told why, on both pages; nobody else is', async () => {
  const first = await paper.member('ad.a@gmail.com')
  const again = await paper.member('ada+second@gmail.com')
  const thrown = await paper.member('somebody@mailinator.com')
  for (const path of ['/account', '/membership']) {
    assert.doesNotMatch((await first.open(path)).text, /You have no free days/)
    assert.match((await again.open(path)).text, /You have no free days, because somebody with this mail address has had them before/)
    assert.match((await thrown.open(path)).text, /You have no free days, because none are given at your mail service/)
  }
  assert.doesNotMatch((await paper.person().open('/membership')).text, /You have no free days/)
})

test('a name is kept; one that cannot be is told so beside the field, with what was typed', async () => {
  const ada = await paper.member('name@example.org')
  assert.match((await ada.send('/account/name', { name: '  Ada   Lovelace ' })).text, /<h1>Ada Lovelace<\/h1>/)
  const wrong = await ada.send('/account/name', { name: '<b>Ada</b>' })
  assert.equal(wrong.status, 400)
  assert.equal(wrong.document.querySelector('#name')?.getAttribute('value'), '<b>Ada</b>')
  assert.ok(wrong.document.querySelector('#name-wrong'))
  assert.match((await ada.open('/account')).text, /<h1>Ada Lovelace<\/h1>/)
})

test('devices are listed; one is ended, then all others; nobody ends another’s', async () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:152.0) Gecko/20100101 Firefox/152.0'
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'
  const desk = await paper.member('two@example.org', { headers: { 'user-agent': firefox } })
  const phone = await paper.member('two@example.org', { headers: { 'user-agent': safari } })
  const third = await paper.member('two@example.org')
  const { text, document } = await desk.open('/account/devices')
  assert.match(text, /Firefox/)
  assert.match(text, /iPhone/)
  assert.equal(document.querySelectorAll('.rows-of li').length, 3)
  assert.equal(document.querySelectorAll('.rows-of form').length, 2, 'this device has no button')
  const phones = [...document.querySelectorAll('.rows-of li')].find((one) => /iPhone/.test(one.textContent ?? ''))
  const id = phones?.querySelector('[name=device]')?.getAttribute('value') ?? ''

  const stranger = await paper.member('stranger@example.org')
  await stranger.send('/account/devices/end', { device: id })
  assert.equal((await phone.open('/account')).status, 200)
  assert.equal(phone.seen().path, '/account')

  await desk.send('/account/devices/end', { device: id })
  assert.match((await phone.open('/account')).path, /^\/join/)
  assert.equal((await third.open('/account')).path, '/account')
  await desk.send('/account/devices/end-others')
  assert.match((await third.open('/account')).path, /^\/join/)
  assert.equal((await desk.open('/account')).path, '/account')
})

test('a password is set soon after signing in, signs in, and is changed with the old one', async () => {
  const pia = await paper.member('pia@example.org')
  const short = await pia.send('/account/password', { password: 'short' })
  assert.equal(short.status, 400)
  assert.ok(short.document.querySelector('#password-wrong'))
  assert.match((await pia.send('/account/password', { password: 'tin lamp ferry' })).text, /Your password is set/)

  const elsewhere = paper.person()
  assert.equal(
    (await elsewhere.send('/join/password', { mail: 'pia@example.org', password: 'tin lamp ferry', next: '/titles' })).path,
    '/titles',
  )
  paper.wait(20 * minutes)
  const page = await elsewhere.open('/account/sign-in')
  assert.ok(page.document.querySelector('#old'), 'the old one is asked')
  const wrong = await elsewhere.send('/account/password', { old: 'tin lamp fury', password: 'green harbour tea' })
  assert.equal(wrong.status, 400)
  assert.ok(wrong.document.querySelector('#old-wrong'))
  assert.ok(!wrong.text.includes('green harbour tea'))
  assert.match(
    (await elsewhere.send('/account/password', { old: 'tin lamp ferry', password: 'green harbour tea' })).text,
    /Your password is set/,
  )
  assert.match((await pia.open('/account')).path, /^\/join/, 'the other device is signed out')
})

test('what asks for a sign-in of late says so and leads to it', async () => {
  const old = await paper.member('old@example.org')
  paper.wait(20 * minutes)
  const refused = await old.send('/account/password', { password: 'tin lamp ferry' })
  assert.equal(refused.status, 400)
  const way =
    [...refused.document.querySelectorAll('main a')].find((one) => one.textContent === 'Sign in again')?.getAttribute('href') ?? ''
  assert.match((await old.open(way)).text, /<h1>Sign in again<\/h1>/)
  paper.wait(1000)
  await old.fill('mail', { mail: 'old@example.org' })
  const { code } = await paper.letterTo('old@example.org')
  assert.equal((await old.fill('code', { code })).path, '/account/sign-in')
})

test('the mail address is changed in two steps, and the old one works no more', async () => {
  const mia = await paper.member('mia@example.org')
  const wrong = await mia.send('/account/mail', { mail: 'nonsense' })
  assert.equal(wrong.status, 400)
  assert.equal(wrong.document.querySelector('#mail-wrong')?.parentElement?.querySelector('input')?.getAttribute('value'), 'nonsense')
  const asked = await mia.send('/account/mail', { mail: 'mia.new@example.org' })
  assert.equal(asked.path, '/account/mail')
  assert.match(asked.text, /mia\.new@example\.org/)
  assert.match((await mia.open('/account')).text, /mia@example\.org/, 'nothing has changed yet')
  const { code } = await paper.letterTo('mia.new@example.org')
  const mistyped = await mia.send('/account/mail/code', { code: code === '111111' ? '222222' : '111111' })
  assert.equal(mistyped.status, 400)
  assert.ok(mistyped.document.querySelector('#code-wrong'))
  assert.match((await mia.send('/account/mail/code', { code })).text, /Your mail address is changed/)
  assert.match((await mia.open('/account')).text, /mia\.new@example\.org/)
})

test('choices are changed on one page', async () => {
  const cho = await paper.member('cho@example.org')
  await cho.send('/welcome/titles', { shown: [], titles: ['meridian-uk', 'meridian-au'] })
  const page = await cho.open('/account/choices')
  assert.equal(page.document.querySelectorAll('input[name=titles][checked]').length, 2)
  await cho.send('/account/choices', { region: 'AU', sections: ['sport'], titles: ['meridian-au'], shown: ['meridian-uk', 'meridian-au'] })
  assert.match((await cho.open('/account')).text, /From Australia\. You follow Sport and 1 title\./)
  assert.match((await cho.send('/account/choices', { region: 'AU', act: 'find' })).path, /^\/welcome\/titles/)
})

test('everything can be taken along, and holds no secret', async () => {
  const exp = await paper.member('exp@example.org')
  await exp.send('/welcome/titles', { shown: [], titles: ['meridian-uk'] })
  await exp.send('/account/password', { password: 'tin lamp ferry' })
  assert.match((await exp.open('/account/export')).text, /Download as JSON/)
  const file = await exp.open('/account/export/all.json')
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="paper-2026-11-23\.json"$/)
  assert.match(file.headers.get('cache-control') ?? '', /no-store/)
  const all = JSON.parse(file.text) as Record<string, { mail?: string; choices?: { titles: string[] } }>
  assert.deepEqual(Object.keys(all), ['paper', 'madeAt', 'reader', 'membership', 'gate', 'daily', 'billing', 'reports'])
  assert.equal(all.reader?.mail, 'exp@example.org')
  assert.deepEqual(all.reader?.choices?.titles, ['meridian-uk'])
  assert.match(file.text, /trial/)
  const secrets = await sql<{
    secret: string
  }>`select token_print as secret from sessions union all select password from accounts where password is not null`.execute(db)
  for (const { secret } of secrets.rows) assert.ok(!file.text.includes(secret))
  const opml = await exp.open('/account/export/titles.opml')
  assert.match(opml.headers.get('content-type') ?? '', /opml/)
  assert.match(opml.text, /meridian-uk\.example\/feed/)
  assert.equal(opml.text.match(/xmlUrl/g)?.length, 1)
})

test('being forgotten asks for the address, and then leaves nothing of him in any table but what the ledger must keep', async () => {
  const gone = await paper.member('gone.reader@example.org')
  await gone.send('/account/name', { name: 'Gone Reader' })
  await gone.send('/welcome/titles', { shown: [], titles: ['meridian-uk'] })
  const page = await gone.open('/account/forget')
  assert.match(page.text, /What is deleted/)
  assert.match(page.text, /What has to stay/)
  const wrong = await gone.send('/account/forget', { mail: 'somebody@example.org' })
  assert.equal(wrong.status, 400)
  assert.equal(wrong.document.querySelector('#mail')?.getAttribute('value'), 'somebody@example.org')
  assert.equal((await gone.open('/account')).status, 200)

  const id = (await sql<{ id: string }>`select id from readers where mail = 'gone.reader@example.org'`.execute(db)).rows[0]?.id as string
  const last = await gone.send('/account/forget', { mail: 'Gone.Reader@example.org ' })
  assert.equal(last.path, '/forgotten')
  assert.match(last.text, /You are forgotten/)
  assert.match((await gone.open('/account')).path, /^\/join/)

  const { rows } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: hits } =
      await sql`select 1 from ${sql.table(name)} t where t::text ilike '%gone.reader@%' or t::text ilike '%Gone Reader%' or t::text like ${`%${id}%`} limit 1`.execute(
        db,
      )
    if (hits.length > 0) found.push(name)
  }
  assert.deepEqual(found, [])
})

test('somebody who was forgotten may come back, and his free days are not given twice', async () => {
  const back = await paper.member('gone.reader@example.org')
  const { text } = await back.open('/account')
  assert.doesNotMatch(text, /You read everything, free/)
})
