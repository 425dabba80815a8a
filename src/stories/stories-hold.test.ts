import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { joinFeeds } from '../../tests/town/join-feeds.ts'
import { type ArticleId, prepareItem, receive, withdraw } from '../articles/articles.ts'
import { minute } from '../base/clock.ts'
import { inTransaction, sql } from '../base/database.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
import { applyTies, leaveStory, mendStories, openPlacer, type Placer, placeArticles, tieArticles, untieArticles } from './stories.ts'

const opened = new Date('2026-11-23T12:00:00Z')
const { db } = await testDatabase()
const titles = await joinFeeds(
  db,
  Array.from({ length: 6 }, (_, i) => `https://title${i}.example/feed`),
  opened,
)
const feeds = new Map(
  (await db.selectFrom('feeds').select(['id', 'title_id']).execute()).map((feed) => [feed.title_id as string, feed.id as FeedId]),
)

const dice = (seed: number) => {
  let state = seed
  return (n: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % n
  }
}
const some = <T>(list: readonly T[], roll: (n: number) => number): T => list[roll(list.length)] as T

// Words of the town's news in pieces, so that events are near one another and the machine has something to doubt.
const nouns = 'tunnel bridge harbour council bank ferry school strike festival orchard reservoir tram market museum'.split(' ')
const places = 'Lorne Hexley Norland Quill Marsh Tarn Velde Osten'.split(' ')
const doings = 'closed flooded opened voted sold mended blocked praised doubted counted painted raised'.split(' ')
const plain = 'officials said on Monday that people were told early and work would go on through the night while others waited'.split(' ')

/** Sixty articles of a dozen events, some of them neighbours. */
const write = async (seed: number): Promise<ArticleId[]> => {
  const roll = dice(seed)
  const events = Array.from({ length: 12 }, () => [
    some(nouns, roll),
    some(nouns, roll),
    some(places, roll),
    some(doings, roll),
    some(doings, roll),
  ])
  const all: ArticleId[] = []
  for (let i = 0; i < 60; i++) {
    const words = some(events, roll)
    const sentence = (n: number) => Array.from({ length: n }, () => (roll(3) === 0 ? some(words, roll) : some(plain, roll))).join(' ')
    const title = titles[i % titles.length] as TitleId
    const item = prepareItem(
      {
        guid: `${seed}-${i}`,
        title: `${some(words, roll)} ${words.join(' ')} ${i}`,
        authors: [],
        categories: [],
        media: [],
        contentHtml: `<p>${sentence(20)}. ${sentence(15)}.</p>`,
        published: new Date(opened.getTime() - roll(40 * 60) * minute),
      },
      { feedAddress: `https://${title}.example/feed` },
    )
    const { fresh } = await receive(
      db,
      { titleId: title, feedId: feeds.get(title) as FeedId, isMain: true, feedLength: 1, items: [item] },
      opened,
    )
    all.push(...fresh)
  }
  return all
}

type Tie = { article: ArticleId; other: ArticleId; together: boolean }

/** Everything that must hold whatever happened: said of the database alone. */
const check = async (placed: Set<ArticleId>, when: string) => {
  const { rows } = await sql<{ article: ArticleId; story: string; joined: string | null; state: string }>`
    select sa.article_id as article, sa.story_id as story, s.joined_into as joined, a.state
    from story_articles sa join stories s on s.id = sa.story_id join articles a on a.id = sa.article_id`.execute(db)
  assert.deepEqual(
    new Set(rows.map(({ article }) => article)),
    placed,
    `${when}: every article that was placed and not taken back has a place`,
  )
  for (const row of rows)
    assert.deepEqual([row.joined, row.state], [null, 'ready'], `${when}: ${row.article} stands in a story that is told`)
  const counted = await sql<{
    id: string
    articles: number
    there: number
    titles: number
    own: number
    joined_into: string | null
    onward: string | null
    leads: boolean
  }>`
    select s.id, s.articles, s.titles, s.joined_into, (select count(*) from story_articles sa where sa.story_id = s.id) as there,
      (select count(distinct a.title_id) from story_articles sa join articles a on a.id = sa.article_id where sa.story_id = s.id) as own,
      (select joined_into from stories o where o.id = s.joined_into) as onward,
      exists (select from story_articles sa where sa.story_id = s.id and sa.article_id = s.lead_article_id) as leads
    from stories s`.execute(db)
  for (const story of counted.rows) {
    assert.deepEqual([story.articles, story.titles], [story.there, story.own], `${when}: ${story.id} counts what it holds`)
    assert.ok(
      story.joined_into ? story.there === 0 && story.onward === null : story.there > 0 && story.leads,
      `${when}: ${story.id} is told, or leads to one that is`,
    )
  }
  const storyOf = new Map(rows.map(({ article, story }) => [article, story]))
  const ties = await sql<Tie>`select article_id as article, other_id as other, together from story_ties where untied_at is null`.execute(db)
  for (const { article, other, together } of ties.rows) {
    const [here, there] = [storyOf.get(article), storyOf.get(other)]
    if (here && there)
      assert.equal(here === there, together, `${when}: ${article} and ${other} are ${together ? 'tied together' : 'kept apart'}`)
  }
  const moves = await sql<{
    article_id: ArticleId
    from_story: string
    into_story: string | null
  }>`select article_id, from_story, into_story from story_moves order by id`.execute(db)
  const stands = new Map<ArticleId, string | null>()
  for (const move of moves.rows) {
    if (stands.get(move.article_id))
      assert.equal(move.from_story, stands.get(move.article_id), `${when}: each move begins where the last one ended`)
    stands.set(move.article_id, move.into_story)
  }
  for (const [article, story] of stands)
    assert.equal(story ?? undefined, storyOf.get(article), `${when}: the log ends where ${article} stands`)
  return storyOf
}

