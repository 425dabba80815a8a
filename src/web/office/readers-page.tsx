import type { Db } from '../../base/database.ts'
import { standingEventsOfAll, standingOf } from '../../membership/membership.ts'
import { Ago } from '../furniture/times.tsx'
import { pageReply, type Reply } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { findReaders } from './find-readers.ts'
import { Ledger } from './ledger.tsx'
import { Office } from './office.tsx'
import { sayStanding } from './say-standing.ts'
import { type Asked, standsAs } from './stands-as.ts'

type Query = { q?: string; before?: string; role?: string }

const roles = { '': 'Everybody', editor: 'Editors', publisher: 'Publishers', operator: 'Operators' }

const Find = ({ q = '', role = '' }: Query) => (
  <form action="/office/readers" class="inline">
    <div class="ask">
      <label for="q">Mail address or name</label>
      <input type="search" id="q" name="q" value={q} maxlength={200} autocomplete="off" />
    </div>
    <div class="ask">
      <label for="role">Who</label>
      <select id="role" name="role">
        {Object.entries(roles).map(([value, name]) => (
          <option value={value} selected={value === role}>
            {name}
          </option>
        ))}
      </select>
    </div>
    <button type="submit" class="button">
      Find
    </button>
  </form>
)

/** The list of readers, found by address, name or role, and how each stands. */
export const readersPage = async (db: Db, paper: OwnPaper, query: Query, asked: Asked): Promise<Reply> => {
  const { readers, next } = await findReaders(db, query)
  const events = await standingEventsOfAll(
    db,
    readers.map(({ id }) => id),
  )
  const standings = await Promise.all(
    readers.map(({ id, mail }) => standsAs({ standing: standingOf(events.get(id) ?? [], paper.now, asked), mail }, asked, paper.now)),
  )
  const onward = new URLSearchParams({ ...(query.q && { q: query.q }), ...(query.role && { role: query.role }), before: next ?? '' })
  return pageReply(
    paper,
    {
      title: 'Readers',
      path: '/office/readers',
      index: false,
      plate: 'slim',
      body: (
        <Office at="readers" name="Readers" viewer={paper.viewer}>
          <Find {...query} />
          <section class="office-part">
            <Ledger
              name="Readers, the newest first"
              none="No reader here has that in the address or the name."
              heads={['Mail', 'Name', 'Stands', 'Roles', 'Joined']}
              rows={readers.map(({ id, mail, name, joinedAt, roles: its }, i) => [
                <a href={`/office/readers/${id}`}>{mail}</a>,
                name,
                sayStanding(standings[i] ?? { kind: 'registered' }),
                its.join(', '),
                <Ago at={joinedAt} now={paper.now} />,
              ])}
            />
            {next && (
              <p class="older">
                <a class="button open" href={`/office/readers?${onward}`}>
                  Earlier readers
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
