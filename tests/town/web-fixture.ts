import { createHash } from 'node:crypto'
import { type Db, sql } from '../../src/base/database.ts'
import { readNews } from './read-news.ts'
import { readTitles, type TownTitle } from './read-titles.ts'
import { type Piece, tellingAt } from './telling-at.ts'

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export type WebFixture = { pieces: Map<string, Piece>; scenes: Map<string, { scene: Piece['event']['scene']; seed: string }>; now: Date }

/**
 * Puts the town's titles and news straight into the tables, as intake, articles, stories and edition would have left them at `now`:
 * for looking at pages and for tests of them, without a call on any feed.
 */
export async function fillWeb(db: Db, now: Date): Promise<WebFixture> {
  const titles = readTitles()
  const scenes: WebFixture['scenes'] = new Map()
  const pieces: WebFixture['pieces'] = new Map()
  await insert(
    db,
    'publishers',
    [...new Set(titles.map((title) => title.publisher))].map((name) => ({ id: name, name, owner: null, country: null })),
  )
  await insert(
    db,
    'titles',
    titles.map((title) => titleRow(title, now)),
  )
  await insert(
    db,
    'feeds',
    titles.map((title) => ({
      id: `f-${title.id}`,
      title_id: title.id,
      address: `https://${title.id}.example/feed`,
      section: null,
      position: 0,
    })),
  )
  await insert(
    db,
    'feed_calls',
    titles.map((title, i) => callRow(title, i, now)),
  )
  await insert(
    db,
    'terms',
    titles.map((title, i) => ({
      id: `k-${title.id}`,
      title_id: title.id,
      section: null,
      version: 1,
      document: JSON.stringify({
        access: 'open',
        text: title.text === 'full' ? 'feed' : 'opening',
        previewParagraphs: 2,
        pictures: i !== 9,
        ...title.terms,
      }),
      since: now,
    })),
  )
  const tables = {
    articles: [] as Row[],
    article_texts: [] as Row[],
    article_images: [] as Row[],
    article_versions: [] as Row[],
    stories: [] as Row[],
    story_articles: [] as Row[],
  }
  const told: { id: string; desk: string; at: Date; breadth: number; lead: string; titles: Set<string>; countries: string[] }[] = []
  for (const event of readNews()) {
    const out = event.tellings
      .map((telling) => tellingAt(event, telling, titles.find(({ id }) => id === telling.title) as TownTitle, now, now))
      .filter((piece) => piece !== undefined)
      .sort((a, b) => a.published.getTime() - b.published.getTime())
    const ready = out.filter((piece) => !piece.withdrawn)
    const [first] = out
    if (!first) continue
    for (const piece of out) {
      const picture = piece.picture && short(`${event.event}/${piece.picture.alt}`) + piece.key.slice(0, 4)
      if (picture && piece.picture) {
        scenes.set(picture, { scene: event.scene, seed: piece.picture.alt })
        tables.article_images.push({
          id: picture,
          article_id: idOf(piece),
          address: `https://${piece.title.id}.example/${picture}.jpg`,
          ...piece.picture,
          width: 1600,
          height: 1067,
          position: 0,
        })
      }
      pieces.set(idOf(piece), piece)
      tables.articles.push(articleRow(piece, event.section.toLowerCase(), picture ?? null))
      tables.article_texts.push({
        article_id: idOf(piece),
        html: piece.paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n'),
        origin: 'feed',
        print: piece.key,
      })
      for (let version = 1; version <= piece.version; version++) {
        tables.article_versions.push({
          article_id: idOf(piece),
          version,
          headline: piece.headline,
          note: version > 1 ? (piece.correction?.note ?? null) : null,
          seen_at: version === 1 ? piece.published : piece.updated,
        })
      }
    }
    if (ready.length === 0) continue
    const lead =
      ready.find((piece) => piece.picture && piece.title.language.startsWith('en')) ??
      ready.find((piece) => piece.title.language.startsWith('en')) ??
      (ready[0] as Piece)
    const story = `s${short(event.event)}`
    const countries = [...new Set(ready.map((piece) => piece.title.country))]
    tables.stories.push({
      id: story,
      slug: event.event,
      headline: lead.headline,
      lead_article_id: idOf(lead),
      first_article_id: idOf(first),
      desk: event.section.toLowerCase(),
      language: 'en',
      articles: ready.length,
      titles: new Set(ready.map((piece) => piece.title.id)).size,
      publishers: new Set(ready.map((piece) => piece.title.publisher)).size,
      countries,
      began_at: first.published,
      latest_at: ready.at(-1)?.published,
      changed_at: now,
      joined_into: null,
    })
    for (const piece of out)
      tables.story_articles.push({ article_id: idOf(piece), story_id: story, likeness: 0.8, reason: '{}', placed_at: piece.published })
    told.push({
      id: story,
      desk: event.section.toLowerCase(),
      at: first.published,
      breadth: ready.length,
      lead: idOf(lead),
      titles: new Set(ready.map((piece) => idOf(piece))),
      countries,
    })
  }
  for (const [table, rows] of Object.entries(tables)) await insert(db, table, rows)
  await sql`update articles a set search = setweight(to_tsvector('english', a.headline), 'A') || to_tsvector('english', coalesce(a.standfirst, '') || ' ' || regexp_replace(t.html, '<[^>]*>', ' ', 'g')) from article_texts t where t.article_id = a.id`.execute(
    db,
  )
  await insert(
    db,
    'related_stories',
    told.flatMap((one) =>
      told
        .filter((other) => other.id !== one.id && other.desk === one.desk)
        .slice(0, 4)
        .map((other) => ({ story_id: one.id, related_id: other.id, likeness: 0.4 })),
    ),
  )
  await insert(db, 'edition_places', places(told, pieces, now))
  return { pieces, scenes, now }
}

