import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { openPerson, type Person } from '../../../tests/town/person.ts'
import { signedIn } from '../../../tests/town/signed-in.ts'
import { townConfig } from '../../../tests/town/town-config.ts'
import { fillWeb } from '../../../tests/town/web-fixture.ts'
import { silentLog } from '../../base/log.ts'
import { agreeTerms, type TitleId, termsHistory, termsIn, termsOf } from '../../titles/titles.ts'
import { openWeb, type Web } from '../web.ts'
import { changedIn, fieldsOfTerms, readTerms } from './read-terms.ts'

const { db } = await testDatabase()
const now = () => new Date('2026-11-23T12:00:00Z')
const config = townConfig({ PUBLIC_URL: 'https://paper.example' })
const title = 'liffey-chronicle' as TitleId
let web: Web
let pia: Person
before(async () => {
  await fillWeb(db, now())
  web = openWeb(db, { config, now, log: silentLog })
  pia = openPerson({ web, now })
  const { name, value } = await signedIn(db, { mail: 'pia@chronicle.example', roles: [{ role: 'publisher', title }] }, now())
  pia.jar.set(name, { value, until: Number.POSITIVE_INFINITY })
})
const versions = async () => (await termsHistory(db, title)).length

test('the form says every document there can be, and reads it back', () => {
  const documents = [
    {},
    { access: 'metered', meter: { visitors: 0, registered: 4, window: 'rolling', days: 10 } },
    { access: 'windowed', windows: { registeredAfterDays: 0, openAfterDays: 30 }, territories: { only: ['GB', 'IE'] } },
    {
      access: 'members',
      text: 'headline',
      pictures: false,
      territories: { not: ['US'] },
      embargoHours: 5,
      keepDays: 9,
      until: '2027-02-28',
      index: false,
      mining: 'allowed',
    },
  ]
  for (const document of documents) {
    const terms = termsIn(document)
    assert.deepEqual(readTerms(fieldsOfTerms(terms)), { terms })
  }
  assert.deepEqual(changedIn(termsIn({}), termsIn(documents[1])), ['who may read', 'the meter'])
  assert.deepEqual(changedIn(termsIn({}), termsIn({ territories: { not: ['US'] } })), ['countries'])
})

test('a publisher comes to his own titles alone', async () => {
  assert.match((await pia.open('/publishers')).text, /The Liffey Chronicle|Liffey Chronicle/)
  assert.equal((await pia.open(`/publishers/${title}`)).status, 200)
  for (const path of ['/publishers/rift-morning', '/publishers/no-such', '/office', '/office/titles/liffey-chronicle/terms'])
    assert.equal((await pia.open(path)).status, 403, path)
  const before = await termsOf(db, ['rift-morning' as TitleId])
  assert.equal((await pia.send('/publishers/rift-morning', { access: 'open', act: 'agree' })).status, 403)
  assert.deepEqual(await termsOf(db, ['rift-morning' as TitleId]), before)
  assert.ok((await openPerson({ web, now }).open('/publishers')).path.startsWith('/join'))
})

test('he sees what readers would be told before anything changes, and then changes it', async () => {
  const count = await versions()
  await pia.open(`/publishers/${title}`)
  const looked = await pia.fill('access', { access: 'registered', pictures: '', act: 'look' })
  assert.match(looked.text, /Anyone who is signed in reads it in full/)
  assert.equal(await versions(), count)
  const agreed = await pia.fill('access', { access: 'registered', act: 'agree' })
  assert.match(agreed.text, /These terms are in force/)
  assert.equal(await versions(), count + 1)
  assert.match(agreed.document.querySelector('.ledger')?.textContent ?? '', /Who may read/)
})

test('what is wrong is said at its field, and nothing changes', async () => {
  const count = await versions()
  await pia.open(`/publishers/${title}`)
  const wrong = await pia.fill('access', {
    access: 'windowed',
    previewParagraphs: 'three',
    where: 'only',
    territories: 'UK, IE',
    until: 'soon',
    act: 'agree',
  })
  assert.equal(wrong.status, 400)
  for (const field of ['previewParagraphs', 'territories', 'until']) assert.ok(wrong.document.querySelector(`[id="${field}-wrong"]`), field)
  assert.equal(wrong.document.querySelector('[name=territories]')?.getAttribute('value'), 'UK, IE')
  const windows = await pia.fill('access', {
    access: 'windowed',
    previewParagraphs: '3',
    where: 'everywhere',
    until: '',
    'windows.openAfterDays': '',
    act: 'agree',
  })
  assert.ok(windows.document.querySelector('[id="windows-openAfterDays-wrong"]'))
  assert.equal(await versions(), count)
})

test('terms that somebody else changed meanwhile are not overwritten', async () => {
  await pia.open(`/publishers/${title}`)
  await agreeTerms(db, title, termsIn({ access: 'members' }), now())
  const count = await versions()
  const late = await pia.fill('access', { access: 'open', act: 'agree' })
  assert.equal(late.status, 400)
  assert.match(late.text, /Somebody changed these terms/)
  assert.equal(await versions(), count)
})

test('a section may part from its title', async () => {
  await db.updateTable('feeds').set({ section: 'Business & Markets' }).where('title_id', '=', title).execute()
  const whole = await pia.open(`/publishers/${title}`)
  const link = [...whole.document.querySelectorAll('.inner a')].find((a) => a.textContent?.includes('Business'))
  const page = await pia.open(link?.getAttribute('href') ?? '')
  assert.match(page.text, /no terms of its own/)
  const agreed = await pia.fill('access', { access: 'open', act: 'agree' })
  assert.match(agreed.path, /section=Business/)
  assert.match(agreed.text, /own terms/)
  assert.equal((await termsOf(db, [title])).get(title)?.access, 'members')
  assert.equal((await pia.open(`/publishers/${title}?section=None`)).status, 404)
})
