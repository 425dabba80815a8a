import { sql, type Tx } from '../base/database.ts'
import type { Placed } from './placer.ts'

/** Writes the related stories of some stories anew. Cost: two statements for any number of stories. */
export const writeRelated = async (tx: Tx, related: Placed['related']): Promise<void> => {
  if (related.length === 0) return
  await tx
    .deleteFrom('related_stories')
    .where(
      'story_id',
      'in',
      related.map(({ story }) => story),
    )
    .execute()
  const rows = related.flatMap(({ story, related }) =>
    related.map((one) => ({ story_id: story, related_id: one.story, likeness: one.likeness })),
  )
  if (rows.length === 0) return
  const json = JSON.stringify(rows)
  // A related story may have been joined or deleted since the placer last looked: only those that stand are written.
  await sql`insert into related_stories (story_id, related_id, likeness)
    select r.story_id, r.related_id, r.likeness from jsonb_to_recordset(${json}::jsonb) as r (story_id text, related_id text, likeness real)
    join stories one on one.id = r.story_id join stories other on other.id = r.related_id and other.joined_into is null
    on conflict do nothing`.execute(tx)
}
