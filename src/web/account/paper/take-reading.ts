import { z } from 'zod'
import type { ArticleId } from '../../../articles/articles.ts'
import { hour } from '../../../base/clock.ts'
import { type Db, sql } from '../../../base/database.ts'
import { printOf, type Secret } from '../../../base/secret.ts'
import { type About, type Outcome, type ReaderId, recordReading, spend } from '../../../readers/readers.ts'
import { aboutArticles } from '../../../stories/stories.ts'
import { readForm } from '../../forms.ts'
import { idIn } from '../../furniture/addresses.ts'
import { countryName, deskName } from '../../furniture/desks.ts'
import type { Viewer } from '../../viewer/viewer.ts'

/** How often one reader's devices may tell, an hour: one piece tells a few times. */
const most = 600
/** A piece is about its strongest topics; the rest are names in passing. */
const mostTopics = 5

/** What a piece is about, as `learn` takes it; undefined when it is not in the paper. */
const aboutOf = async (db: Db, id: string): Promise<{ about: About[]; story: string | null; words: number } | undefined> => {
  const found = (await aboutArticles(db, [id as ArticleId])).get(id as ArticleId)
  if (!found) return undefined
  const { rows } = await sql<{ name: string; words: number }>`select t.name, a.words from articles a join titles t on t.id = a.title_id
    where a.id = ${id}`.execute(db)
  const { name = '', words = 0 } = rows[0] ?? {}
  const desk = found.desk && deskName(found.desk)
  const country = found.country && countryName(found.country)
  return {
    story: found.story,
    words,
    about: [
      { kind: 'title', key: found.title, name, weight: 1 },
      ...(desk ? [{ kind: 'desk' as const, key: found.desk as string, name: desk, weight: 1 }] : []),
      ...(country ? [{ kind: 'country' as const, key: found.country as string, name: country, weight: 1 }] : []),
      ...found.topics.slice(0, mostTopics).map(({ id, name, weight }) => ({ kind: 'topic' as const, key: id, name, weight })),
      ...found.writers.slice(0, 3).map(({ key, name }) => ({ kind: 'writer' as const, key, name, weight: 1 })),
    ],
  }
}

type Told = { reader: ReaderId; article: string; share: number; seconds: number; gated: boolean }

/** Keeps how far a reader is in a piece that is in the paper. */
export const keepReading = async (db: Db, { article, ...told }: Told, now: Date): Promise<Outcome | undefined> => {
  const piece = await aboutOf(db, article)
  if (!piece) return undefined
  return recordReading(db, { ...told, article, ...piece }, now)
}

/** That a reader opened a piece, the first time that he does: one query from then on. Nothing for who does not let the paper learn. */
export const keepOpening = async (db: Db, { session, learns }: Viewer, article: string, gated: boolean, now: Date): Promise<void> => {
  if (!session || !learns) return
  const { rows } = await sql`select 1 from readings where reader_id = ${session.reader} and article_id = ${article}`.execute(db)
  if (rows.length === 0) await keepReading(db, { reader: session.reader, article, share: 0, seconds: 0, gated }, now)
}

const form = z.object({
  part: z.string().max(400),
  share: z.coerce.number().min(0).max(1),
  seconds: z.coerce.number().min(0).max(7200),
  gated: z.enum(['0', '1']).default('0'),
})

const answer = (status: number) => new Response(null, { status, headers: { 'cache-control': 'private, no-store' } })

/** What the page of a piece tells while it is read. It is answered with nothing, whatever came of it. */
export const takeReading = async (db: Db, request: Request, { session, learns }: Viewer, now: Date, secret: Secret): Promise<Response> => {
  if (!session || !learns) return answer(204)
  const sent = form.safeParse((await readForm(request))?.fields)
  const article = sent.success ? idIn(sent.data.part) : undefined
  if (!sent.success || !article) return answer(400)
  const spent = await spend(db, { key: `readings:${printOf(secret, 'spend', session.reader)}`, most, within: hour }, now)
  if (!spent.ok) return answer(429)
  const { share, seconds, gated } = sent.data
  await keepReading(db, { reader: session.reader, article, share, seconds, gated: gated === '1' }, now)
  return answer(204)
}
