import type { Db } from '../../src/base/database.ts'
import type { FeedId, PublisherId, TitleId } from '../../src/titles/titles.ts'

type Given = {
  id: TitleId
  name?: string
  country?: string | null
  language?: string | null
  logo?: string | null
  feeds: { id: FeedId; address: string; section?: string | null }[]
}

/** A title with its feeds and a publisher of its own, in the tables alone: for tests of what becomes of its pieces. */
export const putTitle = async (
  db: Db,
  { id, name = id, country = null, language = null, logo = null, feeds }: Given,
  now: Date,
): Promise<void> => {
  const publisher = id as string as PublisherId
  await db.insertInto('publishers').values({ id: publisher, name, owner: null, country }).execute()
  await db
    .insertInto('titles')
    .values({
      ...{ id, publisher_id: publisher, name, country, language, logo, joined_at: now },
      ...{ edition: null, home: null, about: null, colour: null, left_at: null },
    })
    .execute()
  await db
    .insertInto('feeds')
    .values(feeds.map((feed) => ({ id: feed.id, title_id: id, address: feed.address, section: feed.section ?? null, left_at: null })))
    .execute()
}
