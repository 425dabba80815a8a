import type { Generated } from 'kysely'
import type { Id } from '../base/ids.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'

export type ArticleId = Id<'article'>
export type Byline = { name: string; role?: string }[]

declare module '../base/database.ts' {
  interface Tables {
    articles: {
      id: ArticleId
      title_id: TitleId
      slug: string
      address: string | null
      state: Generated<'ready' | 'withdrawn'>
      section: string | null
      desk: string | null
      headline: string
      standfirst: string | null
      byline: Generated<Byline>
      wire: string | null
      language: string | null
      country: string | null
      words: Generated<number>
      minutes: Generated<number>
      version: Generated<number>
      published_at: Date
      updated_at: Date | null
      received_at: Date
      changed_at: Date
      withdrawn_note: string | null
      correction: string | null
      picture_id: string | null
      /** Set where two articles turned out to be one: this one is withdrawn and that one goes on. */
      joined_into: ArticleId | null
      opening: string | null
      search: Generated<string>
    }
    /** article_id null: the title gives this name to several articles, so it names none. */
    article_keys: { title_id: TitleId; kind: 'guid' | 'link' | 'print'; key: string; article_id: ArticleId | null }
    /** `print` is that of the feed's version even where the text was read from the page; `dated_at` the publisher's date of it; `page_*`: when the page was last read for its text, and why in vain. */
    article_texts: {
      article_id: ArticleId
      html: string
      origin: 'feed' | 'page'
      print: string
      dated_at: Date | null
      page_read_at: Date | null
      page_problem: string | null
    }
    article_images: {
      id: string
      article_id: ArticleId
      address: string
      alt: string | null
      caption: string | null
      credit: string | null
      width: number | null
      height: number | null
      position: Generated<number>
    }
    article_versions: {
      article_id: ArticleId
      version: number
      headline: string
      standfirst: string | null
      html: string | null
      note: string | null
      seen_at: Date
    }
    article_places: {
      feed_id: FeedId
      article_id: ArticleId
      best: number
      latest: number
      feed_length: number
      is_main: boolean
      seen_at: Date
    }
    pictures: { key: string; width: number | null; height: number | null; problem: string | null; tries: Generated<number>; tried_at: Date }
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    /** Articles of one delivery that the house did not have; in article-corrected those whose words changed (a correction, or more of the text). */
    'article-received': { articles: ArticleId[] }
    'article-corrected': { articles: ArticleId[] }
    'article-withdrawn': { article: ArticleId }
  }
}
