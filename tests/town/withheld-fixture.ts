import { type Db, sql } from '../../src/base/database.ts'
import { sessionPrint } from '../../src/readers/readers.ts'
import { type Terms, termsForm } from '../../src/titles/titles.ts'

const hour = 3_600_000
const day = 24 * hour

export const people = ['visitor', 'registered', 'lapsed', 'trial', 'member'] as const
export type Kind = (typeof people)[number]

/** One article under terms of its own: `opens` for whom, written by hand from what the terms mean and not from the code that decides. */
type Case = {
  terms: Partial<Record<keyof Terms, unknown>>
  section?: Partial<Terms>
  age?: number
  opens: readonly Kind[]
  noPreview?: boolean
}

const signedUp = ['registered', 'lapsed', 'trial', 'member'] as const
const inside = ['trial', 'member'] as const
const windows = { registeredAfterDays: 3, openAfterDays: 10 }

export const cases: Record<string, Case> = {
  open: { terms: { previewParagraphs: 2 }, opens: people },
  registered: { terms: { access: 'registered', previewParagraphs: 2 }, opens: signedUp },
  metered: { terms: { access: 'metered', meter: { visitors: 0, registered: 1 }, previewParagraphs: 2 }, opens: signedUp },
  members: { terms: { access: 'members', previewParagraphs: 2, index: false, mining: 'allowed' }, opens: inside },
  nopreview: { terms: { access: 'members', previewParagraphs: 0 }, opens: inside },
  nopictures: { terms: { access: 'members', previewParagraphs: 2, pictures: false }, opens: inside },
  fresh: { terms: { access: 'windowed', windows, previewParagraphs: 2 }, opens: inside },
  older: { terms: { access: 'windowed', windows, previewParagraphs: 2 }, age: 5 * day, opens: signedUp },
  oldest: { terms: { access: 'windowed', windows, previewParagraphs: 2 }, age: 12 * day, opens: people },
  insection: { terms: {}, section: { access: 'members', previewParagraphs: 2 }, opens: inside },
  abroad: { terms: { territories: { only: ['GB'] }, previewParagraphs: 2 }, opens: [], noPreview: true },
  embargoed: { terms: { embargoHours: 48, previewParagraphs: 2 }, opens: [], noPreview: true },
  kept: { terms: { keepDays: 2, previewParagraphs: 2 }, age: 3 * day, opens: [], noPreview: true },
  ended: { terms: { until: '2026-11-22', previewParagraphs: 2 }, opens: [], noPreview: true },
  headlines: { terms: { text: 'headline', pictures: false }, opens: [], noPreview: true },
  openings: { terms: { text: 'opening', previewParagraphs: 2 }, opens: [] },
}
export type Name = keyof typeof cases

const word = (name: string, what: string) => `zq${name}${what}`
/** Words that stand in what is withheld and nowhere else. A needle is one that is searched for, since a search page says again what it was asked. */
export const markers = (name: string) => ['third', 'quoted', 'listed', 'last', 'correction', 'note'].map((what) => word(name, what))
/** Those that belong to pictures within the withheld text. */
export const pictureMarkers = (name: string) => ['alt', 'caption'].map((what) => word(name, what))
/** Those that are public where there is a preview at all. */
export const previewMarkers = (name: string) => ['standfirst', 'first', 'second', 'leadalt', 'leadcaption'].map((what) => word(name, what))
export const needle = (name: string) => word(name, 'needle')

const says = (name: string, what: string) => `The harbour said ${word(name, what)} today.`
const previewAndMore = (name: string) => ['first', 'second', 'third', 'last'].map((what) => says(name, what))

const bodyOf = (name: string) => {
  return [
    `<p>${says(name, 'first')}</p>`,
    `<p>${says(name, 'second')}</p>`,
    `<p>${says(name, 'third')} And ${needle(name)} was near it, ${word(name, 'third')} again.</p>`,
    `<figure><img src="/pictures/${name}-in-640" alt="${word(name, 'alt')}" width="3" height="2"><figcaption>${word(name, 'caption')} <small>Someone</small></figcaption></figure>`,
    `<blockquote><p>${says(name, 'quoted')}</p></blockquote>`,
    `<ul><li>${says(name, 'listed')}</li></ul>`,
    `<p>${says(name, 'last')}</p>`,
  ].join('\n')
}

export const idOf = (name: string) => `a${name}0001`
export const titleOf = (name: string) => `title-${name}`
export const pathOf = (name: string) => `/news/the-${name}-piece-${idOf(name)}`
export const story = 'sharbour0001'
export const topic = 'ktharbour0001'
const section = (name: string) => (cases[name]?.section ? 'Opinion' : 'World')

type Row = Record<string, unknown>
const insert = async (db: Db, table: string, rows: Row[]) => {
  const loose = db as unknown as { insertInto(t: string): { values(r: Row[]): { execute(): Promise<unknown> } } }
  await loose.insertInto(table).values(rows).execute()
}

/**
 * One title and one article for each case, all telling one story that stands on the front page, one section, one country and a shelf. What the story keeps of its tellings is more than it should:
 * sentences of every piece, and the picture of a title that gives none.
 */
