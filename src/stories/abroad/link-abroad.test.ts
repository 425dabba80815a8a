import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../tests/town/database.ts'
import { type ArticleId, prepareItem, receive, withdraw } from '../../articles/articles.ts'
import { hour, minute } from '../../base/clock.ts'
import { inTransaction, sql } from '../../base/database.ts'
import { type FeedId, joinTitles, type TitleId } from '../../titles/titles.ts'
import {
  abroadOf,
  applyTies,
  leaveStory,
  linkAbroad,
  openAbroad,
  openPlacer,
  placeArticles,
  tieArticles,
  untieArticles,
} from '../stories.ts'

const start = new Date('2026-11-23T12:00:00Z')
const { db } = await testDatabase()
const languages = { ana: 'en', bo: 'en', cy: 'de', di: 'fr' } as const
type Title = keyof typeof languages
await joinTitles(
  db,
  (Object.keys(languages) as Title[]).map((id) => ({
    id,
    name: `The ${id}`,
    publisher: `${id} Press`,
    country: 'GB',
    language: languages[id],
    kind: 'daily' as const,
    home: `https://${id}.example/`,
    feeds: [{ address: `https://${id}.example/feed`, section: null }],
  })) as never,
  start,
)

const news = {
  ana: {
    headline: 'Ferry Aigli Star runs aground off Corrie Head',
    text: 'The Aigli Star ran aground off Corrie Head with 1,900 people aboard, coastguard chief Ingrid Bracht said. Lifeboats from Bracht’s station at Tollan brought 412 of them ashore.',
  },
  bo: {
    headline: 'Lifeboats bring 412 ashore from the Aigli Star at Corrie Head',
    text: 'Lifeboats brought 412 passengers of the Aigli Star ashore at Tollan after the ferry ran aground off Corrie Head. There were 1,900 aboard, Ingrid Bracht of the coastguard said.',
  },
  cy: {
    headline: 'Fähre „Aigli Star“ läuft vor Corrie Head auf Grund',
    text: 'Die „Aigli Star“ ist mit 1.900 Menschen an Bord vor Corrie Head auf Grund gelaufen, sagte Ingrid Bracht von der Küstenwache. Rettungsboote brachten 412 von ihnen nach Tollan.',
  },
  di: {
    headline: 'Le ferry Aigli Star s’échoue au large de Corrie Head',
    text: 'Avec 1 900 personnes à bord, l’Aigli Star s’est échoué au large de Corrie Head, a dit Ingrid Bracht, des garde-côtes. Des canots ont amené 412 passagers à Tollan dans la nuit, et les autres ont attendu sur le pont avec les secours.',
  },
} as const
const feeds = new Map(
  (await db.selectFrom('feeds').select(['id', 'title_id']).execute()).map((feed) => [feed.title_id as string, feed.id as FeedId]),
)
const placer = openPlacer({ thread: false })
let round = 0
/** A title's telling of the ferry, placed; a new one each time, with all that was told before out of the window. */
const tell = async (title: Title, now: Date, published = now): Promise<ArticleId> => {
  const { headline, text } = news[title]
  const what = {
    guid: `${title}-${round}`,
    title: headline,
    link: `https://${title}.example/${round}`,
    authors: [],
    contentHtml: `<p>${text}</p>`,
    categories: [],
    media: [],
    published,
  }
  const item = prepareItem(what, { feedAddress: `https://${title}.example/feed` })
  const { fresh } = await receive(
    db,
    { titleId: title as TitleId, feedId: feeds.get(title) as FeedId, isMain: true, feedLength: 1, items: [item] },
    now,
  )
  await placeArticles(db, { articles: fresh, placer }, now)
  return fresh[0] ?? assert.fail()
}
const rows = async () =>
  (
    await sql<{
      a: string
      b: string
      names: string[]
    }>`select story_id as a, abroad_id as b, names from stories_abroad order by 1, 2`.execute(db)
  ).rows
const storyOf = async (article: ArticleId) =>
  (await db.selectFrom('story_articles').select('story_id').where('article_id', '=', article).executeTakeFirstOrThrow()).story_id
const nextWeek = () => new Date(start.getTime() + ++round * 200 * hour)
const after = (now: Date, minutes: number) => new Date(now.getTime() + minutes * minute)
/** By languages, as what a story is called differs. */
const linked = async () =>
  (
    await sql<{ pair: string }>`select distinct least(a.language, b.language) || '-' || greatest(a.language, b.language) as pair
  from stories_abroad l join stories a on a.id = l.story_id join stories b on b.id = l.abroad_id order by 1`.execute(db)
  ).rows.map(({ pair }) => pair)

test('a story stands beside those that tell it in other languages, and says by which names', async () => {
  const now = nextWeek()
  const known = openAbroad()
  const [en, de, fr] = [await tell('ana', now), await tell('cy', after(now, 5)), await tell('di', after(now, 9))]
  assert.ok((await linkAbroad(db, known, after(now, 10))) > 0)
  assert.deepEqual(await linked(), ['de-en', 'de-fr', 'en-fr'])
  const own = await storyOf(en)
  const abroad = (await abroadOf(db, [own])).get(own)
  assert.deepEqual(
    abroad?.map(({ id, language }) => [id, language]).sort(),
    [
      [await storyOf(de), 'de'],
      [await storyOf(fr), 'fr'],
    ].sort(),
  )
  for (const { names } of abroad ?? []) assert.ok(names.includes('bracht'), names.join())
  assert.equal(await linkAbroad(db, known, after(now, 11)), 0, 'a second look changes nothing')
  assert.equal(await linkAbroad(db, openAbroad(), after(now, 12)), 0, 'nor does one of another process')
})

