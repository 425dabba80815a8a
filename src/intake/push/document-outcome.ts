import type { ArticleId, Became } from '../../articles/articles.ts'
import type { FeedProblem } from '../read-feed.ts'

/** What became of one item of a document. `address`: where its piece is read in the paper. */
export type ItemOutcome = { guid: string | null; article: ArticleId | null; became: Became['became']; address: string | null }

/** What became of a document, as its sender is told. `ok`: it could be read. */
export type DocumentOutcome = { ok: boolean; format: string | null; items: ItemOutcome[]; problems: FeedProblem[] }
