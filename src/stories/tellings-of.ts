import type { ArticleId } from '../articles/articles.ts'
import { sql } from '../base/database.ts'
import { primaryLanguage } from '../base/language.ts'
import type { Telling } from './grouper.ts'

/** An article as the grouper is told of it. */
export type TellingRow = {
  id: ArticleId
  headline: string
  standfirst: string | null
  opening: string | null
  language: string | null
  published_at: Date
  title_id: string
  section: string | null
  desk: string | null
  address: string | null
  wire: string | null
  byline: { name: string }[]
}

/** The columns of a TellingRow; the articles are `a`. */
export const tellingColumns = sql`a.id, a.headline, a.standfirst, a.opening, a.language, a.published_at, a.title_id, a.section, a.desk, a.address, a.wire, a.byline`

export const tellingOf = (row: TellingRow): Telling => ({
  id: row.id,
  headline: row.headline,
  text: [row.standfirst, row.opening].filter(Boolean).join(' '),
  at: row.published_at.getTime(),
  language: primaryLanguage(row.language),
  source: row.title_id,
  section: row.desk ?? row.section,
  address: row.address,
  wire: row.wire,
  byline: row.byline.map(({ name }) => name).join(', ') || null,
})
