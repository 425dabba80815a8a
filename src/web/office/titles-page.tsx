import { type Db, sql } from '../../base/database.ts'
import { homeSentence, homeStates } from '../../intake/intake.ts'
import { machineUseOf, machineUseSentence, type TitleId, termsIn, termsSentence } from '../../titles/titles.ts'
import { pageReply, type Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { Ledger } from './ledger.tsx'
import { Office } from './office.tsx'

type Query = { q?: string; after?: string }
type Row = { id: string; name: string; publisher: string; document: unknown; sections: number }

const most = 50

/** Titles by name or publisher, fifty at a time in the order of their names, each with its terms in force. One query. */
const findTitles = async (db: Db, { q = '', after }: Query): Promise<{ titles: Row[]; next: string | undefined }> => {
  const like = `%${q
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    sql`t.left_at is null`,
    ...(q.trim() ? [sql`(t.name ilike ${like} or p.name ilike ${like} or t.id = ${q.trim()})`] : []),
    ...(after ? [sql`(lower(t.name), t.id) > (select lower(name), id from titles where id = ${after})`] : []),
  ]
  const { rows } = await sql<Row>`
    select t.id, t.name, p.name as publisher, k.document, (select count(distinct section) from terms where title_id = t.id and section is not null) as sections
    from titles t join publishers p on p.id = t.publisher_id
    left join lateral (select document from terms where title_id = t.id and section is null order by version desc limit 1) k on true
    where ${sql.join(conditions, sql` and `)} order by lower(t.name), t.id limit ${most + 1}`.execute(db)
  const titles = rows.slice(0, most)
  return { titles, next: rows.length > most ? titles.at(-1)?.id : undefined }
}

const sections = (count: number) => (count === 0 ? '' : ` (${count} ${count === 1 ? 'section' : 'sections'} of its own)`)

/** The titles and what readers are told of each: the way to their terms. */
export const titlesPage = async (db: Db, paper: OwnPaper, query: Query): Promise<Reply> => {
  const { titles, next } = await findTitles(db, query)
  const machines = await machineUseOf(
    db,
    titles.map(({ id }) => id as TitleId),
  )
  const homes = await homeStates(
    db,
    titles.map(({ id }) => id as TitleId),
  )
  const machineUse = (id: string) => {
    const found = machines.get(id as TitleId)
    return found ? ` ${machineUseSentence(found)}` : ''
  }
  return pageReply(
    paper,
    {
      title: 'Terms of titles',
      path: '/office/titles',
      index: false,
      plate: 'slim',
      body: (
        <Office at="titles" name="Terms of titles" viewer={paper.viewer}>
          <form action="/office/titles" class="inline">
            <div class="ask">
              <label for="q">Title or publisher</label>
              <input type="search" id="q" name="q" value={query.q} maxlength={200} autocomplete="off" />
            </div>
            <button type="submit" class="button">
              Find
            </button>
          </form>
          <section class="office-part">
            <Ledger
              name="Titles and their terms"
              none="No title has that in its name or its publisher's."
              heads={['Title', 'Publisher', 'What readers are told', 'Its home page']}
              rows={titles.map(({ id, name, publisher, document, sections: own }) => [
                <a href={`/office/titles/${encodeURIComponent(id)}/terms`}>{name}</a>,
                publisher,
                `${document === null ? 'Nothing agreed. ' : ''}${termsSentence(termsIn(document))}${sections(own)}${machineUse(id)}`,
                homeSentence(homes.get(id as TitleId), paper.now),
              ])}
            />
            {next && (
              <p class="older">
                <a class="button open" href={`/office/titles?${new URLSearchParams({ ...(query.q && { q: query.q }), after: next })}`}>
                  Further titles
                </a>
              </p>
            )}
          </section>
        </Office>
      ),
    },
    { keep: 0 },
  )
}
