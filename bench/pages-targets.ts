import { sql } from '../src/base/database.ts'
import { dice, makePools } from './pages-words.ts'
import type { Paper } from './paper-of-size.ts'

/** Addresses that readers ask for, by the page they lead to. */
export type Targets = Record<string, string[]>

const many = 300

const query = (words: Record<string, string>) => `/search?${new URLSearchParams(words)}`

/** Words of the English pool by how many of its paragraphs carry them, most first. */
const byUse = () => {
  const [english] = makePools(20_261_123)
  const uses = new Map<string, number>()
  for (const paragraph of english?.paragraphs ?? [])
    for (const word of new Set(paragraph.toLowerCase().match(/\p{L}{4,}/gu) ?? [])) uses.set(word, (uses.get(word) ?? 0) + 1)
  return [...uses].sort((a, b) => b[1] - a[1])
}

/**
 * What is asked for: eight in ten of articles and stories are of the last three days, the others of any day, as readers follow links to old pieces too.
 * Titles are any title. Searches take the same words whatever the size: common (in more than one English piece of twelve), usual (in about one of two hundred), rare (in about 40 of
 * 100,000 pieces: a page is full at either size, or the larger paper would have more to show).
 */
export const findTargets = async ({ database: { db }, now }: Paper): Promise<Targets> => {
  const roll = dice(5)
  const recent = new Date(now.getTime() - 3 * 86_400_000)
  const some = async (table: 'articles' | 'stories') => {
    const at = sql.ref(table === 'articles' ? 'published_at' : 'latest_at')
    // Sampling by blocks reads a bounded part of the table.
    const { rows } = await sql<{ id: string; slug: string; fresh: boolean }>`
      (select id, slug, true as fresh from ${sql.table(table)} where ${at} > ${recent} order by md5(id) limit ${many * 0.8})
      union all (select id, slug, false from ${sql.table(table)} where ${at} <= ${recent} order by md5(id) limit ${many * 0.2})`.execute(db)
    return rows
      .map((row) => ({ row, n: roll() }))
      .sort((a, b) => a.n - b.n)
      .map(({ row }) => row)
  }
  const ranked = byUse()
  const common = ranked
    .filter(([, uses]) => uses > 0.02 * 16_000 && uses < 0.08 * 16_000)
    .slice(0, 30)
    .map(([word]) => word)
  const usual = ranked
    .filter(([, uses]) => uses < 0.002 * 16_000 && uses > 0.001 * 16_000)
    .slice(0, 60)
    .map(([word]) => word)
  const rare = ranked
    .filter(([, uses]) => uses === 2)
    .slice(0, 60)
    .map(([word]) => word)
  const pick = (list: string[], n: number) => list[(n * 7) % list.length] as string
  const day = (before: number) => new Date(now.getTime() - before * 86_400_000).toISOString().slice(0, 10)
  return {
    front: ['/'],
    section: ['world', 'politics', 'business', 'sport', 'culture', 'science'].map((desk) => `/section/${desk}`),
    country: ['gb', 'us', 'au', 'de', 'fr', 'ng'].map((country) => `/country/${country}`),
    story: (await some('stories')).map(({ slug, id }) => encodeURI(`/stories/${slug}-${id}`)),
    article: (await some('articles')).map(({ slug, id }) => encodeURI(`/news/${slug}-${id}`)),
    title: Array.from({ length: 100 }, () => `/titles/title-${Math.floor(roll() * 1000)}`),
    'search, no such word': ['zzyzxer', 'qwrtzu', 'xyzzyx'].map((q) => query({ q })),
    'search, rare word': rare.map((q) => query({ q })),
    'search, usual word': usual.map((q) => query({ q })),
    'search, common word': common.map((q) => query({ q })),
    'search, two words': usual.map((word, n) => query({ q: `${word} ${pick(common, n)}` })),
    'search, two common words': common.map((word, n) => query({ q: `${word} ${pick(common, n + 1)}` })),
    'search, title and dates': common.map((q, n) => query({ q, title: `title-${n * 3}`, from: day(6), to: day(2) })),
    'feed of the front': ['/feeds/front.xml'],
    'feed of a section (JSON)': ['world', 'sport', 'business'].map((desk) => `/feeds/section/${desk}.json`),
    'feed of a title': Array.from({ length: 100 }, () => `/feeds/titles/title-${Math.floor(roll() * 1000)}.xml`),
  }
}
