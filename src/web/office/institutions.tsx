import type { Db } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { endInstitution, type Institution, listInstitutions, putInstitution } from '../../membership/membership.ts'
import type { Wrong } from '../furniture/fields.tsx'
import { dayOf } from '../membership/standing-words.ts'
import { pageReply, type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { endOfDay } from './end-of-day.ts'
import { type InstitutionFields, InstitutionForm, newInstitution } from './institution-form.tsx'
import { Ledger } from './ledger.tsx'
import { Office } from './office.tsx'

type Providers = { id: string; name: string }[]
type More = { fields?: InstitutionFields; wrong?: Wrong; said?: string | undefined; status?: Reply['status'] }

const lines = (text = '') =>
  text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, 1001)
const fieldsOf = ({ name, domains, ranges, provider, until }: Institution): InstitutionFields => ({
  name,
  domains: domains.join('\n'),
  ranges: ranges.join('\n'),
  provider: provider ?? '',
  until: until ? until.toISOString().slice(0, 10) : '',
})
const knownBy = ({ domains, ranges, provider }: Institution) => {
  const all = [...domains, ...ranges, ...(provider ? [`signs in with ${provider}`] : [])]
  return all.length <= 4 ? all.join(', ') : `${all.slice(0, 3).join(', ')} and ${all.length - 3} more`
}
const until = ({ until: last, endedAt }: Institution) =>
  endedAt ? `Ended ${dayOf(endedAt)}` : last ? `Until ${dayOf(last)}` : 'Until it is ended'

/** Every institution, and the form for another. */
export const institutionsPage = async (
  db: Db,
  paper: OwnPaper,
  { fields = newInstitution, wrong, said, status = 200 }: More,
  providers: Providers,
): Promise<Reply> => {
  const all = await listInstitutions(db)
  return pageReply(
    paper,
    {
      title: 'Institutions',
      path: '/office/institutions',
      index: false,
      plate: 'slim',
      body: (
        <Office at="institutions" name="Institutions" said={said} viewer={paper.viewer}>
          <p class="page-says">
            Whose people read as members do: known by their mail address, by the network that they are in, or by how they sign in.
          </p>
          <section class="office-part">
            <Ledger
              name="Institutions"
              none="No institution reads here yet."
              heads={['Institution', 'Known by', 'How long']}
              rows={all.map((one) => [
                one.endedAt ? one.name : <a href={`/office/institutions/${one.id}`}>{one.name}</a>,
                knownBy(one),
                until(one),
              ])}
            />
          </section>
          <section class="office-part">
            <h2>Another institution</h2>
            <InstitutionForm fields={fields} wrong={wrong} at="/office/institutions" providers={providers} />
          </section>
        </Office>
      ),
    },
    { status, keep: 0 },
  )
}

const find = async (db: Db, id: string): Promise<Institution> => {
  const found = (await listInstitutions(db)).find((one) => one.id === id && one.endedAt === null)
  if (!found) throw new Refusal('no-such-institution', 'There is no such institution, or it has ended.')
  return found
}

/** One institution, to be changed or ended. */
export const institutionPage = async (
  db: Db,
  paper: OwnPaper,
  { id, ...more }: More & { id: string },
  providers: Providers,
): Promise<Reply> => {
  const its = await find(db, id)
  return pageReply(
    paper,
    {
      title: its.name,
      path: `/office/institutions/${id}`,
      index: false,
      plate: 'slim',
      body: (
        <Office at="institutions" name={its.name} said={more.said} viewer={paper.viewer}>
          <InstitutionForm
            fields={more.fields ?? fieldsOf(its)}
            wrong={more.wrong}
            at={`/office/institutions/${id}`}
            providers={providers}
          />
          <form method="post" action={`/office/institutions/${id}/end`} class="office-part">
            <h2>End it</h2>
            <p class="hint">
              Its people read as anyone does from then on. It stays on record, and its domains and ranges are free for another.
            </p>
            <p class="onward">
              <button type="submit" class="button grave">
                End {its.name}
              </button>
            </p>
          </form>
        </Office>
      ),
    },
    { status: more.status ?? 200, keep: 0 },
  )
}

/** Saves an institution, new or known (`id`). */
export const takeInstitution = async (
  db: Db,
  paper: OwnPaper,
  { id, sent }: { id?: string; sent: Record<string, string> },
  providers: Providers,
): Promise<Reply> => {
  const fields = { ...newInstitution, ...sent }
  const again = (wrong: Wrong) =>
    id === undefined
      ? institutionsPage(db, paper, { fields, wrong, status: 400 }, providers)
      : institutionPage(db, paper, { id, fields, wrong, status: 400 }, providers)
  const last = endOfDay(fields.until)
  if (last === 'no-day') return again({ until: 'Give a day as 2026-12-31, or leave it empty.' })
  const form = {
    name: fields.name,
    domains: lines(fields.domains),
    ranges: lines(fields.ranges),
    provider: fields.provider || null,
    until: last,
  }
  try {
    const saved = await putInstitution(db, { ...(id !== undefined && { id }), form }, paper.now)
    return seeOther(`/office/institutions/${saved}?said=institution`)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'no-such-institution') throw error
    return again({ form: error.message })
  }
}

export const takeInstitutionEnd = async (db: Db, paper: OwnPaper, { id }: { id: string }): Promise<Reply> => {
  await endInstitution(db, { id }, paper.now)
  return seeOther('/office/institutions?said=institution-ended')
}
