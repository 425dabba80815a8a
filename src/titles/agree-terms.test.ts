import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { agreeTerms } from './agree-terms.ts'
import { exportTitles } from './export-titles.ts'
import { importTitles } from './import-titles.ts'
import type { TitleId } from './tables.ts'
import { defaultTerms, type Terms, termsForm } from './terms.ts'
import { sectionTermsOf, termsFor, termsHistory, termsOf } from './terms-in-force.ts'

const said: string[] = []
const { db, jobs } = await testDatabase({ 'terms-changed': async (facts) => void said.push(...facts.map(({ title }) => title)) })
const at = (hours: number) => new Date(Date.UTC(2026, 10, 23, hours))
const heard = async () => {
  await jobs.settle(() => at(0))
  return said.splice(0)
}
const tribune = 'tribune' as TitleId
const courier = 'courier' as TitleId
const form = (id: string, more: object = {}) => ({
  id,
  name: id,
  publisher: id,
  feeds: [{ address: `https://${id}.example/feed` }],
  ...more,
})
const take = (titles: object[], options?: { terms?: 'again' }) =>
  importTitles(db, JSON.stringify({ titles }), 'titles.json', at(0), options)
const terms = (more: Partial<Terms>): Terms => termsForm.parse({ ...defaultTerms, ...more })

await take([
  form('tribune'),
  form('courier', { terms: { access: 'members' }, sectionTerms: [{ section: 'Sport', terms: { access: 'open' } }] }),
])

test('terms come with a file, for the title and for sections of it', async () => {
  assert.deepEqual(await heard(), [courier, courier])
  assert.deepEqual(
    await termsFor(db, [
      { title: courier, section: null },
      { title: tribune, section: 'Sport' },
      { title: courier, section: 'Sport' },
      { title: courier, section: 'World' },
      { title: 'unknown' as TitleId, section: null },
    ]),
    [terms({ access: 'members' }), defaultTerms, terms({ access: 'open' }), terms({ access: 'members' }), defaultTerms],
  )
  assert.deepEqual(await termsFor(db, []), [])
})

test('new terms are a new version, are said, and the earlier ones stay', async () => {
  await agreeTerms(db, tribune, terms({ access: 'registered' }), at(1))
  await agreeTerms(db, tribune, terms({ access: 'registered' }), at(2))
  await agreeTerms(db, tribune, terms({ access: 'metered' }), at(3))
  await agreeTerms(db, tribune, terms({ access: 'open' }), at(4), 'World')
  assert.deepEqual(await heard(), [tribune, tribune, tribune])
  assert.equal((await termsOf(db, [tribune])).get(tribune)?.access, 'metered')
  assert.deepEqual(
    [...(await sectionTermsOf(db, [tribune, courier]))].map(([title, some]) => [title, some.map((one) => one.section)]),
    [
      [courier, ['Sport']],
      [tribune, ['World']],
    ],
  )
  assert.deepEqual(
    (await termsHistory(db, tribune)).map(({ section, version, since, terms: { access } }) => [
      section,
      version,
      since.getUTCHours(),
      access,
    ]),
    [
      ['World', 1, 4, 'open'],
      [null, 3, 3, 'metered'],
      [null, 2, 1, 'registered'],
      [null, 1, 0, 'open'],
    ],
  )
})

test('two who agree at once write two versions', async () => {
  await Promise.all([agreeTerms(db, tribune, terms({ keepDays: 7 }), at(5)), agreeTerms(db, tribune, terms({ keepDays: 8 }), at(5))])
  const versions = (await termsHistory(db, tribune)).filter((one) => one.section === null).map((one) => one.version)
  assert.deepEqual(versions.toSorted(), [1, 2, 3, 4, 5])
})

test('terms that break a rule are not agreed', async () => {
  await heard()
  await assert.rejects(agreeTerms(db, tribune, { ...defaultTerms, access: 'windowed' }, at(6)))
  assert.deepEqual(await heard(), [])
})

test('a file that says what it said before does not undo what was agreed since; one that says something new does', async () => {
  const access = async () => (await termsOf(db, [courier])).get(courier)?.access
  await agreeTerms(db, courier, terms({ access: 'metered' }), at(7))
  await take([form('courier', { terms: { access: 'members' } })])
  assert.equal(await access(), 'metered')
  await take([form('courier', { terms: { access: 'registered' } })])
  assert.equal(await access(), 'registered')
  await agreeTerms(db, courier, terms({ access: 'metered' }), at(8))
  await take([form('courier', { terms: { access: 'registered' } })], { terms: 'again' })
  assert.equal(await access(), 'registered')
})

test('what goes out carries the terms, and comes back as it was', async () => {
  await agreeTerms(
    db,
    tribune,
    terms({ access: 'windowed', windows: { registeredAfterDays: 2, openAfterDays: 9 }, territories: { not: ['AU'] } }),
    at(9),
  )
  const out = await exportTitles(db, 'json', at(9))
  const before = await termsHistory(db, tribune)
  await take([form('tribune', { terms: { access: 'members' } })], { terms: 'again' })
  assert.equal((await termsOf(db, [tribune])).get(tribune)?.access, 'members')
  await importTitles(db, out, 'out.json', at(10), { terms: 'again' })
  const [last] = await termsHistory(db, tribune)
  assert.deepEqual(last?.terms, before[0]?.terms)
  assert.deepEqual(
    JSON.parse(out)[0].titles.map((title: { id: string; sectionTerms?: { section: string }[] }) => [
      title.id,
      title.sectionTerms?.[0]?.section,
    ]),
    [
      ['courier', 'Sport'],
      ['tribune', 'World'],
    ],
  )
})
