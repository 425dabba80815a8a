import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPaper } from '../../../../tests/town/open-paper.ts'
import { sql } from '../../../base/database.ts'

const paper = await openPaper()
const { db } = paper
const article = async () => {
  const { rows } = await sql<{
    path: string
  }>`select '/news/' || slug || '-' || id as path from articles where state = 'ready' order by id limit 1`.execute(db)
  return (rows[0] as { path: string }).path
}
const isFocused = (document: Document) => document.querySelector('[autofocus]')?.getAttribute('name')

test('a visitor who comes from a piece is signed up and back at it in four requests and with one letter', async () => {
  const path = await article()
  const ada = paper.person()
  const page = await ada.open(`/join?next=${encodeURIComponent(path)}`)
  assert.equal(page.document.querySelector('h1')?.textContent, 'Sign up to read this article')
  assert.match(page.text, /curated specifically for you/)
  assert.match(page.text, /Already a member\? Sign in here/)
  assert.match(page.text, /Fourteen days free\. No card\./)
  const before = ada.requests()
  const code = await ada.fill('mail', { mail: 'ada@example.org' })
  assert.equal(code.path, '/join/code')
  assert.match(code.text, /ada@example\.org/)
  const field = code.document.querySelector('#code')
  assert.deepEqual(
    ['inputmode', 'autocomplete'].map((name) => field?.getAttribute(name)),
    ['numeric', 'one-time-code'],
  )
  const letter = await paper.letterTo('ada@example.org')
  assert.match(letter.code, /^\d{6}$/)
  const there = await ada.fill('code', { code: letter.code })
  assert.equal(there.path, path)
  assert.equal(there.status, 200)
  assert.ok(ada.requests() - before <= 4, `${ada.requests() - before} requests`)
  assert.equal((await paper.inside.letters.outbox(db)).filter(({ to }) => to === 'ada@example.org').length, 1)
  const account = await ada.open('/account')
  assert.match(account.text, /You read everything, free, until 7 December 2026/)
  assert.equal(ada.jar.has('joining'), false)
})

test('who came for nothing in particular is asked what he likes, and comes back to the front page when he signs in again', async () => {
  const ben = await paper.member('ben@example.org')
  assert.equal(ben.seen().path, '/welcome/region')
  await ben.send('/sign-out')
  paper.wait(1000)
  await ben.send('/join', { mail: 'ben@example.org' })
  const back = await ben.send('/join/code', { mail: 'ben@example.org', code: (await paper.letterTo('ben@example.org')).code })
  assert.equal(back.path, '/')
})

test('what is wrong is said beside its field, with what was typed and the focus there', async () => {
  const eve = paper.person()
  const mail = await eve.send('/join', { mail: 'not an address', next: '/titles' })
  assert.equal(mail.status, 400)
  const field = mail.document.querySelector('#mail')
  assert.equal(field?.getAttribute('value'), 'not an address')
  assert.equal(field?.getAttribute('aria-invalid'), 'true')
  assert.equal(isFocused(mail.document), 'mail')
  const told = field?.getAttribute('aria-describedby')?.split(' ') ?? []
  assert.ok(told.some((id) => mail.document.getElementById(id)?.classList.contains('wrong')))
  assert.equal(mail.document.querySelector('form [name=next]')?.getAttribute('value'), '/titles')

  await eve.send('/join', { mail: 'eve@example.org' })
  const code = await eve.send('/join/code', { mail: 'eve@example.org', code: '12 34 56' })
  assert.equal(code.status, 400)
  assert.equal(code.document.querySelector('#code')?.getAttribute('value'), '12 34 56')
  assert.equal(isFocused(code.document), 'code')
  assert.equal(code.document.querySelector('form [name=mail]')?.getAttribute('value'), 'eve@example.org')

  const password = await eve.send('/join/password', { mail: 'eve@example.org', password: 'wrong and longer', next: '/titles' })
  assert.equal(password.status, 400)
  assert.equal(isFocused(password.document), 'password')
  assert.equal(password.document.querySelector('#password-mail')?.getAttribute('value'), 'eve@example.org')
  assert.ok(password.document.querySelector('details')?.hasAttribute('open'))
  assert.ok(!password.text.includes('wrong and longer'), 'a password never comes back')
})

