import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from '../../src/base/database.ts'
import { putPlans } from '../../src/membership/membership.ts'
import { giveRole, readerByMail } from '../../src/readers/readers.ts'
import { openPaper } from '../town/open-paper.ts'
import { townPlans } from '../town/paying-house.ts'
import type { Person } from '../town/person.ts'
import { type FoundPiece, piecesOf } from '../town/pieces-of.ts'
import { printsOf } from '../town/prints-of.ts'
import { said } from '../town/said.ts'

const paper = await openPaper({ CASH_DESK: 'test' })
const { db, web } = paper
const house = 'https://paper.example'
let places = 0
const post = (path: string, body: string, headers: Record<string, string>, at = house) =>
  web.request(
    `${at}${path}`,
    { method: 'POST', body, headers },
    { incoming: { socket: { remoteAddress: `198.51.100.${++places % 250}` } } },
  )
const cookiesOf = (who: Person) => [...who.jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const ours = { ...form, origin: house, 'sec-fetch-site': 'same-origin' }
const isIn = async (who: Person) => (await who.open('/account')).path === '/account'

let operator: Person
let metered: FoundPiece[]
before(async () => {
  operator = await paper.member('operator@paper.example')
  await giveRole(db, { reader: (await readerByMail(db, 'operator@paper.example')) ?? assert.fail(), role: 'operator' }, paper.now())
  await putPlans(db, townPlans(), paper.now())
  metered = await piecesOf(db, 'lakehead-observer', 3)
})

test('CSRF: no form and no message of ours is taken from a page elsewhere, whoever is signed in, and nothing changes', async (t) => {
  const session = (await sql<{ id: string }>`select id from sessions limit 1`.execute(db)).rows[0]?.id ?? ''
  const reader = (await readerByMail(db, 'operator@paper.example')) ?? ''
  const fields = new URLSearchParams({
    ...{
      mail: 'operator@paper.example',
      name: 'Mallory',
      role: 'publisher',
      title: 'touchline',
      plan: 'personal-month',
      device: session,
      id: reader,
    },
    ...{
      why: 'because',
      until: '',
      domain: 'evil.example',
      rule: 'allow',
      act: 'agree',
      access: 'open',
      region: 'GB',
      sections: 'world',
      password: 'tin lamp ferry',
    },
  }).toString()
  // What comes from outside by its nature: Stripe's signed message, a provider's answer by POST, which is asked for again with GET, documents with a key, deliveries of a hub.
  const fromOutside = [
    '/hooks/stripe',
    '/sign-in/with/:provider/back',
    '/intake/titles/:id',
    '/websub/:callback',
    '/daily/stop/:reader/:token',
  ]
  const elsewhere: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { 'sec-fetch-site': 'same-site', origin: 'https://other.paper.example' },
    { 'sec-fetch-site': 'cross-site', origin: house },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example', referer: `${house}/account` },
    { origin: 'https://paper.example.evil.example' },
    { origin: 'http://paper.example' },
    { origin: 'https://paper.example:8443' },
    { origin: 'null' },
    {},
  ]
  const forms = web.surface.filter(({ method, path }) => method === 'POST' && !fromOutside.includes(path))
  assert.ok(forms.length > 45, `${forms.length} forms`)
  const prints = await printsOf(db)
  for (const { path } of forms) {
    const at = path
      .replace('*', 'add/options')
      .replace(/\/readers\/:id/, `/readers/${reader}`)
      .replace(/:\w+/g, 'touchline')
    for (const headers of elsewhere) {
      const { status } = await post(at, fields, { ...form, ...headers, cookie: cookiesOf(operator) })
      assert.equal(status, 403, `${at} ${JSON.stringify(headers)}`)
    }
    // A page elsewhere can send these two kinds of body without being asked first, but no JSON (Fetch, CORS-safelisted headers).
    for (const type of ['text/plain', 'multipart/form-data; boundary=x'])
      assert.ok((await post(at, fields, { ...ours, 'content-type': type, cookie: cookiesOf(operator) })).status >= 400, `${at} ${type}`)
    const asked = await web.request(`${house}${at}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    assert.equal(asked.headers.get('access-control-allow-origin'), null)
  }
  assert.deepEqual(await printsOf(db), prints)
  assert.ok(await isIn(operator), 'not even signed out')
  t.diagnostic(`${forms.length} forms, ${elsewhere.length} ways`)
})

test('no page can be put into a frame, and no page runs what is not ours', async () => {
  for (const { path, method } of web.surface.filter((one) => one.method === 'GET' && !/[:*]/.test(one.path))) {
    const { headers } = await web.request(`${house}${path}`, { method, headers: { cookie: cookiesOf(operator) } })
    if (!(headers.get('content-type') ?? '').startsWith('text/html')) continue
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/, path)
  }
})

const evils = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%5cevil.example',
  '/%2f/evil.example',
  '/\t/evil.example',
  '/..//evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/x@evil.example:1/..//evil.example',
  ' //evil.example',
]

test('open redirects: whatever stands in `next` and the like, no answer of any route leads elsewhere or links there', async () => {
  const names = ['next', 'to', 'url', 'back', 'return', 'redirect', 'left', 'done', 'said']
  const reader = await paper.member('redirected@post.example')
  const leads = (location: string | null) => location !== null && new URL(location, house).origin !== house
  const offers = (text: string) => /(?:href|action|src|value)="(?:https?:)?[\\/]{2}evil\.example|="javascript:/.test(text)
  // Every disguise is tried where something is gone on to, five of them everywhere.
  for (const [n, evil] of evils.entries()) {
    const query = new URLSearchParams(names.map((name) => [name, evil])).toString()
    for (const { method, path } of web.surface) {
      if (/hooks|export|sign-out|forget|end-others/.test(path) || (n > 4 && !/^\/(?:join|sign-in|welcome|membership)/.test(path))) continue
      const at = path.replace(/\{[^}]*\}/g, '').replace(/[:*]\w*/g, 'world')
      for (const cookie of ['', cookiesOf(reader)]) {
        const response =
          method === 'GET'
            ? await web.request(`${house}${at}?${query}`, { headers: { cookie } })
            : await post(at, query, { ...ours, cookie })
        assert.ok(!leads(response.headers.get('location')), `${method} ${at} ${evil}: ${response.headers.get('location')}`)
        assert.ok(!leads(/url=(.*)/.exec(response.headers.get('refresh') ?? '')?.[1] ?? null))
        assert.ok(!offers(await response.text()), `${method} ${at} ${evil}`)
        assert.ok(response.status < 500)
      }
    }
  }
})

test('open redirects: after paying, after signing in by code and by link, and on odd addresses', async () => {
  const payer = await paper.member('payer@post.example')
  for (const evil of evils) {
    await payer.send('/membership/checkout', { plan: 'gift-3', next: evil })
    const links = [...(await payer.fill('outcome')).document.querySelectorAll('main a')].map((one) => one.getAttribute('href') ?? '')
    for (const link of links) assert.ok(new URL(link, house).origin === house, `${evil}: ${link}`)
  }
  for (const [n, evil] of evils.entries()) {
    const who = paper.person()
    await who.send('/join', { mail: `next${n}@post.example`, next: evil })
    const letter = await paper.letterTo(`next${n}@post.example`)
    assert.doesNotMatch(letter.text, /evil/)
    const there =
      n % 2 ? await who.send('/join/code', { mail: `next${n}@post.example`, code: letter.code, next: evil }) : await who.open(letter.link)
    assert.equal(there.path, '/welcome/region', evil)
  }
  for (const path of [
    '//evil.example',
    '//evil.example/..',
    '/%2f%2fevil.example',
    '/news//evil.example',
    '/account//evil.example',
    '/\\evil.example/account',
  ]) {
    const { headers } = await web.request(`${house}${path}`)
    const to = headers.get('location')
    assert.ok(to === null || new URL(to, house).origin === house, `${path}: ${to}`)
  }
})

test('host-header mails: letters, feeds and pages name the configured address, whatever host a request names', async () => {
  const lies = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    forwarded: 'host=evil.example',
    'x-original-host': 'evil.example',
    'x-forwarded-proto': 'http',
  }
  // By our own name with other names in the headers, and by another name altogether, as after DNS rebinding.
  const sent = [
    await post('/join', 'mail=hosted1@post.example', { ...form, ...lies, origin: house }),
    await post('/join', 'mail=hosted2@post.example', { ...form, origin: 'https://evil.example' }, 'https://evil.example'),
  ]
  for (const { status, headers } of sent) assert.deepEqual([status, headers.get('location')], [303, '/join/code'])
  for (const n of [1, 2]) assert.match((await paper.letterTo(`hosted${n}@post.example`)).text, /https:\/\/paper\.example\/sign-in\/link/)
  for (const letter of await paper.inside.letters.outbox(db)) {
    assert.doesNotMatch(letter.text + letter.html, /evil\.example/)
    for (const [, link = ''] of letter.html.matchAll(/href="([^"]+)"/g)) assert.ok(link.startsWith(`${house}/`), link)
  }
  web.forget()
  for (const path of [
    '/',
    '/feeds/front.xml',
    '/feeds/front.json',
    '/sitemap.xml',
    '/robots.txt',
    '/membership',
    metered[0]?.at ?? '',
    '/join',
  ]) {
    const { text } = await paper.person().open(path, lies)
    assert.doesNotMatch(text, /evil\.example/, path)
  }
})

test('cookie tampering: no cookie of ours, changed, cut, swapped or made up, opens anything or breaks a page', async () => {
  // Somebody whose browser has been given every cookie there is.
  const full = paper.person()
  await full.open(metered[0]?.at ?? '')
  await full.send('/welcome/region', { region: 'GB' })
  await full.send('/join', { mail: 'cookies@post.example', next: '/titles' })
  const before = new Map(full.jar)
  await full.send('/join/code', { mail: 'cookies@post.example', code: (await paper.letterTo('cookies@post.example')).code })
  await full.send('/account/mail', { mail: 'cookies2@post.example' })
  await full.send('/membership/checkout', { plan: 'personal-month', next: metered[0]?.at ?? '' })
  const passkey = await post('/sign-in/passkey/options', '{}', { ...ours, 'content-type': 'application/json' })
  const all = new Map([...before, ...full.jar].map(([name, { value }]) => [name, value]))
  for (const line of passkey.headers.getSetCookie())
    all.set(...((line.split(';')[0] ?? '').split(/=(.*)/s).slice(0, 2) as [string, string]))
  const names = [...all.keys()]
  assert.ok(names.length >= 8, names.join())

  const other = await paper.member('other@post.example')
  const pages = ['/', '/account', '/join/code', '/account/mail', '/welcome/titles', '/yours', metered[1]?.at ?? '', '/membership']
  const bad = [
    '',
    'x',
    '.',
    '%',
    '%00',
    '%E0%A4%A',
    '{"a":',
    '[["x"]]',
    '__proto__',
    '<script>alert(1)</script>',
    "' or 1=1 --",
    'a'.repeat(3900),
    '"',
    ';;;=',
    '🗞️'.repeat(3),
  ]
  for (const name of names) {
    const value = all.get(name) ?? ''
    // Of the session's cookie the token alone is asked for: what stands behind its dot adds nothing to 32 bytes of chance.
    const token = /session/.test(name) ? value.split(/\.|%2E/)[0] : undefined
    const flipped = [0, Math.floor(value.length / 2), Math.max(0, value.length - 40)].map(
      (at) => value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1),
    )
    const half = token && Math.floor(token.length / 2)
    const cut = half ? [value.slice(0, half), value.slice(0, half) + value.slice(half + 1)] : [value + value]
    for (const wrong of [...bad, ...flipped, ...cut, value.slice(1), [...value].reverse().join('')].filter(
      (one) => !token || one.split(/\.|%2E/)[0] !== token,
    ))
      for (const path of pages) {
        const cookie = encodeURI(`${name}=${wrong}`).replaceAll('%25', '%')
        const response = await web.request(`${house}${path}`, { headers: { cookie } })
        const text = await response.text()
        const what = `${path} ${cookie.slice(0, 120)}`
        assert.ok(response.status < 500, what)
        if (/^\/account/.test(path)) assert.equal(response.status, 303, what)
        assert.doesNotMatch(text, /<script>alert|cookies@post\.example/, what)
      }
  }
  // What is one person's is nothing in another's browser: the letter's code is bound to the browser that asked.
  paper.wait(61_000)
  await full.send('/sign-out')
  await full.send('/join', { mail: 'cookies@post.example' })
  const { code } = await paper.letterTo('cookies@post.example')
  await other.send('/sign-out')
  await other.send('/join', { mail: 'other@post.example' })
  other.jar.set('joining', full.jar.get('joining') ?? assert.fail())
  assert.equal((await other.send('/join/code', { mail: 'cookies@post.example', code })).status, 400)
  assert.equal(await isIn(other), false)
})

test('a meter’s cookie gives no more when it is changed, and another title’s is none of its business', async () => {
  const [first, second, third] = metered as [FoundPiece, FoundPiece, FoundPiece]
  const who = paper.person()
  for (const piece of [first, second]) assert.ok((await who.open(piece.at)).text.includes(piece.last))
  assert.ok(!(await who.open(third.at)).text.includes(third.last), 'two are free')
  const [name, kept] = [...who.jar][0] ?? assert.fail()
  // Whoever throws it away begins anew, which no cookie can hinder; whoever changes it does no better, and worse is never believed either.
  who.jar.set(name, { ...kept, value: `${kept.value.slice(0, -3)}AAA` })
  assert.ok((await who.open(third.at)).text.includes(third.last))
  assert.ok((await who.open(first.at)).text.includes(first.last))
  assert.ok(!(await who.open(second.at)).text.includes(second.last))
})

test('session fixation: a cookie that was planted before signing in is not the one that opens afterwards', async () => {
  const [evil, ada] = [await paper.member('evil@post.example'), paper.person()]
  for (const [name, cookie] of evil.jar) ada.jar.set(name, cookie)
  await ada.send('/sign-out')
  for (const [name, cookie] of evil.jar) ada.jar.set(name, cookie)
  await ada.send('/join', { mail: 'ada@post.example' })
  await ada.send('/join/code', { mail: 'ada@post.example', code: (await paper.letterTo('ada@post.example')).code })
  assert.match(said(await ada.open('/account')), /ada@post\.example/)
  assert.equal(await isIn(evil), false)
})

test('trial farming: one person has fourteen days once, however he writes his address, and none from a throw-away one', async () => {
  const has = async (mail: string) => {
    paper.wait(61_000)
    const who = paper.person()
    await who.send('/join', { mail })
    if (who.seen().path !== '/join/code') return 'refused'
    const to = (await sql<{ mail: string }>`select mail from mail_proofs order by id desc limit 1`.execute(db)).rows[0]?.mail ?? mail
    await who.send('/join/code', { mail, code: (await paper.letterTo(to)).code })
    const account = said(await who.open('/account'))
    return /You read everything, free/.test(account) ? 'trial' : 'none'
  }
  assert.equal(await has('nadia.farm@gmail.com'), 'trial')
  for (const mail of [
    'nadiafarm@gmail.com',
    'n.a.d.i.a.farm@gmail.com',
    'nadia.farm+two@gmail.com',
    'NADIAFARM@googlemail.com',
    'Nadia.Farm+x.y@GoogleMail.com',
  ])
    assert.equal(await has(mail), 'none', mail)
  assert.equal(await has('nils@post.example'), 'trial')
  assert.equal(await has('nils+again@post.example'), 'none')
  for (const mail of ['nils@mailinator.com', 'nils@guerrillamail.com', 'nils@sub.mailinator.com'])
    assert.equal(await has(mail), 'none', mail)

  // Going and coming back; changing the address and joining with the old one.
  const oona = await paper.member('oona@post.example')
  await oona.send('/account/forget', { mail: 'oona@post.example' })
  assert.equal(await has('oona@post.example'), 'none')
  const pia = await paper.member('pia@post.example')
  paper.wait(1000)
  await pia.send('/account/mail', { mail: 'pia.new@post.example' })
  await pia.send('/account/mail/code', { code: (await paper.letterTo('pia.new@post.example')).code })
  assert.match(said(await pia.open('/account')), /pia\.new@post\.example.*You read everything, free, until/)
  assert.equal(await has('pia@post.example'), 'none', 'the address that she gave up has had its days')
})

test('after signing out the browser has nothing to go back to, and the cookie opens nothing', async () => {
  const rosa = await paper.member('rosa@post.example')
  const [piece] = await piecesOf(db, 'niger-bend-post')
  const cookie = cookiesOf(rosa)
  const seen = new Map<string, string>()
  for (const path of ['/', '/account', '/membership/manage', '/yours', piece?.at ?? '', '/titles']) {
    const { headers, text } = await rosa.open(path)
    assert.equal(headers.get('cache-control'), 'private, no-store', path)
    seen.set(path, headers.get('etag') ?? '')
    if (path === piece?.at) assert.ok(text.includes(piece.last))
  }
  const out = await post('/sign-out', '', { ...ours, cookie })
  assert.equal(out.headers.get('clear-site-data'), '"cache", "storage"')
  assert.ok(out.headers.getSetCookie().some((line) => /session=;/.test(line) && /Max-Age=0/i.test(line)))
  for (const [path, etag] of seen) {
    const again = await web.request(`${house}${path}`, { headers: { cookie, 'if-none-match': etag } })
    assert.notEqual(again.status, 304, path)
    assert.ok(!(await again.text()).includes(piece?.last ?? '-'), path)
    if (/account|manage/.test(path)) assert.equal(again.status, 303)
  }
})
