import type { Db } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { endRating, exportRatings, listRatings, ratingSchemes, type TakenRatings, type TitleId, takeRatings } from '../../titles/titles.ts'
import { titleAt } from '../furniture/addresses.ts'
import { Choice, Hidden, Problem } from '../furniture/fields.tsx'
import { pageReply, type Reply, seeOther, textReply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { Ledger } from './ledger.tsx'
import { Office } from './office.tsx'

const most = 100

type Shown = { said?: string | undefined; by?: string | undefined; from?: string | undefined; form?: string | undefined }
type Sent = { text?: string; taken?: TakenRatings; wrong?: string }

const example = 'title,scheme,value,label,rated_by,link,date'

const Taken = ({ taken: { taken, refused, ended } }: { taken: TakenRatings }) => (
  <div class="said" role="status">
    <p>
      {taken.length} {taken.length === 1 ? 'rating' : 'ratings'} taken, {refused.length} refused, {ended} ended.
    </p>
    {refused.length > 0 && (
      <ul>
        {refused.slice(0, 50).map(({ line, why }) => (
          <li>
            Line {line}: {why}
          </li>
        ))}
        {refused.length > 50 && <li>… and {refused.length - 50} more</li>}
      </ul>
    )}
  </div>
)

const Bring = ({ text = '', wrong }: Sent) => (
  <form method="post" action="/office/ratings" class="office-form slim">
    <Problem wrong={{ form: wrong }} />
    <div class="ask">
      <label for="ratings">Ratings, as CSV or JSON</label>
      <p class="hint" id="ratings-hint">
        The first line names the columns: {example}. The value is from -2 (left) to 2 (right); a label will do: left, lean left, centre,
        lean right, right. Longer lists are taken by “masthead titles ratings FILE”.
      </p>
      <textarea id="ratings" name="ratings" rows={8} required maxlength={50_000} aria-describedby="ratings-hint" spellcheck={false}>
        {text || `${example}\n`}
      </textarea>
    </div>
    <Choice kind="checkbox" name="all" value="yes" checked={false} small="What they said before that is not in this list, ends.">
      This is all that its raters say
    </Choice>
    <p class="onward">
      <button type="submit" class="button">
        Take them in
      </button>
    </p>
  </form>
)

/** What others say of titles' leaning, brought by whoever runs the paper: to see, to add, to end, and as a file. */
export const ratingsPage = async (db: Db, paper: OwnPaper, { said, by, from, form }: Shown, sent: Sent = {}): Promise<Reply> => {
  if (form === 'csv') return textReply('text/csv; charset=utf-8', await exportRatings(db, 'csv'), 0)
  if (form === 'json') return textReply('application/json', await exportRatings(db, 'json'), 0)
  const after = /^\d{1,6}$/.test(from ?? '') ? Number(from) : 0
  const found = await listRatings(db, { ratedBy: by || undefined, most: most + 1, after })
  const rows = found.slice(0, most)
  const raters = await db
    .selectFrom('title_ratings')
    .select((one) => ['scheme', 'rated_by', one.fn.countAll<number>().as('titles')])
    .groupBy(['scheme', 'rated_by'])
    .orderBy('rated_by')
    .limit(200)
    .execute()
  return pageReply(
    paper,
    {
      title: 'Ratings',
      path: '/office/ratings',
      index: false,
      plate: 'slim',
      body: (
        <Office at="ratings" name="Ratings of titles" said={said} viewer={paper.viewer}>
          {sent.taken && <Taken taken={sent.taken} />}
          <p class="page-says">
            The paper comes with no ratings and makes none. What you bring is shown on titles and stories with who says it and a link to
            where; where several rate a title, its position is their median. See to it that you may show what you bring.
          </p>
          <section class="office-part">
            <Ledger
              name="Raters"
              none="Nobody's ratings are here, and nothing is said of leaning anywhere."
              heads={['Rater', 'Of', 'Titles', '']}
              numbers={[2]}
              rows={raters.map((one) => [
                <a href={`/office/ratings?${new URLSearchParams({ by: one.rated_by })}`}>{one.rated_by}</a>,
                one.scheme,
                Number(one.titles),
                <form method="post" action="/office/ratings/end">
                  <Hidden fields={{ scheme: one.scheme, by: one.rated_by }} />
                  <button type="submit" class="plain" aria-label={`End all ratings by ${one.rated_by}`}>
                    End all
                  </button>
                </form>,
              ])}
            />
          </section>
          {rows.length > 0 && (
            <section class="office-part">
              <h2>{by ? `By ${by}` : 'All ratings'}</h2>
              <Ledger
                name="Ratings"
                none=""
                heads={['Title', 'Rating', 'By', 'Said', '']}
                rows={rows.map((one) => [
                  <a href={titleAt(one.title)}>{one.name}</a>,
                  `${one.label} (${one.value})`,
                  <a href={one.link} rel="nofollow">
                    {one.ratedBy}
                  </a>,
                  one.ratedAt ?? '–',
                  <form method="post" action="/office/ratings/end">
                    <Hidden fields={{ scheme: one.scheme, by: one.ratedBy, title: one.title }} />
                    <button type="submit" class="plain" aria-label={`End the rating of ${one.name} by ${one.ratedBy}`}>
                      End
                    </button>
                  </form>,
                ])}
              />
              <p class="older">
                {found.length > most && (
                  <a class="button open" href={`/office/ratings?${new URLSearchParams({ ...(by && { by }), from: String(after + most) })}`}>
                    Further ratings
                  </a>
                )}{' '}
                All of them: <a href="/office/ratings?form=csv">CSV</a>, <a href="/office/ratings?form=json">JSON</a>
              </p>
            </section>
          )}
          <section class="office-part">
            <h2>Bring ratings</h2>
            <Bring {...sent} />
          </section>
        </Office>
      ),
    },
    { status: sent.wrong ? 400 : 200, keep: 0 },
  )
}

/** Takes what was pasted, and shows line by line what came of it. */
export const takeRatingsSent = async (db: Db, paper: OwnPaper, fields: Record<string, string>): Promise<Reply> => {
  const { ratings: text = '', all } = fields
  try {
    const taken = await takeRatings(db, text, 'what was sent', paper.now, { rest: all === 'yes' ? 'ends' : 'stays' })
    return ratingsPage(db, paper, {}, { taken, ...(taken.refused.length > 0 ? { text } : {}) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return ratingsPage(db, paper, {}, { text, wrong: error.message })
  }
}

/** Ends one rating, or all that a rater says. */
export const takeRatingEnd = async (db: Db, { title, scheme, by = '' }: Record<string, string>): Promise<Reply> => {
  const known = ratingSchemes.find((one) => one === scheme)
  if (known) await endRating(db, { scheme: known, ratedBy: by, ...(title ? { title: title as TitleId } : {}) })
  return seeOther('/office/ratings?said=rating-ended')
}
