import { sql, type Tx } from '../base/database.ts'

/** Takes editors' lines off every page that is set, and out of the daily editions that were: what they were written of was taken back. The whole of the editions is looked through, so only for lines that there were. */
export const forgetLines = async (tx: Tx, lines: string[]): Promise<void> => {
  if (lines.length === 0) return
  await sql`update edition_places set line = null where line = any(${lines})`.execute(tx)
  const says = sql.join(
    lines.map((line) => sql`places @> ${JSON.stringify([{ because: line }])}::jsonb`),
    sql` or `,
  )
  await sql`update dailies set places = (
      select jsonb_agg(case when p.one ->> 'because' = any(${lines}) then p.one || '{"because": null}' else p.one end order by p.n)
      from jsonb_array_elements(places) with ordinality as p (one, n))
    where ${says}`.execute(tx)
}
