import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import type { FeedId, PublisherId, TitleId } from '../titles/titles.ts'
import type { Item } from './item.ts'
import { prepareItem } from './prepare-item.ts'
import { receive } from './receive.ts'

const { db } = await testDatabase({
  'article-received': async () => {},
  'article-corrected': async () => {},
  'article-withdrawn': async () => {},
})
const noon = Date.UTC(2026, 10, 23, 12)
const minute = 60_000

/** Numbers from 0 to 1 that are the same at every run (mulberry32), so that a world that fails can be looked at again. */
const chance = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
type Chance = () => number
const pick = <T>(random: Chance, from: readonly T[]): T => from[Math.floor(random() * from.length)]!
const shuffle = <T>(random: Chance, list: T[]): T[] =>
  list
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)

type Telling = { piece: number; version: number; item: Partial<Item> }

/** What a publisher does to one piece over its life: new headlines, a new guid with the old link, a new link with the old guid, links with tracking, a withdrawal. */
const lifeOf = (piece: number, random: Chance): Telling[] => {
  let guid = `urn:piece:${piece}:0`
  let path = `/news/${piece}/0`
  let version = 1
  const life: Telling[] = []
  const steps = 1 + Math.floor(random() * 6)
  for (let step = 0; step < steps; step++) {
    const change = step === 0 ? 'none' : pick(random, ['guid', 'link', 'text', 'text', 'none'] as const)
    if (change === 'guid') guid = `urn:piece:${piece}:${step}`
    if (change === 'link') path = `/news/${piece}/${step}`
    if (change === 'text') version++
    const link = `${pick(random, ['http://www.', 'https://www.', 'https://'])}harbour.example${path}${pick(random, ['', '?utm_source=rss', '/?fbclid=x&utm_medium=y', '?at_medium=RSS'])}`
    const names = change === 'guid' || change === 'link' || step === 0 ? 'both' : pick(random, ['both', 'both', 'guid', 'link'] as const)
    life.push({
      piece,
      version,
      item: {
        ...(names === 'link' ? {} : { guid }),
        ...(names === 'guid' ? {} : { link }),
        title: `Piece ${piece}, told for the ${version}. time`,
        contentHtml: `<p>Version ${version} of piece ${piece}.</p>`,
        published: new Date(noon + piece * minute),
        updated: version > 1 ? new Date(noon + piece * minute + version * 10 * minute) : undefined,
      },
    })
  }
  if (random() < 0.15) life.push({ piece, version: 99, item: { guid, title: '', status: 'canceled' } })
  return life
}

let titles = 0
const live = async (deliveries: { tellings: Telling[]; section: boolean }[]) => {
  const id = `harbour-${++titles}` as TitleId
  await db
    .insertInto('publishers')
    .values({ id: id as string as PublisherId, name: id, owner: null, country: null })
    .execute()
  await db
    .insertInto('titles')
    .values({
      id,
      publisher_id: id as string as PublisherId,
      name: id,
      country: null,
      language: null,
      joined_at: new Date(noon),
      edition: null,
      home: null,
      about: null,
      colour: null,
      logo: null,
      left_at: null,
    })
    .execute()
  const feeds = [`${id}-main` as FeedId, `${id}-world` as FeedId] as const
  await db
    .insertInto('feeds')
    .values(feeds.map((feed) => ({ id: feed, title_id: id, address: `https://harbour.example/${feed}`, section: null, left_at: null })))
    .execute()
  for (const [at, { tellings, section }] of deliveries.entries()) {
    const items = tellings.map(({ item }) =>
      prepareItem({ title: '', authors: [], categories: [], media: [], ...item }, { feedAddress: 'https://harbour.example/rss' }),
    )
    await receive(
      db,
      { titleId: id, feedId: feeds[section ? 1 : 0], isMain: !section, feedLength: items.length, items },
      new Date(noon + (1000 + at) * minute),
    )
  }
  const rows = await db
    .selectFrom('articles')
    .select(['state', 'headline', 'published_at'])
    .where('title_id', '=', id)
    .where('joined_into', 'is', null)
    .execute()
  return rows
    .map(({ state, headline, published_at }) => (state === 'ready' ? `${headline} | ${published_at.toISOString()}` : 'withdrawn'))
    .sort()
}

test('any order and repetition of deliveries ends in the same articles, each at its latest version', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const random = chance(seed)
    const lives = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, piece) => lifeOf(piece, random))
    // Every telling is delivered somewhere; a delivery has at most one telling of a piece, as a feed does.
    const deliveries: { tellings: Telling[]; section: boolean }[] = []
    for (const telling of shuffle(random, lives.flat())) {
      const open = deliveries.filter(({ tellings }) => tellings.length < 4 && !tellings.some(({ piece }) => piece === telling.piece))
      if (open.length > 0 && random() < 0.7) pick(random, open).tellings.push(telling)
      else deliveries.push({ tellings: [telling], section: random() < 0.4 })
    }
    const expected = lives
      .map((life) => {
        const last = life.reduce((best, telling) => (telling.version > best.version ? telling : best))
        return last.item.status === 'canceled' ? 'withdrawn' : `${last.item.title} | ${last.item.published!.toISOString()}`
      })
      .sort()
    const orders = [deliveries, deliveries.toReversed(), shuffle(random, [...deliveries, ...deliveries])]
    for (const [at, order] of orders.entries()) assert.deepEqual(await live(order), expected, `seed ${seed}, order ${at}`)
  }
})
