import { type Db, inTransaction, sql } from '../base/database.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import type { ReaderId } from '../readers/readers.ts'
import { type InstitutionForm, institutionForm } from './institution-form.ts'
import { isIn, joinInstitution, leaveInstitution } from './join-institution.ts'
import type { InstitutionId } from './tables.ts'

export type Institution = {
  id: InstitutionId
  name: string
  provider: string | null
  until: Date | null
  since: Date
  endedAt: Date | null
  domains: string[]
  ranges: string[]
}

/** Every institution with its domains and ranges, those that still count first. One query. */
export const listInstitutions = async (db: Db): Promise<Institution[]> => {
  const { rows } = await sql<Institution>`
    select id, name, provider, until, since, ended_at as "endedAt",
      array(select domain from institution_domains where institution_id = i.id order by domain) as domains,
      array(select range from institution_ranges where institution_id = i.id order by range) as ranges
    from institutions i order by ended_at is not null, name, id`.execute(db)
  return rows
}

/** No domain, range or provider may be that of two. Throws Refusal 'institution-taken'. */
const refuseTaken = async (
  db: Db,
  id: InstitutionId,
  form: { domains: string[]; ranges: string[]; provider: string | null },
): Promise<void> => {
  const { rows } = await sql<{ what: string; name: string }>`
    select d.domain as what, i.name from institution_domains d join institutions i on i.id = d.institution_id where d.domain = any(${form.domains}) and i.id <> ${id}
    union all
    select r.range, i.name from institution_ranges r join institutions i on i.id = r.institution_id where r.range = any(${form.ranges}) and i.id <> ${id}
    union all
    select provider, name from institutions where provider = ${form.provider} and id <> ${id}
    limit 20`.execute(db)
  if (rows.length > 0)
    throw new Refusal('institution-taken', `${rows.map(({ what, name }) => `${what} is ${name}'s already`).join('; ')}.`, { taken: rows })
}

/**
 * Those who signed in with an institution's provider belong to it by what was told of them then: when it changes they are told of it anew, and when it has ended,
 * or has another provider, they leave. Whom a domain or a network makes its people is found whenever he reads.
 */
const tellItsPeople = async (
  tx: Db,
  id: InstitutionId,
  stays: { name: string; until: Date | null } | undefined,
  now: Date,
): Promise<void> => {
  const { rows } = await sql<{ reader: ReaderId }>`
    select distinct reader_id as reader from standing_events where kind = 'institution-joined' and facts ->> 'institution' = ${id}`.execute(
    tx,
  )
  for (const { reader } of rows) {
    const { inside } = await isIn(tx, { reader, institution: id }, now)
    if (inside && stays) await joinInstitution(tx, { reader, institution: id, ...stays }, now)
    else if (inside) await leaveInstitution(tx, { reader, institution: id }, now)
  }
}

/**
 * An institution is added, or (`id`) is from now on what the form says. Gives its id. Throws Refusal 'bad-institution' with every mistake,
 * 'institution-taken', and 'no-such-institution' for an id that is none or has ended.
 */
export const putInstitution = async (db: Db, { id, form }: { id?: string; form: InstitutionForm }, now: Date): Promise<InstitutionId> => {
  const read = institutionForm.safeParse(form)
  if (!read.success) {
    const mistakes = read.error.issues.map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join(': '))
    throw new Refusal('bad-institution', `This institution cannot be kept: ${mistakes.join('; ')}.`, { mistakes })
  }
  const { name, domains, ranges, provider, until } = read.data
  return inTransaction(db, async (tx) => {
    // One at a time: two at once could each give the same domain to an institution of its own. The number is this verb's and nobody else's.
    await sql`select pg_advisory_xact_lock(7469747)`.execute(tx)
    const mine = (id ?? newId('in', now)) as InstitutionId
    await refuseTaken(tx, mine, { domains, ranges, provider })
    if (id === undefined)
      await tx.insertInto('institutions').values({ id: mine, name, provider, until, since: now, ended_at: null }).execute()
    else {
      const was = await tx.selectFrom('institutions').select('provider').where('id', '=', mine).executeTakeFirst()
      const { numUpdatedRows } = await tx
        .updateTable('institutions')
        .set({ name, provider, until })
        .where('id', '=', mine)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) throw new Refusal('no-such-institution', 'There is no such institution, or it has ended.')
      await tellItsPeople(tx, mine, was?.provider === provider ? { name, until } : undefined, now)
    }
    await tx.deleteFrom('institution_domains').where('institution_id', '=', mine).execute()
    await tx.deleteFrom('institution_ranges').where('institution_id', '=', mine).execute()
    if (domains.length > 0)
      await tx
        .insertInto('institution_domains')
        .values(domains.map((domain) => ({ domain, institution_id: mine })))
        .execute()
    if (ranges.length > 0)
      await tx
        .insertInto('institution_ranges')
        .values(ranges.map((range) => ({ range, institution_id: mine })))
        .execute()
    return mine
  })
}

/** An institution ends: its people are no members from now on, and its domains, ranges and provider are free for another. False where it had ended. */
export const endInstitution = (db: Db, { id }: { id: string }, now: Date): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const mine = id as InstitutionId
    const { numUpdatedRows } = await tx
      .updateTable('institutions')
      .set({ ended_at: now, provider: null })
      .where('id', '=', mine)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    await tx.deleteFrom('institution_domains').where('institution_id', '=', mine).execute()
    await tx.deleteFrom('institution_ranges').where('institution_id', '=', mine).execute()
    await tellItsPeople(tx, mine, undefined, now)
    return numUpdatedRows > 0n
  })
