import { type FoundArticle, findArticle, type PurgeReason, withdraw } from '../../articles/articles.ts'
import type { Db } from '../../base/database.ts'
import { articleAt } from '../furniture/addresses.ts'
import { Field, Hidden } from '../furniture/fields.tsx'
import { Moment } from '../furniture/times.tsx'
import { Office } from '../office/office.tsx'
import { pageReply, type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import type { PurgesAt } from './purges-page.tsx'

const TakeBack = ({ found, back }: { found: FoundArticle; back: string }) => (
  <section class="office-part">
    <h2>{found.state === 'withdrawn' ? 'A piece that was taken back' : found.headline}</h2>
    <p class="page-says">
      {found.title.name}, <Moment at={found.published} />, <a href={articleAt(found)}>{articleAt(found)}</a>
      {found.state === 'held' && '. It is held: nobody sees it now.'}
    </p>
    {found.state !== 'withdrawn' && (
      <form method="post" action={back} class="office-form slim">
        <Hidden fields={{ id: found.id }} />
        <Field
          name="note"
          label="What readers are told"
          hint="Why it was taken back, in a sentence or two. It may be left empty."
          maxlength={1000}
        />
        <p class="hint">
          Its words, its pictures and all its versions go, from here and from every copy that we reach. This cannot be undone.
        </p>
        <p>
          <button type="submit" class="button">
            Take back
          </button>
        </p>
      </form>
    )}
  </section>
)

/** Where a piece is looked for by its address and taken back by hand. */
export const takeBackPage = async (db: Db, paper: OwnPaper, { titles, back, place }: PurgesAt, q = ''): Promise<Reply> => {
  const found = q.trim() ? await findArticle(db, { words: q, titles }) : undefined
  return pageReply(
    paper,
    {
      title: 'Take a piece back',
      path: back,
      index: false,
      plate: 'slim',
      body: (
        <Office at={place} name="Take a piece back" viewer={paper.viewer}>
          {!found && <p class="page-says">The piece is shown to you first. Once it is taken back, nobody can bring it back.</p>}
          <form action={back} class="inline">
            <Field name="q" label="Its address, here or at its publisher, or its id" type="search" value={q} maxlength={2000} />
            <button type="submit" class="button">
              Find
            </button>
          </form>
          {found ? <TakeBack found={found} back={back} /> : q.trim() && <p class="none">No piece here has that address.</p>}
        </Office>
      ),
    },
    { keep: 0 },
  )
}

/** Takes the piece back that the form names. The proof of it is on the page that follows. */
export const takeBack = async (
  db: Db,
  paper: OwnPaper,
  { titles, at, back, place, by }: PurgesAt & { by: PurgeReason },
  fields: Record<string, string>,
): Promise<Reply> => {
  const found = await findArticle(db, { words: fields.id ?? '', titles })
  if (!found) return takeBackPage(db, paper, { titles, at, back, place }, fields.id)
  await withdraw(db, { article: found.id, note: fields.note?.trim().slice(0, 1000) || null, by }, paper.now)
  return seeOther(at)
}
