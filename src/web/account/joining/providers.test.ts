import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openOidc } from '../../../../tests/town/open-oidc.ts'
import { openPaper } from '../../../../tests/town/open-paper.ts'
import { putInstitution } from '../../../membership/membership.ts'

const town = await openOidc()
after(() => town.close())
const file = join(mkdtempSync(join(tmpdir(), 'masthead-providers-')), 'providers.json')
writeFileSync(
  file,
  JSON.stringify([{ id: 'town', name: 'The Town', discovery: town.discovery, clientId: 'the-paper', clientSecret: 'hush' }]),
)
const paper = await openPaper({ SIGN_IN_WITH: file })
const button = (document: Document) =>
  [...document.querySelectorAll('.already a')].find((one) => one.textContent === 'Sign in with The Town')

test('a provider’s button leads to it and back to where the reader was going, with his free days begun', async () => {
  const ada = paper.person()
  town.person({ sub: 'w-1', email: 'ada@example.org', email_verified: true, name: 'Ada' })
  const { document } = await ada.open('/join?next=/titles')
  const away = await ada.open(button(document)?.getAttribute('href') ?? '')
  assert.equal(new URL(away.path).origin, new URL(town.discovery).origin)
  const back = await town.goThrough(away.path)
  const there = await ada.open(back.pathname + back.search)
  assert.equal(there.path, '/titles')
  assert.match((await ada.open('/account')).text, /You read everything, free/)
})

test('what goes wrong on the way is said on the page to sign in', async () => {
  const eve = paper.person()
  const refused = await eve.open('/sign-in/with/town/back?error=access_denied&state=nonsense')
  assert.equal(refused.status, 400)
  assert.match(refused.document.querySelector('[role=alert]')?.textContent ?? '', /letter/)
  assert.ok(refused.document.querySelector('#mail'), 'the letter is offered on the same page')
})

test('an answer that a provider posts is asked for again with a GET, since no cookie comes with it', async () => {
  const posted = await paper.web.request('https://paper.example/sign-in/with/town/back', {
    method: 'POST',
    body: new URLSearchParams({ code: 'c', state: 's', user: 'x' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://provider.example', 'sec-fetch-site': 'cross-site' },
  })
  assert.equal(posted.status, 303)
  assert.equal(posted.headers.get('location'), '/sign-in/with/town/back?code=c&state=s')
  assert.equal(posted.headers.getSetCookie().length, 0)
})

test('whose mail is of an institution reads through it from the first page on', async () => {
  await putInstitution(paper.db, { form: { name: 'Harbour College', domains: ['college.example'] } }, paper.now())
  paper.inside.institutions.forget()
  const student = await paper.member('student@college.example')
  assert.match((await student.open('/account')).text, /Harbour College/)
})
