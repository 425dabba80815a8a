import { type Db, sql } from '../../../base/database.ts'
import { articleAt, countryAt } from '../../furniture/addresses.ts'
import { colourClass } from '../../furniture/colour.ts'
import { countryName, inLanguage } from '../../furniture/desks.ts'
import type { Paper } from '../../furniture/layout.tsx'
import { gatherUnmuted } from '../../mutes/gather-unmuted.ts'
import { HiddenNote } from '../../mutes/hidden-note.tsx'
import { pageReply, type Reply } from '../../reply.ts'
import type { Place } from '../gather-cards.ts'

/** Every country that has a page of its own, with what leads it. */
export const countries = async (db: Db, paper: Paper): Promise<Reply> => {
  const { rows } = await sql<{ page: string; story_id: string; article_id: string }>`
    select page, story_id, article_id from edition_places where page like 'country:%' and place < 2 order by page, place limit 400`.execute(
    db,
  )
  const { cards, stories } = await gatherUnmuted(
    db,
    paper,
    rows.map((row): Place => ({ page: row.page, storyId: row.story_id, articleId: row.article_id, reasons: [] })),
  )
  const codes = [...new Set(cards.map((card) => card.page.slice(8)))]
    .filter((code) => countryName(code))
    .sort((a, b) => (countryName(a) as string).localeCompare(countryName(b) as string, 'en'))
  return pageReply(paper, {
    title: 'By country',
    description: 'The news as the titles of each country tell it.',
    path: '/country',
    at: 'country',
    body: (
      <div class="list wide">
        <h1 class="page-name">By country</h1>
        <p class="page-says">The same world, as the titles of each country see it.</p>
        <HiddenNote paper={paper} path="/country" stories={stories} />
        {codes.length === 0 && <p class="empty">No country has news yet.</p>}
        <div class="by-country">
          {codes.map((code) => (
            <section class="country">
              <h2>
                <a href={countryAt(code)}>{countryName(code)}</a>
              </h2>
              <ul>
                {cards
                  .filter((card) => card.page === `country:${code}`)
                  .map(({ article, title }) => (
                    <li>
                      <a href={articleAt(article)} {...inLanguage(article.language)}>
                        {article.headline}
                      </a>{' '}
                      <span class={`by ${colourClass(title)}`}>{title.name}</span>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    ),
  })
}
