import type { ArticleState } from '../../../articles/articles.ts'
import type { Db } from '../../../base/database.ts'
import type { Terms } from '../../../titles/titles.ts'
import { articleAt } from '../../furniture/addresses.ts'
import { gatherArticle, type Stored } from './gather-article.ts'

/** What it takes to decide who may read an article, and under which address. `to`: the article that this one turned out to be. */
export type ArticleFacts = {
  id: string
  at: string
  to: string | undefined
  state: ArticleState
  title: { id: string; name: string }
  published: Date
  embargo: Date | null
  terms: Terms
}

/** `stored`: the article, where it had to be fetched anyway. */
export type Found = { facts: ArticleFacts; stored?: Stored } | undefined

// As long as pages are kept, and as many as are read at one time.
const keptFor = 20_000
const most = 5000

const factsOf = ({ stored, terms }: Stored): ArticleFacts => ({
  id: stored.id,
  at: articleAt(stored),
  to: stored.joined ? articleAt(stored.joined) : undefined,
  state: stored.state,
  title: { id: stored.title.id, name: stored.title.name },
  published: stored.published_at,
  embargo: stored.embargo_until,
  terms,
})

/** The facts of articles that were asked for lately, so that a request for a page in memory needs no query to be decided. Forgotten with the pages. */
export const openKnownArticles = (db: Db) => {
  const known = new Map<string, { facts: ArticleFacts | undefined; until: number }>()
  const fetching = new Map<string, Promise<Found>>()
  let age = 0
  const fetch = async (id: string, now: Date): Promise<Found> => {
    const born = age
    const stored = await gatherArticle(db, id)
    const facts = stored && factsOf(stored)
    // What was begun before forget() may be what had to be forgotten.
    if (born === age) {
      known.delete(id)
      known.set(id, { facts, until: now.getTime() + keptFor })
      if (known.size > most) known.delete(known.keys().next().value as string)
    }
    return facts && { facts, stored }
  }
  return {
    async of(id: string, now: Date): Promise<Found> {
      const had = known.get(id)
      if (had && now.getTime() < had.until) return had.facts && { facts: had.facts }
      const under = fetching.get(id)
      if (under) return under
      const made = fetch(id, now).finally(() => fetching.delete(id))
      fetching.set(id, made)
      return made
    },
    forget() {
      age++
      known.clear()
      fetching.clear()
    },
  }
}
