import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testDatabase } from '../../../../tests/town/database.ts'
import { prepareItem, receive } from '../../../articles/articles.ts'
import { sql } from '../../../base/database.ts'
import type { FeedId, TitleId } from '../../../titles/titles.ts'
import { chooseHits } from './choose-hits.ts'

const { db } = await testDatabase({
  'article-received': async () => {},
  'article-corrected': async () => {},
  'article-withdrawn': async () => {},
})
const now = new Date('2026-11-23T12:00:00Z')

/** One title of `language` that tells pieces, as the articles room would receive them from its feed. */
const tell = async (language: string, pieces: [headline: string, body: string][]) => {
  const id = `title-${language}` as TitleId
  await sql`insert into publishers (id, name) values (${id}, ${id})`.execute(db)
  await sql`insert into titles (id, publisher_id, name, language, joined_at) values (${id}, ${id}, ${id}, ${language}, ${now})`.execute(db)
  await sql`insert into feeds (id, title_id, address) values (${id}, ${id}, ${`https://${id}.example/feed`})`.execute(db)
  const items = pieces.map(([title, body], i) =>
    prepareItem(
      { guid: `${i}`, title, contentHtml: `<p>${body}</p>`, authors: [], categories: [], media: [], published: now },
      { titleId: id, titleLanguage: language, feedAddress: `https://${id}.example/feed` },
    ),
  )
  await receive(db, { titleId: id, feedId: id as string as FeedId, isMain: true, feedLength: items.length, items }, now)
}

before(async () => {
  await tell('de-DE', [
    ['Gesperrte Brücken treffen die Häfen', 'Die Fährverbindungen über den Rhein wurden eingestellt, sagten die Behörden.'],
    ['Die Winzer zählen die Schäden', 'Nach einer weiteren Frostnacht stehen die Reben an der Lahn braun.'],
  ])
  await tell('ja', [
    ['東京で大雨、地下鉄が止まる', '都内では朝から激しい雨が降り、避難所が開設された。'],
    ['京都の紅葉が見頃', '多くの観光客が寺を訪れた。'],
  ])
  await tell('sv', [['Hamnarna stängs', 'Färjorna ställdes in på måndagen.']])
})

const found = async (q: string) => {
  const { ids } = await chooseHits(db, { q, from: '', to: '', title: '', page: 1 }, now)
  const { rows } = await sql<{ headline: string }>`select headline from articles where id = any(${ids}) order by headline`.execute(db)
  return rows.map(({ headline }) => headline)
}

test('German words are found by their stems, in the headline and the body', async () => {
  assert.deepEqual(await found('Brücke Hafen'), ['Gesperrte Brücken treffen die Häfen'])
  assert.deepEqual(await found('Fährverbindung eingestellt'), ['Gesperrte Brücken treffen die Häfen'])
  assert.deepEqual(await found('„treffen die Häfen“'), ['Gesperrte Brücken treffen die Häfen'])
  assert.deepEqual(await found('die Rebe'), ['Die Winzer zählen die Schäden'])
})

test('what is excluded is excluded by its stem in its own language', async () => {
  assert.deepEqual(await found('die -Brücke'), ['Die Winzer zählen die Schäden'])
  assert.deepEqual(await found('Winzer -Rebe'), [])
})

test('Japanese words are found within a text that has no spaces, in the headline and the body', async () => {
  assert.deepEqual(await found('大雨'), ['東京で大雨、地下鉄が止まる'])
  assert.deepEqual(await found('避難所'), ['東京で大雨、地下鉄が止まる'])
  assert.deepEqual(await found('東京大雨'), ['東京で大雨、地下鉄が止まる'])
  assert.deepEqual(await found('観光客 -寺'), [])
  assert.deepEqual(await found('京都'), ['京都の紅葉が見頃'], '東京都 is not 京都')
})

test('a language is asked of because a title of it is in the paper, not because it is in a list', async () => {
  assert.deepEqual(await found('färja'), ['Hamnarna stängs'])
})