for (const seed of [1, 2]) {
  test(`no article is lost and no editor is overruled, whatever comes in whatever order (seed ${seed})`, async (t) => {
    const roll = dice(seed * 17)
    const waiting = await write(seed)
    const { rows: before } = await sql<{ id: ArticleId }>`select article_id as id from story_articles`.execute(db)
    const placed = new Set(before.map(({ id }) => id))
    // Two processes, each with its own memory of what is told.
    const placers = [openPlacer({ thread: false }), openPlacer({ thread: false })]
    const now = () => new Date(opened.getTime() + steps * 1000)
    let steps = 0
    const done: string[] = []
    const mine = () => [...placed]
    const doings: Record<string, () => Promise<unknown>> = {
      place: async () => {
        const batch = Array.from(
          { length: Math.min(waiting.length, 1 + roll(6)) },
          () => waiting.splice(roll(waiting.length), 1)[0] as ArticleId,
        )
        await placeArticles(db, { articles: batch, placer: some(placers, roll) }, now())
        for (const id of batch) placed.add(id)
      },
      mend: () => mendStories(db, { placer: some(placers, roll), steps: 1 + roll(2) }, now()),
      tie: async () => {
        if (placed.size < 2) return
        const ties = Array.from({ length: 1 + roll(3) }, () => ({
          article: some(mine(), roll),
          other: some(mine(), roll),
          together: roll(2) === 0,
        }))
        const fit = ties.filter(({ article, other }) => article !== other)
        await inTransaction(db, (tx) => tieArticles(tx, { ties: fit, decision: null }, now()))
        await applyTies(db, { articles: fit.flatMap(({ article, other }) => [article, other]), placer: some(placers, roll) }, now())
      },
      untie: async () => {
        const { rows } =
          await sql<Tie>`select article_id as article, other_id as other, together from story_ties where untied_at is null`.execute(db)
        if (rows.length > 0) await inTransaction(db, (tx) => untieArticles(tx, { pairs: [some(rows, roll)] }, now()))
      },
      withdraw: async () => {
        if (placed.size < 5) return
        const article = some(mine(), roll)
        await withdraw(db, { article, note: null }, now())
        await leaveStory(db, { article, placer: some(placers, roll) }, now())
        placed.delete(article)
      },
      restart: async () => {
        placers[roll(2)] = openPlacer({ thread: false })
      },
      // What a round did in memory and the database did not keep.
      fail: async () => {
        const [lost] = waiting
        if (!lost) return
        const placer = some(placers, roll)
        const failing: Placer = {
          ...placer,
          get known() {
            return placer.known
          },
          set known(known) {
            placer.known = known
          },
          round: async (round) => {
            const said = await placer.round(round)
            if (round.place) throw new Error('the machine went away')
            return said
          },
        }
        await assert.rejects(placeArticles(db, { articles: [lost], placer: failing }, now()), /went away/)
        assert.equal(placer.known, null, 'it starts from the database again')
      },
    }
    const often = ['place', 'place', 'place', 'mend', 'mend', 'tie', 'tie', 'untie', 'withdraw', 'restart', 'fail']
    while (steps < 60) {
      steps++
      const what = some(often, roll)
      done.push(what)
      await doings[what]?.()
      if (steps % 2 === 0) await check(placed, `seed ${seed}, after ${done.slice(-6).join(', ')} (${steps})`)
    }
    const { rows } = await sql<{
      by: string
      kind: string
      n: number
    }>`select by, why->>'kind' as kind, count(*) as n from story_moves group by 1, 2 order by 1, 2`.execute(db)
    t.diagnostic(`${placed.size} articles placed; moves so far: ${rows.map(({ by, kind, n }) => `${by} ${kind} ${n}`).join(', ')}`)
    assert.ok(rows.some(({ by }) => by === 'editor') && rows.some(({ by }) => by === 'publisher'))
  })
}

test('a placer that starts from the database goes on as one that was there all the time', async () => {
  const [there, later] = [openPlacer({ thread: false }), openPlacer({ thread: false })]
  const more = await write(99)
  await placeArticles(db, { articles: more.slice(0, 40), placer: there }, opened)
  // Arranging the whole window may still move what growing alone has left.
  for (let again = 0; again < 5 && (await mendStories(db, { placer: there }, opened)).changed > 0; again++);
  const rest = more.slice(40, 41)
  const grouping = async () => (await sql`select article_id, story_id from story_articles order by 1`.execute(db)).rows
  const before = await grouping()
  await mendStories(db, { placer: later }, opened)
  assert.deepEqual(await grouping(), before)
  await placeArticles(db, { articles: rest, placer: later }, opened)
  await placeArticles(db, { articles: more.slice(41), placer: there }, opened)
  const { rows } = await sql<{ n: number }>`select count(*) as n from story_articles where article_id = any(${more})`.execute(db)
  assert.equal(rows[0]?.n, more.length)
})
