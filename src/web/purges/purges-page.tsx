import { type ArticleId, type Proof, type PurgeReason, purgeProofs } from '../../articles/articles.ts'
import type { Db } from '../../base/database.ts'
import { articleAt } from '../furniture/addresses.ts'
import { Moment } from '../furniture/times.tsx'
import { Ledger } from '../office/ledger.tsx'
import { Office, type OfficePlace } from '../office/office.tsx'
import { pageReply, type Reply, textReply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'

const reasons: Record<PurgeReason, string> = {
  publisher: 'Its title took it back',
  page: "Its title's page says that it is gone",
  operator: 'Taken back by hand here',
  expiry: 'The right to show it ended',
  hold: 'Its title holds it for now',
}

type Named = { id: ArticleId; slug: string; title: string }
type Shown = Proof & { named: Named | undefined }

/** How long it took, in words; the clock of the paper counts. */
const after = ({ toldAt }: Proof, at: Date): string => {
  const seconds = Math.max(0, Math.round((at.getTime() - toldAt.getTime()) / 1000))
  return seconds === 0
    ? 'at once'
    : seconds === 1
      ? 'after a second'
      : seconds < 180
        ? `after ${seconds} seconds`
        : `after ${Math.round(seconds / 60)} minutes`
}

/** Where a piece had gone from, by how long it took, the quickest first. */
const byTime = (proof: Proof): [string, string[]][] =>
  [
    ...Map.groupBy(
      proof.gone.toSorted((a, b) => a.goneAt.getTime() - b.goneAt.getTime()),
      ({ goneAt }) => after(proof, goneAt),
    ),
  ].map(([when, gone]) => [when, gone.map(({ surface }) => surface)])

const gather = async (db: Db, titles: string[] | undefined): Promise<Shown[]> => {
  const proofs = await purgeProofs(db, { titles })
  const ids = [...new Set(proofs.map(({ article }) => article))]
  const named =
    ids.length === 0
      ? []
      : await db
          .selectFrom('articles as a')
          .innerJoin('titles as t', 't.id', 'a.title_id')
          .select(['a.id', 'a.slug', 't.name as title'])
          .where('a.id', 'in', ids)
          .execute()
  return proofs.map((proof) => ({ ...proof, named: named.find(({ id }) => id === proof.article) }))
}

/** `titles`: whose proofs; all without it. `at`: the path of the page. `place`: the window that it is in. */
export type PurgesAt = { titles?: string[]; at: string; back: string; place: OfficePlace }

/** The proofs of purge: of each piece that was taken back or held, when that was told and when it had gone from where. */
export const purgesPage = async (db: Db, paper: OwnPaper, { titles, at, back, place }: PurgesAt, form?: string): Promise<Reply> => {
  const proofs = await gather(db, titles)
  if (form === 'json') {
    const rows = proofs.map(({ named, ...proof }) => ({ ...proof, title: named?.title ?? null, path: named ? articleAt(named) : null }))
    return textReply('application/json; charset=utf-8', JSON.stringify({ purges: rows }), 0)
  }
  return pageReply(
    paper,
    {
      title: 'What has left',
      path: at,
      index: false,
      plate: 'slim',
      body: (
        <Office at={place} name="What has left" viewer={paper.viewer}>
          <p class="page-says">
            Pieces that were taken back or are held, the newest first, with the proof of it: when each had gone from where. Copies on
            readers' devices go when the device next asks for a page. <a href={back}>Take a piece back</a>, or have{' '}
            <a href={`${at}?form=json`}>all of this as JSON</a>.
          </p>
          <Ledger
            name="Pieces that have left"
            none="Nothing was taken back."
            heads={['Piece', 'Told', 'Why', 'Gone from']}
            rows={proofs.map((proof) => [
              proof.named ? (
                <span>
                  <a href={articleAt(proof.named)}>{proof.article}</a> <small>{proof.named.title}</small>
                </span>
              ) : (
                proof.article
              ),
              <Moment at={proof.toldAt} />,
              reasons[proof.by],
              <ul>
                {byTime(proof).map(([when, surfaces]) => (
                  <li>
                    {when}: {surfaces.join(', ')}
                  </li>
                ))}
              </ul>,
            ])}
          />
        </Office>
      ),
    },
    { keep: 0 },
  )
}