test('what was taken back is in no reason, at once, and what is left is found again', async () => {
  const now = nextWeek()
  const known = openAbroad()
  const [first, second] = [await tell('ana', now), await tell('bo', after(now, 1))]
  const german = await tell('cy', after(now, 2))
  assert.equal(await storyOf(first), await storyOf(second))
  await linkAbroad(db, known, after(now, 3))
  const story = await storyOf(first)
  const of = async () => (await rows()).filter(({ a, b }) => a === story || b === story)
  assert.equal((await of()).length, 2)
  await withdraw(db, { article: first, note: null }, after(now, 4))
  await leaveStory(db, { article: first, placer }, after(now, 4))
  assert.deepEqual(await of(), [], 'before any round')
  await linkAbroad(db, known, after(now, 5))
  assert.equal((await of()).length, 2, 'the other title tells it still')
  await withdraw(db, { article: german, note: null }, after(now, 6))
  await leaveStory(db, { article: german, placer }, after(now, 6))
  await linkAbroad(db, known, after(now, 7))
  assert.deepEqual(await of(), [])
})

test('an editor’s word that two articles are apart is never undone, until it is taken back', async () => {
  const now = nextWeek()
  const known = openAbroad()
  const [en, de, fr] = [await tell('ana', now), await tell('cy', now), await tell('di', now)]
  await linkAbroad(db, known, after(now, 1))
  const mine = [await storyOf(en), await storyOf(de), await storyOf(fr)] as const
  const isLinked = async (a: string, b: string) => (await rows()).some((row) => row.a === a && row.b === b)
  assert.ok(await isLinked(mine[0], mine[1]))
  await inTransaction(db, (tx) => tieArticles(tx, { ties: [{ article: en, other: de, together: false }] }, after(now, 2)))
  assert.ok(!(await isLinked(mine[0], mine[1])), 'at once')
  for (const one of [known, openAbroad()]) {
    await linkAbroad(db, one, after(now, 3))
    assert.ok(!(await isLinked(mine[0], mine[1])))
    assert.ok(!((await isLinked(mine[0], mine[2])) && (await isLinked(mine[1], mine[2]))), 'nor by way of the third')
  }
  await tell('bo', after(now, 4))
  await linkAbroad(db, known, after(now, 5))
  assert.ok(!(await isLinked(mine[0], mine[1])), 'not when more is told either')
  await inTransaction(db, (tx) => untieArticles(tx, { pairs: [{ article: en, other: de }] }, after(now, 6)))
  await linkAbroad(db, known, after(now, 7))
  assert.ok(await isLinked(mine[0], mine[1]))
})

test('whatever order they come in and however often they are looked at meanwhile, the links are the same after a round', async () => {
  const orders: Title[][] = [
    ['ana', 'bo', 'cy', 'di'],
    ['di', 'cy', 'bo', 'ana'],
    ['cy', 'ana', 'di', 'bo'],
  ]
  const found: string[][] = []
  for (const order of orders) {
    const now = nextWeek()
    const before = (await rows()).length
    const known = openAbroad()
    const told: ArticleId[] = []
    for (const title of order) {
      told.push(await tell(title, after(now, told.length), after(now, title.length)))
      if (order !== orders[0]) await linkAbroad(db, known, after(now, told.length))
    }
    await linkAbroad(db, known, after(now, 10))
    const stories = new Set<string>(await Promise.all(told.map(storyOf)))
    assert.equal(stories.size, 3)
    found.push(
      (await rows())
        .filter(({ a }) => stories.has(a))
        .map(({ names }) => names.join())
        .sort(),
    )
    assert.ok((await rows()).length > before)
  }
  assert.deepEqual(found[1], found[0])
  assert.deepEqual(found[2], found[0])
})

test('a story that an editor joins to one of another language keeps no link of its own', async () => {
  const now = nextWeek()
  const known = openAbroad()
  const [en, de, fr] = [await tell('ana', now), await tell('cy', now), await tell('di', now)]
  await linkAbroad(db, known, after(now, 1))
  const before = [await storyOf(en), await storyOf(de)]
  await inTransaction(db, (tx) => tieArticles(tx, { ties: [{ article: en, other: de, together: true }] }, after(now, 2)))
  await applyTies(db, { articles: [en, de], placer }, after(now, 2))
  const joined = await storyOf(en)
  assert.equal(await storyOf(de), joined)
  const gone = before.find((id) => id !== joined)
  const naming = async () => (await rows()).filter(({ a, b }) => a === gone || b === gone)
  assert.deepEqual(await naming(), [], 'before any round')
  await linkAbroad(db, known, after(now, 3))
  assert.deepEqual(await naming(), [])
  const french = await storyOf(fr)
  for (const { a, b } of await rows()) if (a === french || b === french) assert.ok([a, b].includes(joined), 'nothing else is near')
})
