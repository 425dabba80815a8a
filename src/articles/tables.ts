import type { Generated, GeneratedAlways } from 'kysely'
import type { Id } from '../base/ids.ts'
import type { FeedId, TitleId } from '../titles/titles.ts'

export type ArticleId = Id<'article'>
/** held: kept, and on no surface. */
export type ArticleState = 'ready' | 'held' | 'withdrawn'
/** At whose word a piece left: in a feed or a push, by its page's 410, by an operator's or a publisher's hand, by its own time, or held for now. */
export type PurgeReason = 'publisher' | 'page' | 'operator' | 'expiry' | 'hold'
export type Byline = { name: string; role?: string }[]
/** `usage`: the publisher's words on use; `license`: an address. */
export type Rights = { holder?: string; notice?: string; usage?: string; license?: string }

declare module '../base/database.ts' {
  interface Tables {
    articles: {
      id: ArticleId
      title_id: TitleId
      slug: string
      address: string | null
      state: Generated<ArticleState>
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
      /** What its publisher says of rights. */
      rights: Rights | null
      /** The life that its publisher gives it (life/weigh-life.ts). */
      withheld: Generated<boolean>
      life_from: FeedId | null
      embargo_until: Date | null
      expires_at: Date | null
      publisher_version: number | null
      /** published_at as the publisher tells it, where an embargo has moved it on. */
      published_told: Date | null
      shown: Generated<boolean>
      withdrawn_as: 'taken-back' | 'expired' | 'joined' | null
    }
    /** article_id null: the title gives this name to several articles, so it names none. past: a guid whose piece that article has replaced. */
    article_keys: { title_id: TitleId; kind: 'guid' | 'link' | 'print' | 'past'; key: string; article_id: ArticleId | null }
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
      /** What it is about, from its left and its top, each 0 to 1; null while unknown. */
      focus_x: number | null
      focus_y: number | null
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
      /** Of the body as this feed told it: the most ever, and the last time, and whether that ended with "read more". */
      words: number | null
      latest_words: number | null
      open_ended: boolean | null
      first_seen_at: Date | null
      /** For how long it stood in the upper fifth of the feed, as deliveries tell. */
      top_ms: Generated<number>
    }
    /** How far a main feed's order is that of time: in such a feed a place says nothing. */
    feed_orders: { feed_id: FeedId; by_time: number; pairs: number; delivered_at: Date }
    /** Where an article stands on its title's home page; `left_at` null: it stands there now. */
    home_places: {
      title_id: TitleId
      article_id: ArticleId
      best: number
      latest: number
      of: number
      links: number
      prominence: number
      first_seen_at: Date
      seen_at: Date
      left_at: Date | null
      top_ms: Generated<number>
    }
    purges: { article_id: ArticleId; told_at: Date; surface: string; by_what: PurgeReason; gone_at: Date; pictures: string[] | null }
    /** `credit`, `caption`: what the picture's own metadata says. */
    /** Kept while a copy may still come; `shingles`: hashes, ascending, four bytes each. */
    article_shingles: {
      article_id: ArticleId
      number: GeneratedAlways<number>
      title_id: TitleId
      published_at: Date
      shingles: Uint8Array
    }
    shingle_marks: { mark: number; number: number }
    article_likenesses: { article_id: ArticleId; other_id: ArticleId; likeness: number }
    article_copies: { article_id: ArticleId; origin_id: ArticleId; likeness: number; found_at: Date }
    pictures: {
      key: string
      width: number | null
      height: number | null
      focus_x: number | null
      focus_y: number | null
      credit: string | null
      caption: string | null
      problem: string | null
      tries: Generated<number>
      tried_at: Date
    }
  }
}

declare module '../base/jobs.ts' {
  interface Events {
    /** Articles of one delivery that the house did not have; in article-corrected those whose words changed (a correction, or more of the text). */
    'article-received': { articles: ArticleId[] }
    'article-corrected': { articles: ArticleId[] }
    'article-withdrawn': { article: ArticleId }
    /** An article that was on the surfaces and is to be on none until it is released; its text is kept. */
    'article-held': { article: ArticleId }
  }
}