type Row = Record<string, unknown>

const idOf = (piece: Piece) => `a${piece.key}`

const titleRow = (title: TownTitle, now: Date): Row => ({
  id: title.id,
  publisher_id: title.publisher,
  name: title.name,
  edition: title.edition ?? null,
  country: title.country,
  language: title.language,
  kind: title.kind,
  home: `https://${title.id}.example/`,
  about: title.about,
  colour: title.colour,
  logo: null,
  joined_at: now,
})

const callRow = (title: TownTitle, i: number, now: Date): Row => {
  const troubled = i === 12
  return {
    feed_id: `f-${title.id}`,
    host: `${title.id}.example`,
    state: troubled ? 'troubled' : i === 20 ? 'quiet' : 'well',
    called_at: now,
    answered_at: troubled ? new Date(now.getTime() - 9e6) : now,
    next_call_at: new Date(now.getTime() + 600_000),
    interval_ms: 600_000,
    failures: troubled ? 4 : 0,
    problem_code: troubled ? 'status-503' : null,
    problem: troubled ? 'The server answered 503, Service Unavailable.' : null,
    calls: 30,
    items_seen: 20,
    last_item_at: now,
    format: title.formats[0],
  }
}

const articleRow = (piece: Piece, desk: string, picture: string | null): Row => ({
  id: idOf(piece),
  title_id: piece.title.id,
  slug: piece.path
    .split('/')
    .at(-1)
    ?.replace(/-[0-9a-f]{8}$/, ''),
  address: `https://${piece.title.id}.example${piece.path}`,
  state: piece.withdrawn ? 'withdrawn' : 'ready',
  section: piece.section,
  desk,
  headline: piece.headline,
  standfirst: piece.standfirst || null,
  byline: JSON.stringify(piece.byline),
  wire: piece.wire ?? null,
  language: piece.title.language,
  country: piece.title.country,
  words: piece.paragraphs.join(' ').split(' ').length,
  minutes: 1,
  version: piece.version,
  published_at: piece.published,
  updated_at: piece.version > 1 ? piece.updated : null,
  received_at: piece.published,
  changed_at: piece.updated,
  withdrawn_note: piece.withdrawn?.note ?? null,
  correction: piece.correction?.note ?? null,
  picture_id: picture,
  opening: piece.paragraphs.slice(0, 2).join('\n'),
})

function places(
  told: { id: string; desk: string; at: Date; breadth: number; lead: string; titles: Set<string>; countries: string[] }[],
  pieces: Map<string, Piece>,
  now: Date,
): Row[] {
  const weigh = (one: (typeof told)[number]) => Math.log2(1 + one.breadth) * 2 - (now.getTime() - one.at.getTime()) / 3_600_000 / 12
  const ordered = [...told].sort((a, b) => weigh(b) - weigh(a))
  const page = (name: string, list: typeof told, show = (one: (typeof told)[number]) => one.lead) =>
    list.slice(0, 48).map((one, place) => ({
      page: name,
      place,
      story_id: one.id,
      article_id: show(one),
      score: weigh(one),
      set_at: now,
      reasons: JSON.stringify([
        { code: 'breadth', words: `${one.breadth} titles tell this story`, weight: Math.log2(1 + one.breadth) },
        { code: 'fresh', words: 'First reported within the last three days', weight: 1 },
      ]),
    }))
  const desks = [...new Set(told.map((one) => one.desk))]
  const countries = [...new Set(told.flatMap((one) => one.countries))]
  return [
    ...page('front', ordered),
    ...desks.flatMap((desk) =>
      page(
        `desk:${desk}`,
        ordered.filter((one) => one.desk === desk),
      ),
    ),
    ...countries.flatMap((country) =>
      page(
        `country:${country}`,
        ordered.filter((one) => one.countries.includes(country)),
        (one) => [...one.titles].find((id) => pieces.get(id)?.title.country === country && !pieces.get(id)?.withdrawn) ?? one.lead,
      ),
    ),
  ]
}

async function insert(db: Db, table: string, rows: Row[]) {
  for (let i = 0; i < rows.length; i += 100) {
    await (db as unknown as { insertInto(t: string): { values(r: Row[]): { execute(): Promise<unknown> } } })
      .insertInto(table)
      .values(rows.slice(i, i + 100))
      .execute()
  }
}
