import { day } from '../../base/clock.ts'
import { type Db, sql } from '../../base/database.ts'
import { countryAt, deskAt, storyAt, titleAt, topicAt } from '../furniture/addresses.ts'
import { desks } from '../furniture/desks.ts'
import type { Paper } from '../furniture/layout.tsx'
import { notFoundReply } from '../reader/notices/notices.tsx'
import { type Reply, textReply } from '../reply.ts'
import { xml } from './xml.ts'

const type = 'application/xml; charset=utf-8'
const head = '<?xml version="1.0" encoding="utf-8"?>\n'
const url = (address: string, changed?: Date, more = '') =>
  `<url><loc>${xml(address)}</loc>${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ''}${more}</url>`
const set = (urls: string[]) =>
  `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${urls.join('\n')}\n</urlset>\n`

/** One file a day of stories, for so many days back. */
const days = 30

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** The index of sitemaps. Articles are not among them: their first home is their title's own page (see docs/decisions/canonical-links.md). */
export const sitemapIndex = (paper: Paper): Reply => {
  const files = ['pages', 'news', ...Array.from({ length: days }, (_, i) => `stories-${dayOf(new Date(paper.now.getTime() - i * day))}`)]
  return textReply(
    type,
    `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${files.map((file) => `<sitemap><loc>${paper.address}/sitemaps/${file}.xml</loc></sitemap>`).join('\n')}\n</sitemapindex>\n`,
    3600,
  )
}

const pages = async (db: Db, { address }: Paper) => {
  const { rows } = await sql<{
    id: string
    country: string | null
  }>`select id, country from titles where left_at is null order by id limit 20000`.execute(db)
  const { rows: topics } = await sql<{
    id: string
    slug: string
  }>`select id, slug from topics where running order by latest_at desc limit 5000`.execute(db)
  const countries = [...new Set(rows.map((row) => row.country))].filter((code) => code !== null)
  return set([
    ...['/', '/about', '/titles', '/country', '/topics'].map((path) => url(address + path)),
    ...Object.keys(desks).map((desk) => url(address + deskAt(desk))),
    ...countries.map((code) => url(address + countryAt(code))),
    ...rows.map((row) => url(address + titleAt(row.id))),
    ...topics.map((row) => url(address + topicAt(row))),
  ])
}

const storiesSince = async (db: Db, from: Date, to: Date, most: number) => {
  const { rows } = await sql<{ id: string; slug: string; headline: string; language: string | null; began_at: Date; latest_at: Date }>`
    select id, slug, headline, language, began_at, latest_at from stories
    where joined_into is null and latest_at >= ${from} and latest_at < ${to} and titles > 1 order by latest_at desc, id desc limit ${most}`.execute(
    db,
  )
  return rows
}

/** Google's news sitemap: what began within two days, at most 1,000. */
const news = async (db: Db, paper: Paper) => {
  const since = new Date(paper.now.getTime() - 2 * day)
  const stories = (await storiesSince(db, since, paper.now, 1000)).filter((story) => story.began_at >= since)
  return set(
    stories.map((story) =>
      url(
        paper.address + storyAt(story),
        undefined,
        `<news:news><news:publication><news:name>${xml(paper.name)}</news:name><news:language>${xml(story.language?.split('-')[0] ?? 'en')}</news:language></news:publication><news:publication_date>${story.began_at.toISOString()}</news:publication_date><news:title>${xml(story.headline)}</news:title></news:news>`,
      ),
    ),
  )
}

export const sitemap = async (db: Db, paper: Paper, file: string): Promise<Reply> => {
  const [, name, of] = /^(pages|news|stories)(?:-([12]\d{3}-\d{2}-\d{2}))?\.xml$/.exec(file) ?? []
  if (name === 'pages' && !of) return textReply(type, await pages(db, paper), 3600)
  if (name === 'news' && !of) return textReply(type, await news(db, paper), 300)
  const from = new Date(`${of}T00:00:00Z`)
  if (name !== 'stories' || Number.isNaN(from.getTime())) return notFoundReply(paper)
  const stories = await storiesSince(db, from, new Date(from.getTime() + day), 5000)
  return textReply(type, set(stories.map((story) => url(paper.address + storyAt(story), story.latest_at))), 600)
}
