import type { Tx } from '../base/database.ts'
import { sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { say } from '../base/jobs.ts'
import type { ReaderId } from '../readers/readers.ts'
import type { DecisionId, DecisionKind, Subject } from './tables.ts'

/** Who decides: an editor, by the name under which the log keeps it. */
export type Editor = { reader: ReaderId; name: string }

/** Undefined facts are no facts: they are not written. */
const told = (subject: Subject) => sql<Subject>`${JSON.stringify(subject)}::jsonb` as unknown as Subject

/**
 * Writes a decision down, in the transaction of what it changes, and says `decision-taken`. `says`: the decision in one sentence, without
 * the words of an article.
 * `supersedes`: the decision in whose place this one stands; one that is superseded already is named by nobody else.
 */
export const decide = async (
  tx: Tx,
  what: { kind: DecisionKind; subject: Subject; says: string; by: Editor; supersedes?: DecisionId | null | undefined },
  now: Date,
): Promise<DecisionId> => {
  const id: DecisionId = newId('dc', now)
  const { kind, by } = what
  const free =
    what.supersedes &&
    (
      await sql`select from decisions where id = ${what.supersedes} and not exists (select from decisions where supersedes = ${what.supersedes})`.execute(
        tx,
      )
    ).rows.length > 0
  await tx
    .insertInto('decisions')
    .values({
      id,
      kind,
      subject: told(what.subject),
      says: what.says,
      by_reader: by.reader,
      by_name: by.name,
      at: now,
      supersedes: free ? (what.supersedes as DecisionId) : null,
    })
    .execute()
  await say(tx, 'decision-taken', { decision: id, kind })
  return id
}

/** Editors decide one after the other: what one of them saw is what the next one changes. Held until the transaction ends. */
export const takeTurn = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(7235824)`.execute(tx)
}
