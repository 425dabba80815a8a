import { sql } from '../src/base/database.ts'
import { openJobs } from '../src/base/jobs.ts'
import { silentLog } from '../src/base/log.ts'
import { giveComplimentary } from '../src/membership/membership.ts'
import type { ReaderId } from '../src/readers/readers.ts'
import { relay } from '../src/relay.ts'
import { agreeTerms, type TitleId, termsForm } from '../src/titles/titles.ts'
import { openInside, openWeb } from '../src/web/web.ts'
import { counted } from '../tests/town/counted.ts'
import { cloneDatabase } from '../tests/town/database.ts'
import { openPerson, type Person } from '../tests/town/person.ts'
import { townConfig } from '../tests/town/town-config.ts'
import { fillWeb } from '../tests/town/web-fixture.ts'

export type PageCost = { page: string; who: string; first: number; again: number; ms: number }

const runs = 15

/**
 * What pages cost for people of several standings, on the sample town's news and the embedded database: statements of the first request and of the next,
 * and the median of the next ones in ms.
 */
export const gatePages = async (): Promise<PageCost[]> => {
  const database = await cloneDatabase()
  const statements = counted(database.db)
  const now = () => new Date('2026-11-23T12:00:00Z')
  try {
    await fillWeb(database.db, now())
    const config = townConfig({ PUBLIC_URL: 'https://paper.example' })
    const inside = openInside(statements.db, { config, now, log: silentLog })
    const web = openWeb(statements.db, { config, now, log: silentLog, inside })
    const hearers = { placer: undefined as never, pages: undefined as never, purges: undefined as never, changed: () => {}, inside }
    const jobs = await openJobs(database, relay(database.db, hearers), silentLog)
    const person = (n: number) => openPerson({ web, now, ip: `203.0.113.${n}` })
    const join = async (n: number, mail: string): Promise<Person> => {
      const one = person(n)
      await one.send('/join', { mail, next: '/' })
      const letter = (await inside.letters.outbox(database.db)).find(({ to }) => to === mail)
      await one.send('/join/code', { mail, code: /\d{3} ?\d{3}/.exec(letter?.subject ?? '')?.[0] ?? '', next: '/' })
      return one
    }
    const one = async (where: string) => {
      const { rows } = await sql<{ path: string; title: TitleId }>`
        select '/news/' || slug || '-' || id as path, title_id as title from articles where state = 'ready' and ${sql.raw(where)} order by id limit 1`.execute(
        database.db,
      )
      return rows[0] as { path: string; title: TitleId }
    }
    const members = await one('true')
    const metered = await one(`title_id <> '${members.title}'`)
    const open = await one(`title_id not in ('${members.title}', '${metered.title}')`)
    await agreeTerms(database.db, members.title, termsForm.parse({ access: 'members' }), now())
    await agreeTerms(database.db, metered.title, termsForm.parse({ access: 'metered', meter: { visitors: 50, registered: 50 } }), now())
    await agreeTerms(database.db, open.title, termsForm.parse({ access: 'open' }), now())
    const trial = await join(2, 'trial@example.org')
    const lapsed = await join(3, 'lapsed@example.org')
    await sql`delete from standing_events where reader_id = (select id from readers where mail = 'lapsed@example.org')`.execute(database.db)
    const free = await join(4, 'free@example.org')
    const { rows } = await sql<{ id: ReaderId }>`select id from readers where mail = 'free@example.org'`.execute(database.db)
    await giveComplimentary(database.db, { reader: rows[0]?.id as ReaderId, until: null, by: 'bench', why: 'bench' }, now())
    const people: [string, Person][] = [
      ['visitor', person(1)],
      ['registered', lapsed],
      ['in trial', trial],
      ['complimentary', free],
    ]
    const pages: [string, string][] = [
      ['front page, a list', '/'],
      ['section, a list', '/section/world'],
      ['article, open', open.path],
      ['article, metered', metered.path],
      ['article, members', members.path],
    ]
    const costs: PageCost[] = []
    for (const [page, path] of pages)
      for (const [who, somebody] of people) {
        web.forget()
        const cost = async () => {
          const had = statements.count()
          const began = performance.now()
          await somebody.open(path)
          return { statements: statements.count() - had, ms: performance.now() - began }
        }
        const first = await cost()
        const next = []
        for (let run = 0; run < runs; run++) next.push(await cost())
        const ms = next.map((time) => time.ms).sort((a, b) => a - b)[Math.floor(runs / 2)] as number
        costs.push({ page, who, first: first.statements, again: next.at(-1)?.statements ?? 0, ms })
      }
    await jobs.stop()
    await inside.letters.close()
    return costs
  } finally {
    await database.close()
  }
}