test('another letter is sent when asked for, and the page says so', async () => {
  const gil = paper.person()
  await gil.send('/join', { mail: 'gil@example.org', next: '/titles' })
  paper.wait(1000)
  const again = await gil.fill('again')
  assert.match(again.text, /Another letter was sent/)
  assert.equal((await paper.inside.letters.outbox(db)).filter(({ to }) => to === 'gil@example.org').length, 2)
  const { code } = await paper.letterTo('gil@example.org')
  assert.equal((await gil.send('/join/code', { mail: 'gil@example.org', code })).path, '/titles')
})

test('five wrong codes close the way, and the page says what opens it', async () => {
  const flo = paper.person()
  await flo.send('/join', { mail: 'flo@example.org' })
  const { code } = await paper.letterTo('flo@example.org')
  const wrong = code === '000000' ? '000001' : '000000'
  for (let tries = 0; tries < 5; tries++) assert.equal((await flo.send('/join/code', { mail: 'flo@example.org', code: wrong })).status, 400)
  const right = await flo.send('/join/code', { mail: 'flo@example.org', code })
  assert.equal(right.status, 400)
  assert.match(right.document.querySelector('.ask .wrong')?.textContent ?? '', /new code/)
  assert.ok(right.document.querySelector('[name=again]'), 'a button for another letter is there')
})

test('the link signs in at once in the browser that asked; another is asked first, and it works once', async () => {
  const hal = paper.person()
  await hal.send('/join', { mail: 'hal@example.org', next: '/titles' })
  const { link } = await paper.letterTo('hal@example.org')
  assert.match(link, /^\/sign-in\/link\?token=/)

  const other = paper.person()
  const asked = await other.open(link)
  assert.equal(asked.status, 200)
  assert.match(asked.text, /Is it you\?/)
  assert.equal((await other.open('/account')).path.split('?')[0], '/join', 'a machine that opens the link signs nobody in')

  assert.equal((await hal.open(link)).path, '/titles')
  assert.equal((await hal.open('/account')).status, 200)
  await other.open(link)
  assert.match(other.seen().text, /This way in is closed/)
  assert.equal(other.seen().status, 400)
})

test('another browser signs in with the link when a person presses the button', async () => {
  const ida = paper.person()
  await ida.send('/join', { mail: 'ida@example.org', next: '/titles' })
  const phone = paper.person()
  await phone.open((await paper.letterTo('ida@example.org')).link)
  assert.equal((await phone.fill('token')).path, '/titles')
  assert.equal((await phone.open('/account')).status, 200)
})

test('nobody is sent elsewhere after signing in', async () => {
  for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', '/%09/evil.example', 'javascript:alert(1)']) {
    const page = await paper.person().open(`/join?next=${encodeURIComponent(next)}`)
    assert.ok(!page.text.includes('evil.example') && !page.text.includes('javascript:'), next)
  }
})

test('signing out ends the session and asks the browser to let go of everything it has kept', async () => {
  const jo = await paper.member('jo@example.org')
  const cookie = [...jo.jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const out = await paper.web.request('https://paper.example/sign-out', {
    method: 'POST',
    body: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://paper.example', cookie },
  })
  assert.equal(out.status, 303)
  assert.equal(out.headers.get('clear-site-data'), '"cache", "storage"')
  const after = await paper.web.request('https://paper.example/account', { headers: { cookie } })
  assert.equal(after.status, 303, 'the cookie opens nothing any more')
  assert.equal((await paper.person().send('/sign-out')).path, '/', 'signing out twice is no error')
})

test('what a visitor chose is his after signing up', async () => {
  const kim = paper.person()
  await kim.send('/welcome/region', { region: 'GB' })
  await kim.send('/welcome/sections', { sections: ['world', 'sport', 'nonsense'] })
  assert.ok(kim.jar.has('choices'))
  await kim.send('/join', { mail: 'kim@example.org' })
  await kim.send('/join/code', { mail: 'kim@example.org', code: (await paper.letterTo('kim@example.org')).code })
  assert.equal(kim.jar.has('choices'), false)
  assert.match((await kim.open('/account')).text, /From United Kingdom\. You follow World and Sport\./)
})

test('somebody who is signed in is sent on from the page to sign in', async () => {
  const lou = await paper.member('lou@example.org')
  assert.equal((await lou.open('/join')).path, '/account')
  assert.equal((await lou.open('/sign-in?next=/titles')).path, '/titles')
  assert.match((await lou.open('/join?again&next=/account/sign-in')).text, /Sign in again/)
})

test('a way to sign in that there is not says so on the page to sign in', async () => {
  const page = await paper.person().open('/join/with/nobody')
  assert.equal(page.status, 400)
  assert.match(page.text, /does not know that way/)
})
