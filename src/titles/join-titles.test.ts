import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { inTransaction } from '../base/database.ts'
import { agreeTerms } from './agree-terms.ts'
import { joinTitles, leaveTitle } from './join-titles.ts'
import { learnOfTitle } from './learn-of-title.ts'
import { listCountries, listFeeds, listTitles } from './list-titles.ts'
import type { TitleId } from './tables.ts'
import { defaultTerms } from './terms.ts'
import { termsOf } from './terms-in-force.ts'
import type { TitleForm } from './title-form.ts'

const said: string[] = []
const { db, jobs } = await testDatabase({
  'title-joined': async (facts) => void said.push(...facts.flatMap((fact) => fact.titles.map((title) => `+${title}`))),
  'title-left': async (facts) => void said.push(...facts.map((fact) => `-${fact.title}`)),
})
const heard = async () => {
  await jobs.settle(() => new Date())
  return said.splice(0).sort()
}

const monday = new Date('2026-11-23T08:00:00Z')
const tuesday = new Date('2026-11-24T08:00:00Z')

const title = (id: string, more: Partial<TitleForm> = {}): TitleForm => ({
  id,
  name: `The ${id}`,
  publisher: 'Quay Press',
  country: 'GB',
  language: 'en-GB',
  kind: 'daily',
  feeds: [{ address: `https://${id}.example.org/rss` }, { address: `https://${id}.example.org/sport`, section: 'Sport' }],
  ...more,
})
const [herald, echo, gull] = ['herald', 'echo', 'gull'] as TitleId[] as [TitleId, TitleId, TitleId]
const feedsOf = async (id: TitleId) =>
  (await listFeeds(db, [id])).map((feed) => ({ id: feed.id, at: feed.address.replace(/^https:\/\//, ''), section: feed.section }))

test('titles join with their feeds and terms, and it is said', async () => {
  const { joined } = await joinTitles(db, [title('herald'), title('echo', { country: 'NZ', language: 'en-NZ' })], monday)
  assert.deepEqual(joined, ['herald', 'echo'])
  assert.deepEqual(
    (await feedsOf(herald)).map(({ at, section }) => [at, section]),
    [
      ['herald.example.org/rss', null],
      ['herald.example.org/sport', 'Sport'],
    ],
  )
  assert.deepEqual([...(await termsOf(db, [herald, echo])).values()], [defaultTerms, defaultTerms])
  assert.deepEqual(await db.selectFrom('publishers').selectAll().execute(), [
    { id: 'quay-press', name: 'Quay Press', owner: null, country: null, ownership: null, owner_source: null },
  ])
  assert.deepEqual(await listCountries(db), [
    { country: 'GB', titles: 1 },
    { country: 'NZ', titles: 1 },
  ])
  assert.deepEqual(await heard(), ['+echo', '+herald'])
})

test('the same again changes nothing and is not said', async () => {
  const all = async () =>
    JSON.stringify([
      await db.selectFrom('titles').selectAll().orderBy('id').execute(),
      await listFeeds(db),
      await db.selectFrom('terms').selectAll().orderBy('id').execute(),
    ])
  const before = await all()
  const { joined, known } = await joinTitles(db, [title('herald'), title('echo', { country: 'NZ', language: 'en-NZ' })], tuesday)
  assert.deepEqual([joined, known], [[], ['herald', 'echo']])
  assert.equal(await all(), before)
  assert.deepEqual(await heard(), [])
})

test('a feed keeps its row when a title is told anew; one that is no longer listed leaves', async () => {
  const [main, sport] = await feedsOf(herald)
  await joinTitles(
    db,
    [
      title('herald', {
        name: 'Herald',
        feeds: [{ address: 'https://herald.example.org/news' }, { address: 'https://herald.example.org/sport', section: 'Football' }],
      }),
    ],
    tuesday,
  )
  const now = await feedsOf(herald)
  assert.deepEqual(
    now.map((feed) => [feed.at, feed.section]),
    [
      ['herald.example.org/news', null],
      ['herald.example.org/sport', 'Football'],
    ],
  )
  assert.equal(now[1]?.id, sport?.id)
  const gone = await db.selectFrom('feeds').select(['left_at']).where('id', '=', main!.id).executeTakeFirst()
  assert.deepEqual(gone?.left_at, tuesday)
  await joinTitles(db, [title('herald')], tuesday)
  assert.equal((await feedsOf(herald))[0]?.id, main?.id)
  assert.deepEqual(await heard(), ['+herald', '+herald'])
})

test('what a list leaves open is not forgotten', async () => {
  await joinTitles(db, [title('herald', { country: undefined, language: null, about: 'A paper.' })], tuesday)
  await joinTitles(db, [title('herald')], tuesday)
  const [found] = await listTitles(db, { search: 'herald' })
  assert.deepEqual([found?.country, found?.language, found?.about], ['GB', 'en-GB', 'A paper.'])
})

test('a feed that another title offers is refused, and nothing is taken', async () => {
  await assert.rejects(
    joinTitles(
      db,
      [title('gull', { feeds: [{ address: 'https://gull.example.org/rss' }, { address: 'https://echo.example.org/sport' }] })],
      tuesday,
    ),
    {
      code: 'feed-taken',
      message: /https:\/\/echo\.example\.org\/sport is offered by The echo \(echo\)/,
    },
  )
  assert.deepEqual(await listTitles(db, { search: 'gull' }), [])
})

test('a feed moves with its row when its title gives it up in the same batch', async () => {
  const [, sport] = await feedsOf(echo)
  const moved = { address: 'https://echo.example.org/sport' }
  await joinTitles(
    db,
    [title('echo', { country: 'NZ', feeds: [{ address: 'https://echo.example.org/rss' }] }), title('gull', { feeds: [moved] })],
    tuesday,
  )
  assert.equal((await feedsOf(gull))[0]?.id, sport?.id)
  assert.equal((await feedsOf(echo)).length, 1)
  assert.deepEqual(await heard(), ['+echo', '+gull'])
})

test('titles that are no longer among a whole list leave, and come back with the same feeds', async () => {
  const before = await feedsOf(herald)
  const { left } = await joinTitles(db, [title('echo', { country: 'NZ', feeds: [{ address: 'https://echo.example.org/rss' }] })], tuesday, {
    others: 'leave',
  })
  assert.deepEqual(left.sort(), ['gull', 'herald'])
  assert.deepEqual(
    (await listTitles(db)).map(({ id }) => id),
    ['echo'],
  )
  assert.equal((await listTitles(db, { withLeft: true })).length, 3)
  assert.deepEqual(await feedsOf(herald), [])
  assert.deepEqual(await heard(), ['-gull', '-herald'])
  const { joined } = await joinTitles(db, [title('herald')], tuesday)
  assert.deepEqual(joined, ['herald'])
  assert.deepEqual(await feedsOf(herald), before)
  assert.deepEqual(await heard(), ['+herald'])
})

test('a title that has left no longer stands in the way of its feeds', async () => {
  assert.equal(await leaveTitle(db, herald, tuesday), true)
  assert.equal(await leaveTitle(db, herald, tuesday), false)
  await joinTitles(db, [title('heir', { feeds: [{ address: 'https://herald.example.org/rss' }] })], tuesday)
  assert.equal((await feedsOf('heir' as TitleId)).length, 1)
  assert.deepEqual(await heard(), ['+heir', '-herald'])
})

test('agreed terms outlive the list; terms in the list are agreed as a new version', async () => {
  const page = { ...defaultTerms, text: 'page' } as const
  await agreeTerms(db, echo, page, tuesday)
  await joinTitles(db, [title('echo', { feeds: [{ address: 'https://echo.example.org/rss' }] })], tuesday)
  assert.deepEqual((await termsOf(db, [echo])).get(echo), page)
  const opening = { ...defaultTerms, text: 'opening' } as const
  for (let again = 0; again < 2; again++)
    await joinTitles(db, [title('echo', { terms: opening, feeds: [{ address: 'https://echo.example.org/rss' }] })], tuesday)
  const versions = await db.selectFrom('terms').select(['version', 'document']).where('title_id', '=', echo).orderBy('version').execute()
  assert.deepEqual(
    versions.map((row) => [row.version, row.document.text]),
    [
      [1, 'feed'],
      [2, 'page'],
      [3, 'opening'],
    ],
  )
})

test('a transaction that fails takes the titles and what was said with it', async () => {
  await assert.rejects(
    inTransaction(db, async (tx) => {
      await joinTitles(tx, [title('ghost')], tuesday)
      throw new Error('no')
    }),
    /no/,
  )
  assert.deepEqual(await listTitles(db, { search: 'ghost' }), [])
  assert.deepEqual(await heard(), [])
})

test('search takes words as they are, in any order', async () => {
  await joinTitles(
    db,
    [title('percent', { name: 'The 100% Post', edition: 'Harbour' }), title('plain', { name: 'The 1000 Post' })],
    tuesday,
  )
  const found = async (search: string) => (await listTitles(db, { search })).map(({ id }) => id)
  assert.deepEqual(await found('100%'), ['percent'])
  assert.deepEqual(await found('post quay'), ['percent', 'plain'])
  assert.deepEqual(await found('harbour'), ['percent'])
  assert.deepEqual(await found("'; drop table titles; --"), [])
  assert.deepEqual((await listTitles(db, { country: 'GB', language: 'en', kind: 'daily', limit: 1, offset: 1 })).length, 1)
})

test('a feed tells the language of a title that came without one, once', async () => {
  await joinTitles(db, [title('mute', { language: undefined, country: undefined })], tuesday)
  const mute = 'mute' as TitleId
  await learnOfTitle(db, mute, { language: 'not a language', home: 'javascript:alert(1)' })
  await learnOfTitle(db, mute, { language: 'de-AT' })
  await learnOfTitle(db, mute, { language: 'en', home: 'https://mute.example.org/' })
  const [found] = await listTitles(db, { search: 'mute' })
  assert.deepEqual([found?.language, found?.home], ['de-AT', 'https://mute.example.org/'])
})
