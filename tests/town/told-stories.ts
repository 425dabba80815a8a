import { type ArticleId, prepareItem, receive } from '../../src/articles/articles.ts'
import type { Db } from '../../src/base/database.ts'
import { addReader, type ReaderId } from '../../src/readers/readers.ts'
import { openPlacer, type Placer, placeArticles, type StoryId } from '../../src/stories/stories.ts'
import { type FeedId, joinTitles, type TitleId } from '../../src/titles/titles.ts'

/** Events that nothing would take for one another, each with words enough to be told by several titles. */
export const told = {
  flood: {
    headline: 'Spring tide floods Port Lorne road tunnel',
    html: '<p>Spring tide breaks over the lower quay at Port Lorne and floods the road tunnel. Forty drivers were led out on foot and engineers began to pump water from the tunnel on Sunday night.</p>',
  },
  chess: {
    headline: 'Nadia Ferrant wins Tallis chess cup',
    html: '<p>Nadia Ferrant, 19, beat grandmaster Oke Lindqvist in a final of seven hours to win the Tallis chess cup, the youngest player to do so since the cup was first played for.</p>',
  },
  bees: {
    headline: 'Copper bees return to Hollow Fell moor',
    html: '<p>Copper mining bees, last seen on Hollow Fell in 1962, have nested again on the moor after heather was left to flower, naturalists of the county trust said on Monday.</p>',
  },
} as const
export type Told = keyof typeof told

export type ToldStories = {
  placer: Placer
  /** One title's article of an event, placed in its story. */
  tell(title: string, event: Told, now: Date): Promise<ArticleId>
  storyOf(article: ArticleId): Promise<StoryId>
  reader(mail: string, now: Date): Promise<ReaderId>
}

/** Four titles of four publishers, and a way to have them tell things: for rooms that decide on stories. */
export const toldStories = async (db: Db, now: Date): Promise<ToldStories> => {
  const names = ['ana', 'bo', 'cy', 'di']
  await joinTitles(
    db,
    names.map((id) => ({
      id,
      name: `The ${id}`,
      publisher: `${id} Press`,
      country: 'GB',
      language: 'en',
      kind: 'daily' as const,
      home: `https://${id}.example/`,
      feeds: [{ address: `https://${id}.example/feed`, section: null }],
    })) as never,
    now,
  )
  const feeds = await db.selectFrom('feeds').select(['id', 'title_id']).execute()
  const feedOf = new Map(feeds.map((feed) => [feed.title_id as string, feed.id as FeedId]))
  const placer = openPlacer({ thread: false })
  return {
    placer,
    async tell(title, event, at) {
      const item = prepareItem(
        {
          ...{ guid: `${title}-${event}`, title: told[event].headline, link: `https://${title}.example/${event}` },
          ...{ authors: [], contentHtml: told[event].html, categories: ['World'], media: [], published: at },
        },
        { feedAddress: `https://${title}.example/feed` },
      )
      const what = { titleId: title as TitleId, feedId: feedOf.get(title) as FeedId, isMain: true, feedLength: 1, items: [item] }
      const { fresh } = await receive(db, what, at)
      await placeArticles(db, { articles: fresh, placer }, at)
      return fresh[0] as ArticleId
    },
    async storyOf(article) {
      return (await db.selectFrom('story_articles').select('story_id').where('article_id', '=', article).executeTakeFirstOrThrow()).story_id
    },
    async reader(mail, at) {
      return (await addReader(db, { mail }, at)).reader
    },
  }
}