export const fillWithheld = async (db: Db, now: Date): Promise<void> => {
  const names = Object.keys(cases)
  const at = (name: string) => new Date(now.getTime() - (cases[name]?.age ?? hour))
  await insert(db, 'publishers', [{ id: 'house', name: 'House', owner: null, country: null }])
  await insert(
    db,
    'titles',
    names.map((name) => ({
      id: titleOf(name),
      publisher_id: 'house',
      name: `The ${name} Title`,
      country: 'GB',
      language: 'en',
      joined_at: now,
    })),
  )
  const terms = (name: string, of: string | null, document: unknown) => ({
    id: `k-${name}-${of}`,
    title_id: titleOf(name),
    section: of,
    version: 1,
    document: JSON.stringify(termsForm.parse(document)),
    since: now,
  })
  await insert(
    db,
    'terms',
    names.flatMap((name) => {
      const { terms: whole, section: part } = cases[name] as Case
      return [terms(name, null, whole), ...(part ? [terms(name, 'Opinion', part)] : [])]
    }),
  )
  await insert(
    db,
    'articles',
    names.map((name) => ({
      id: idOf(name),
      title_id: titleOf(name),
      slug: `the-${name}-piece`,
      address: `https://${name}.example/piece`,
      section: section(name),
      desk: 'world',
      headline: `The ${name} piece`,
      standfirst: word(name, 'standfirst'),
      byline: JSON.stringify([{ name: 'Ada Byline' }]),
      language: 'en',
      country: 'GB',
      words: 60,
      minutes: 1,
      version: 3,
      published_at: at(name),
      updated_at: now,
      received_at: at(name),
      changed_at: now,
      correction: `An earlier version said ${word(name, 'correction')}.`,
      picture_id: `${name}lead`,
      opening: ['first', 'second', 'third'].map((what) => says(name, what)).join('\n'),
    })),
  )
  await insert(
    db,
    'article_texts',
    names.map((name) => ({ article_id: idOf(name), html: bodyOf(name), origin: 'feed', print: name })),
  )
  await insert(
    db,
    'article_images',
    names.map((name) => ({
      id: `${name}lead`,
      article_id: idOf(name),
      address: `https://${name}.example/lead.jpg`,
      alt: word(name, 'leadalt'),
      caption: word(name, 'leadcaption'),
      credit: null,
      width: 3,
      height: 2,
    })),
  )
  await insert(
    db,
    'article_versions',
    names.flatMap((name) =>
      [1, 2].map((version) => ({
        article_id: idOf(name),
        version,
        headline: `The ${name} piece`,
        // The last sentence was changed: what a version shows of it is of the piece's end.
        html: version === 1 ? bodyOf(name).replace(/today\.<\/p>$/, 'yesterday.</p>') : bodyOf(name),
        note: version === 2 ? word(name, 'note') : null,
        seen_at: now,
      })),
    ),
  )
  await insert(db, 'stories', [
    {
      id: story,
      slug: 'harbour',
      headline: 'Harbour',
      lead_article_id: idOf('members'),
      first_article_id: idOf('oldest'),
      desk: 'world',
      language: 'en',
      articles: names.length,
      titles: names.length,
      publishers: 1,
      countries: ['GB'],
      began_at: now,
      latest_at: now,
      changed_at: now,
      told_at: now,
      name_article_id: idOf('abroad'),
      first_how: JSON.stringify({ how: 'cited', by: titleOf('members'), name: 'The members Title', cites: names.map(idOf) }),
      summary: JSON.stringify(names.flatMap((name) => previewAndMore(name).map((sentence) => ({ articleId: idOf(name), sentence })))),
      picture_id: 'nopictureslead',
      picture_article_id: idOf('nopictures'),
    },
  ])
  await insert(db, 'topics', [
    {
      id: topic,
      kind: 'place',
      key: 'place:harbour',
      slug: 'harbour',
      name: 'Harbour',
      began_at: now,
      latest_at: now,
      told_at: now,
      stories: 9,
      running: true,
    },
  ])
  await insert(db, 'story_topics', [{ story_id: story, topic_id: topic, weight: 1 }])
  await insert(
    db,
    'story_articles',
    names.map((name) => ({ article_id: idOf(name), story_id: story, likeness: 1, placed_at: now })),
  )
  await insert(
    db,
    'edition_places',
    ['front', 'desk:world', 'country:GB', 'our-picks'].flatMap((page) =>
      names.map((name, place) => ({ page, place, story_id: story, article_id: idOf(name), score: 1, reasons: '[]', set_at: now })),
    ),
  )
  await sql`update articles a set search = to_tsvector('english', a.headline || ' ' || coalesce(a.standfirst, '') || ' ' || regexp_replace(x.html, '<[^>]*>', ' ', 'g'))
    from article_texts x where x.article_id = a.id`.execute(db)
}

/** The Cookie header of a new session of a reader; `secure`: of a paper that is served over https. */
export const sessionCookie = async (db: Db, reader: string, now: Date, secure = true): Promise<string> => {
  const token = crypto.randomUUID().replaceAll('-', '')
  const cookie = `${secure ? '__Host-' : ''}masthead-session=${token}.signature`
  await insert(db, 'sessions', [
    {
      id: `ss${token.slice(0, 20)}`,
      reader_id: reader,
      token_print: sessionPrint(cookie),
      signed_in_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + 30 * day),
    },
  ])
  return cookie
}
