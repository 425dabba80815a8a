import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../tests/town/database.ts'
import { putTitle } from '../../tests/town/put-title.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'
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

/** `version`: what the publisher counts; the highest told of a piece is what it ends as. `of`: the item as it was before it was replaced by another. */
type Telling = { piece: number; version: number; item: Partial<Item>; old?: boolean }

/**
 * What a publisher does to one piece over its life: new headlines, a new guid with the old link, a new link with the old guid, links with tracking, the same words under a
 * later date, old words again, a hold, an embargo, the end of a right, versions whose numbers say otherwise than their dates, a guid left for another, a withdrawal.
 */
const lifeOf = (piece: number, random: Chance): Telling[] => {
  let guid = `urn:piece:${piece}:0`
  let path = `/news/${piece}/0`
  let version = 1
  let words = 1
  const numbered = random() < 0.3
  const life: Telling[] = []
  const steps = 1 + Math.floor(random() * 7)
  let standing: Pick<Item, 'status' | 'embargoUntil' | 'expires'> = {}
  for (let step = 0; step < steps; step++) {
    const change = step === 0 ? 'none' : pick(random, ['guid', 'link', 'text', 'text', 'date', 'back', 'life', 'life', 'none'] as const)
    if (change === 'guid') guid = `urn:piece:${piece}:${step}`
    if (change === 'link') path = `/news/${piece}/${step}`
    if (change === 'text') words = ++version
    if (change === 'date') version++
    if (change === 'back') {
      version++
      words = 1
    }
    if (change === 'life' || (step === 0 && random() < 0.3)) {
      version++
      standing = pick(random, [
        {},
        { status: 'withheld' },
        { embargoUntil: new Date(noon + 100_000 * minute) },
        { embargoUntil: new Date(noon + (500 + piece) * minute) },
        { expires: new Date(noon + 100_000 * minute) },
        { expires: new Date(noon + 900 * minute) },
      ] as const)
    }
    const link = `${pick(random, ['http://www.', 'https://www.', 'https://'])}harbour.example${path}${pick(random, ['', '?utm_source=rss', '/?fbclid=x&utm_medium=y', '?at_medium=RSS'])}`
    const names = change === 'guid' || change === 'link' || step === 0 ? 'both' : pick(random, ['both', 'both', 'guid', 'link'] as const)
    life.push({
      piece,
      version,
      item: {
        ...(names === 'link' ? {} : { guid }),
        ...(names === 'guid' ? {} : { link }),
        ...standing,
        ...(numbered && { revision: version }),
        title: `Piece ${piece}, told for the ${words}. time`,
        contentHtml: `<p>Version ${words} of piece ${piece}.</p>`,
        published: new Date(noon + piece * minute),
        // Numbers count, and these dates run backwards.
        updated: numbered
          ? new Date(noon + (piece + 300 - version) * minute)
          : version > 1
            ? new Date(noon + piece * minute + version * 10 * minute)
            : undefined,
      },
    })
  }
  if (random() < 0.15) life.push({ piece, version: 99, item: { guid, title: '', status: 'canceled' } })
  else if (random() < 0.25) return [...life, ...successionOf(piece, life, numbered)]
  return life
}

/** The piece is told anew under another guid and address, which says that it takes the old ones' place, and is replaced once more in its turn. */
const successionOf = (piece: number, life: Telling[], numbered: boolean): Telling[] => {
  for (const telling of life)
    Object.assign(telling, { old: true, item: { ...telling.item, guid: telling.item.guid ?? `urn:piece:${piece}:0` } })
  const guids = [...new Set(life.map(({ item }) => item.guid as string))]
  const next = (n: number, replaces: string[]): Telling => ({
    piece,
    version: 50 + n,
    old: n === 1,
    item: {
      ...{ guid: `urn:successor:${piece}:${n}`, link: `https://harbour.example/successor/${piece}/${n}`, replaces },
      ...{
        title: `Piece ${piece}, anew ${n}`,
        contentHtml: `<p>Anew ${n} of ${piece}.</p>`,
        published: new Date(noon + (200 + piece + n) * minute),
      },
      ...(numbered && { revision: 1 }),
    },
  })
  return [next(1, guids), next(2, [`urn:successor:${piece}:1`])]
}

/** What a piece ends as, once all of its life was told. */
const endOf = (life: Telling[], at: number): string => {
  const last = life.reduce((best, telling) => (telling.version >= best.version ? telling : best))
  const { status, embargoUntil, expires, title, published } = last.item
  if (status === 'canceled' || (expires && expires.getTime() <= at)) return 'withdrawn'
  if (status === 'withheld' || (embargoUntil && embargoUntil.getTime() > at)) return `held ${title}`
  const shown = embargoUntil && embargoUntil > published! ? embargoUntil : published!
  return `${title} | ${shown.toISOString()}`
}

let titles = 0
const live = async (deliveries: { tellings: Telling[]; section: boolean }[]) => {
  const id = `harbour-${++titles}` as TitleId
  const feeds = [`${id}-main` as FeedId, `${id}-world` as FeedId] as const
  await putTitle(db, { id, feeds: feeds.map((feed) => ({ id: feed, address: `https://harbour.example/${feed}` })) }, new Date(noon))
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
    .map(({ state, headline, published_at }) =>
      state === 'ready' ? `${headline} | ${published_at.toISOString()}` : state === 'held' ? `held ${headline}` : 'withdrawn',
    )
    .sort()
}

test('any order and repetition of deliveries ends in the same articles, each at its latest version', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = chance(seed)
    const lives = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, piece) => lifeOf(piece, random))
    // Every telling is delivered somewhere; a delivery has at most one telling of a piece, as a feed does.
    const deliveries: { tellings: Telling[]; section: boolean }[] = []
    for (const telling of shuffle(random, lives.flat())) {
      const open = deliveries.filter(({ tellings }) => tellings.length < 4 && !tellings.some(({ piece }) => piece === telling.piece))
      if (open.length > 0 && random() < 0.7) pick(random, open).tellings.push(telling)
      else deliveries.push({ tellings: [telling], section: random() < 0.4 })
    }
    const expected = lives.map((life) => endOf(life, noon + 1000 * minute)).sort()
    const orders = [deliveries, deliveries.toReversed(), shuffle(random, [...deliveries, ...deliveries])]
    for (const [at, order] of orders.entries()) assert.deepEqual(await live(order), expected, `seed ${seed}, order ${at}`)
  }
})
