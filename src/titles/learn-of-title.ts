import { type Db, sql } from '../base/database.ts'
import type { TitleId } from './tables.ts'
import { isLanguage } from './title-form.ts'

/** A feed has told something that was not known about its title (a plain OPML list says neither language nor home). What is known already is never changed. */
export const learnOfTitle = async (db: Db, title: TitleId, told: { language?: string | null; home?: string | null }): Promise<void> => {
  const language = told.language && isLanguage(told.language) ? told.language : null
  const home = told.home && URL.canParse(told.home) && /^https?:/i.test(told.home) ? told.home.slice(0, 2000) : null
  if (language === null && home === null) return
  await sql`update titles set language = coalesce(language, ${language}::text), home = coalesce(home, ${home}::text)
    where id = ${title} and ((language is null and ${language}::text is not null) or (home is null and ${home}::text is not null))`.execute(
    db,
  )
}
