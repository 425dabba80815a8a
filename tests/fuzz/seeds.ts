import { readdirSync, readFileSync, statSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { corpora } from '../town/corpora.ts'
import { feedPage } from '../town/feeds/feed-page.ts'
import { writeFeed } from '../town/feeds/write-feed.ts'
import { newsroom } from '../town/newsroom.ts'
import { articlePage } from '../town/pages/article-page.ts'
import { readNews } from '../town/read-news.ts'
import { formats, readTitles } from '../town/read-titles.ts'
import { asideSeeds } from './aside-seeds.ts'

/** Whose door the bytes come in by: feeds of all dialects, agencies' formats, sitemaps, pages, and small things beside them. */
export const kinds = ['feed', 'wire', 'sitemap', 'page', 'aside'] as const
export type Kind = (typeof kinds)[number]
/** A document to change. `bytes` are read when they are asked for; `size`: about how many they are. */
export type Seed = { kind: Kind; name: string; size: number; bytes: () => Buffer }
export type Seeds = { of: Record<Kind, Seed[]>; absent: string[] }

// Larger ones are in the corpora for other ends; what a reader does with length is asked by mutations.
const largest = { feed: 70_000, wire: 100_000, sitemap: 70_000, page: 1_500_000, aside: 100_000 }

const once = (read: () => Buffer) => {
  let bytes: Buffer | undefined
  return () => {
    bytes ??= read()
    return bytes
  }
}

const folders: [string, Kind, RegExp][] = [
  ['feedparser', 'feed', /tests\/.*\.xml$/],
  ['feedvalidator', 'feed', /\.(?:xml|opml)$/],
  ['feedsmith', 'feed', /\.(?:xml|json)$/],
  ['miniflux', 'feed', /parser\/.*\.xml$/],
  ['jsonfeed-spec', 'feed', /\.(?:json|markdown)$/],
  ['sitemaps', 'sitemap', /\.xml$/],
  ['iptc-ninjs', 'wire', /\.json$/],
  ['iptc-newsml-g2', 'wire', /\.xml$/],
  ['fundus', 'page', /\.html\.gz$/],
  ['naeb-newspaper', 'page', /\.html\.gz$/],
  ['defuddle', 'page', /fixtures\/.*\.html$/],
]

const ofCorpus = (folder: string, kind: Kind, which: RegExp): Seed[] | undefined => {
  try {
    return readdirSync(`${corpora}/${folder}`, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => `${file.parentPath}/${file.name}`)
      .filter((path) => which.test(path))
      .sort()
      .map((path) => {
        const { size } = statSync(path)
        const name = path.slice(corpora.length + 1)
        // All pages together would fill the memory that is being watched: packed ones are unpacked each time.
        if (path.endsWith('.gz'))
          return { kind, name, size: size * 5, bytes: () => gunzipSync(readFileSync(path)).subarray(0, largest[kind]) }
        return { kind, name, size, bytes: once(() => readFileSync(path).subarray(0, largest[kind])) }
      })
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
    return undefined
  }
}

const town = 'http://town.example'
const ofTown = (): Seed[] => {
  const at = new Date('2026-11-23T12:00:00Z')
  const titles = readTitles()
  const room = newsroom(readNews(), titles, at, () => at)
  return titles.slice(0, 12).flatMap((title) => {
    const page = feedPage(room, title, undefined, town, `${town}/${title.id}`)
    // Its beginning has all that a reader of formats meets.
    const few = { ...page, pieces: page.pieces.slice(0, 1).map((piece) => ({ ...piece, paragraphs: piece.paragraphs.slice(0, 2) })) }
    const feeds = formats.map((format): Seed => {
      const kind = format === 'ninjs' || format === 'newsml-g2' ? 'wire' : 'feed'
      return { kind, name: `town ${title.id} ${format}`, size: 8000, bytes: once(() => writeFeed(few, format).body) }
    })
    const shown = room.shown(title, undefined)
    const pages = page.pieces.slice(0, 2).map(
      (piece): Seed => ({
        kind: 'page',
        name: `town ${piece.key}`,
        size: 8000,
        bytes: once(() => Buffer.from(articlePage(piece, shown, town))),
      }),
    )
    return [...feeds, ...pages]
  })
}

const sitemap = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${town}/a</loc><news:news><news:publication><news:name>A</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-11-23</news:publication_date><news:title>A bridge</news:title></news:news></url></urlset>`

/** What mutants are made of: the corpora that are on this machine, and the sample town's own feeds and pages. `absent`: corpora that are not there. */
export const readSeeds = (): Seeds => {
  const found = folders.map(([folder, kind, which]) => ({ folder, seeds: ofCorpus(folder, kind, which) }))
  const all = [
    ...found.flatMap(({ seeds }) => seeds ?? []),
    ...ofTown(),
    { kind: 'sitemap' as const, name: 'our own sitemap', size: sitemap.length, bytes: () => Buffer.from(sitemap) },
    ...asideSeeds,
  ]
  const of = Object.fromEntries(kinds.map((kind) => [kind, all.filter((seed) => seed.kind === kind)])) as Record<Kind, Seed[]>
  return { of, absent: found.filter(({ seeds }) => !seeds || seeds.length === 0).map(({ folder }) => folder) }
}
