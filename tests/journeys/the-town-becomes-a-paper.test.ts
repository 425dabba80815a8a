import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoreGrouping } from '../../bench/stories-score.ts'
import { sql } from '../../src/base/database.ts'
import { openHouse } from '../town/open-house.ts'

const house = await openHouse()
await house.settle()

type Row = { id: string; title_id: string; address: string; story_id: string; language: string; headline: string; slug: string }
const articles = (
  await sql<Row>`select a.id, a.title_id, a.address, sa.story_id, split_part(a.language, '-', 1) as language, a.headline, a.slug
    from articles a left join story_articles sa on sa.article_id = a.id where a.state = 'ready'`.execute(house.db)
).rows

const isOut = (event: (typeof house.town.events)[number], telling: (typeof event.tellings)[number]) => {
  const hours = event.hours + telling.after
  return hours <= 0 && !(telling.withdrawn && hours + telling.withdrawn.after <= 0)
}
const told = house.town.events.flatMap((event) =>
  event.tellings.filter((telling) => isOut(event, telling)).map((telling) => ({ event, telling })),
)

// A title's headline is its own in this town, so headline and title name the telling; corrections and new headlines keep the slug of the first.
const eventOf = new Map(
  told.flatMap(({ event, telling }) =>
    [telling.headline, telling.retitled?.headline].map((headline) => [`${telling.title} ${headline}`, event.event]),
  ),
)

test('every telling that a title shows is in, once', () => {
  const byTitle = Map.groupBy(articles, (article) => article.title_id)
  const wanted = Map.groupBy(told, ({ telling }) => telling.title)
  assert.deepEqual(
    Object.fromEntries([...wanted].map(([title]) => [title, byTitle.get(title)?.length ?? 0])),
    Object.fromEntries([...wanted].map(([title, tellings]) => [title, tellings.length])),
  )
  assert.ok(articles.length >= 400, `${articles.length} articles`)
  assert.equal(new Set(articles.map(({ title_id, address }) => `${title_id} ${address}`)).size, articles.length)
  assert.ok(
    articles.every(({ story_id }) => story_id),
    'every article has its story',
  )
})

test('the stories of the paper are the events of the town: B-cubed F1 of at least 0.88 in all, 0.8 in each language', (t) => {
  const poor: string[] = []
  const gold: string[] = []
  const got: string[] = []
  for (const [language, some] of Map.groupBy(articles, (article) => article.language)) {
    const known = some.filter(({ title_id, headline }) => eventOf.has(`${title_id} ${headline}`))
    assert.ok(known.length >= some.length * 0.95, `${language}: the event of ${known.length} of ${some.length} articles is known`)
    const events = known.map(({ title_id, headline }) => eventOf.get(`${title_id} ${headline}`) as string)
    const stories = known.map(({ story_id }) => story_id)
    // Events of two languages are two stories by design, so an event counts once a language.
    gold.push(...events.map((event) => `${language} ${event}`))
    got.push(...stories)
    const { f1, precision, recall } = scoreGrouping(events, stories)
    const words = `${language}: ${known.length} articles, F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`
    t.diagnostic(words)
    // Some languages have a dozen articles here, in which one that stands wrongly is several hundredths; and the order in which feeds are called is chance.
    if (f1 < 0.8) poor.push(words)
  }
  assert.deepEqual(poor, [])
  const { f1 } = scoreGrouping(gold, got)
  t.diagnostic(`all: ${gold.length} articles, F1 ${f1.toFixed(3)}`)
  assert.ok(f1 >= 0.88, `all: F1 ${f1.toFixed(3)}`)
})

test('stories of one event in different languages are set side by side, surely; no page tells one event in two languages', async (t) => {
  const languageOf = new Map(articles.map(({ story_id, language }) => [story_id, language]))
  const eventsIn = Map.groupBy(articles, ({ story_id }) => story_id)
  const mainly = (story: string) => {
    const events = Map.groupBy(eventsIn.get(story) ?? [], ({ title_id, headline }) => eventOf.get(`${title_id} ${headline}`))
    return [...events].sort((a, b) => b[1].length - a[1].length)[0]?.[0]
  }
  const { rows: links } = await sql<{ one: string; other: string; slug: string }>`
    select l.story_id as one, l.abroad_id as other, s.slug from stories_abroad l join stories s on s.id = l.story_id order by s.titles desc, 1, 2`.execute(
    house.db,
  )
  const right = links.filter(({ one, other }) => mainly(one) === mainly(other)).length
  t.diagnostic(`${right / 2} of ${links.length / 2} pairs of stories tell one event`)
  assert.ok(links.length >= 20 && right >= 0.95 * links.length, `${right} of ${links.length}`)
  const [most] = links.filter(({ one }) => languageOf.get(one) === 'en')
  assert.ok(most)
  const page = await house.text(`/stories/${encodeURIComponent(most.slug)}-${most.one}`)
  assert.match(page, /Told in other languages/)
  assert.ok(page.includes(most.other) && /Both name \p{Lu}/u.test(page))
  const { rows: twice } =
    await sql`select p.page, p.story_id, o.story_id from edition_places p join stories_abroad l on l.story_id = p.story_id
    join edition_places o on o.story_id = l.abroad_id and o.page = p.page`.execute(house.db)
  assert.deepEqual(twice, [])
})

test('the front page leads with a story that many titles tell, and every place has its reasons', async () => {
  const { rows } = await sql<{ titles: number; reasons: unknown[] }>`
    select s.titles, p.reasons from edition_places p join stories s on s.id = p.story_id where p.page = 'front' order by p.place`.execute(
    house.db,
  )
  assert.ok((rows[0]?.titles ?? 0) >= 4, `the lead is told by ${rows[0]?.titles} titles`)
  assert.ok(rows.length >= 30)
  assert.ok(rows.every(({ reasons }) => reasons.length > 0))
})

test('every page that the front page leads to answers', async () => {
  const links = [
    ...new Set([...(await house.text('/')).matchAll(/href="(\/[^"#]*)"/g)].map(([, path]) => (path as string).replaceAll('&amp;', '&'))),
  ]
  assert.ok(links.length > 60, `${links.length} links`)
  const wrong: string[] = []
  for (const path of links) {
    const { status } = await house.get(path)
    if (status !== 200) wrong.push(`${path}: ${status}`)
  }
  assert.deepEqual(wrong, [])
})

test('the same feeds again change nothing', async () => {
  const facts = () =>
    sql`select (select count(*) from articles) as articles, (select count(*) from stories) as stories, (select sum(version) from articles) as versions`.execute(
      house.db,
    )
  const before = (await facts()).rows
  await house.settle()
  assert.deepEqual((await facts()).rows, before)
})
