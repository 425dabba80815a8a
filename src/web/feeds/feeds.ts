import { type Db, sql } from '../../base/database.ts'
import { isShelf, type Shelf, shelves } from '../../desk/desk.ts'
import { machineUseOf, type TitleId } from '../../titles/titles.ts'
import { deskAt, shelfAt, storyAt, titleAt, topicAt } from '../furniture/addresses.ts'
import { desks, isDesk } from '../furniture/desks.ts'
import type { Paper } from '../furniture/layout.tsx'
import { chooseLatest, choosePlaces } from '../reader/choose-list.ts'
import { gatherCards, type Place } from '../reader/gather-cards.ts'
import { notFoundReply } from '../reader/notices/notices.tsx'
import { gatherTopic } from '../reader/topic/gather-topic.ts'
import { type Reply, textReply } from '../reply.ts'
import { entriesOf, type Feed } from './entries.ts'
import { writeJsonFeed } from './json-feed.ts'
import { isTold } from './own-topics.ts'
import { writeRss } from './rss.ts'

type Chosen = { title: string; about: string; home: string; places: Place[] }

const chooseFront = async (db: Db, paper: Paper): Promise<Chosen> => ({
  title: paper.name,
  about: 'Top stories: what most titles tell, and what their editors place highest.',
  home: '/',
  places: await choosePlaces(db, 'front'),
})

const chooseDesk = async (db: Db, paper: Paper, desk: string): Promise<Chosen | undefined> =>
  isDesk(desk)
    ? {
        title: `${desks[desk]} · ${paper.name}`,
        about: `${desks[desk]}, by all titles of the paper.`,
        home: deskAt(desk),
        places: await choosePlaces(db, `desk:${desk}`),
      }
    : undefined

const chooseTitle = async (db: Db, paper: Paper, id: string): Promise<Chosen | undefined> => {
  const { rows } = await sql<{ name: string }>`select name from titles where id = ${id}`.execute(db)
  const name = rows[0]?.name
  return name === undefined
    ? undefined
    : {
        title: `${name} · ${paper.name}`,
        about: `The latest pieces of ${name}.`,
        home: titleAt(id),
        places: (await chooseLatest(db, { title: id }, undefined, 40)).places,
      }
}

/** Tellings of a story, newest first. A joined story's feed goes on as the feed of the story it has joined. */
const chooseStory = async (db: Db, paper: Paper, id: string): Promise<Chosen | undefined> => {
  const { rows } = await sql<{ id: string; slug: string; headline: string; articles: string[] | null }>`
    select s.id, s.slug, s.headline, (select array_agg(a.id order by a.published_at desc) from story_articles sa join articles a on a.id = sa.article_id and a.state = 'ready' where sa.story_id = s.id) as articles
    from stories s where s.id = (select coalesce(joined_into, id) from stories where id = ${id})`.execute(db)
  const story = rows[0]
  return (
    story && {
      title: `${story.headline} · ${paper.name}`,
      about: 'Each title’s telling of this story as it comes in.',
      home: storyAt(story),
      places: (story.articles ?? []).slice(0, 80).map((article) => ({ page: 'story', storyId: story.id, articleId: article, reasons: [] })),
    }
  )
}

/** The stories of a topic, newest first, each by the telling that names it. */
const chooseTopic = async (db: Db, paper: Paper, id: string): Promise<Chosen | undefined> => {
  const topic = await gatherTopic(db, id)
  return (
    topic && {
      title: `${topic.name} · ${paper.name}`,
      about: `Each story about ${topic.name} as it comes in.`,
      home: topicAt(topic),
      places: topic.places,
    }
  )
}

/** What editors have picked, in their order. */
const chooseShelf = async (db: Db, paper: Paper, shelf: Shelf): Promise<Chosen> => ({
  title: `${shelves[shelf].name} · ${paper.name}`,
  about: `${shelves[shelf].about} Picked by the editors of ${paper.name}.`,
  home: shelfAt(shelf),
  places: await choosePlaces(db, shelf),
})

/** A feed of ours: `of` section, titles, stories or topics, or '' for front, our-picks and good-news; `file` its id with .xml (RSS) or .json (JSON Feed). `hubs`: those that the paper tells of changes. */
export const feedReply = async (db: Db, paper: Paper, of: string, file: string, hubs: readonly string[] = []): Promise<Reply> => {
  const [, id, form] = /^(.+)\.(xml|json)$/.exec(file) ?? []
  if (!id || !form) return notFoundReply(paper, 'This feed')
  const choose: Record<string, () => Promise<Chosen | undefined>> = {
    '': async () => (id === 'front' ? chooseFront(db, paper) : isShelf(id) ? chooseShelf(db, paper, id) : undefined),
    section: () => chooseDesk(db, paper, id),
    titles: () => chooseTitle(db, paper, id),
    stories: () => chooseStory(db, paper, id),
    topics: () => chooseTopic(db, paper, id),
  }
  const chosen = Object.hasOwn(choose, of) ? await choose[of]?.() : undefined
  if (!chosen) return notFoundReply(paper, 'This feed')
  const cards = await gatherCards(db, chosen.places, paper.now)
  const uses = await machineUseOf(
    db,
    cards.map((card) => card.title.id as TitleId),
  )
  const entries = entriesOf(paper.address, cards, uses)
  const path = of === '' ? `/feeds/${file}` : `/feeds/${of}/${encodeURIComponent(file)}`
  const feed: Feed = {
    title: chosen.title,
    about: chosen.about,
    home: paper.address + chosen.home,
    self: paper.address + path,
    hubs: isTold(of, id) ? hubs : [],
    entries,
    // From the entries, not the clock, so that an unchanged feed keeps its entity tag.
    changed: new Date(Math.max(0, ...entries.map((entry) => entry.published.getTime()))),
  }
  const reply =
    form === 'xml'
      ? textReply('application/rss+xml; charset=utf-8', writeRss(feed), 60)
      : textReply('application/feed+json; charset=utf-8', writeJsonFeed(feed), 60)
  return { ...reply, headers: { ...reply.headers, link: linksOf(feed) } }
}

/** Where a hub stands and what the feed calls itself, for who reads headers first (WebSub, 4). A hub in our settings is an address, in which no quote or bracket stands. */
const linksOf = ({ hubs, self }: Feed): string =>
  [...hubs.map((hub) => `<${new URL(hub).href}>; rel="hub"`), `<${self}>; rel="self"`].join(', ')
