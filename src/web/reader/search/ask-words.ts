import { type RawBuilder, sql } from 'kysely'
import { spacedWords } from '../../../articles/articles.ts'
import { searchConfigurations } from '../../../base/language.ts'

/** So many exclusions count; more are left unheard. */
const mostExcluded = 10

const excluded = /(^|\s)-("[^"]*"|\S+)/g
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Words of scripts without spaces are cut as the index has cut them (articles/store-articles.ts); all others stay as they are. */
const spaced = (q: string) => q.replace(/[^\s"]+/g, (run) => spacedWords(run, kana.test(run) ? 'ja' : null))

/** What a reader asks for and what he excludes. Phones and word processors write “curly” and „low“ quotes, search knows straight ones alone. */
export const readAsked = (q: string): { wanted: string; unwanted: string[] } => {
  const straight = q.replace(/[“”„‟«»「」『』＂]/g, '"').replace(/(^|\s)[–—−](?=\S)/g, '$1-')
  const unwanted = [...straight.matchAll(excluded)].slice(0, mostExcluded).map(([, , words = '']) => spaced(words))
  return { wanted: spaced(straight.replace(excluded, ' ')), unwanted }
}

const known = sql.join(Object.entries(searchConfigurations).map(([tag, name]) => sql`(${sql.lit(tag)}, ${sql.lit(name)})`))

// Articles are indexed in their own language, headlines and standfirsts also as they are written; a reader's words may be of any language of the paper.
const languages = sql`select 'simple' as name union select 'english' union select known.name from titles t
  join (values ${known}) as known (tag, name) on known.tag = lower(substring(t.language from '^[a-zA-Z]+')) where t.left_at is null`

const inEach = (words: string) =>
  sql`(select string_agg(distinct '(' || one::text || ')', ' | ') from (select websearch_to_tsquery(name::regconfig, ${words}) as one from languages) each where numnode(one) > 0)`

/**
 * The tsquery of a reader's words: what he wants in any language of the paper, and what he excludes in none. Empty where no word counts. An exclusion is taken
 * apart from the rest, as "a -b" asked in two languages and joined with "or" would let b in again by the other's stem.
 */
export const askedQuery = (q: string): RawBuilder<unknown> => {
  const { wanted, unwanted } = readAsked(q)
  const parts = [sql`'(' || ${inEach(wanted)} || ')'`, ...unwanted.map((words) => sql`'!(' || ${inEach(words)} || ')'`)]
  return sql`(with languages as materialized (${languages}) select concat_ws(' & ', ${sql.join(parts)})::tsquery)`
}
