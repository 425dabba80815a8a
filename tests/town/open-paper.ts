import { after } from 'node:test'
import type { Config } from '../../src/base/config.ts'
import type { Db } from '../../src/base/database.ts'
import { type Jobs, openJobs } from '../../src/base/jobs.ts'
import { silentLog } from '../../src/base/log.ts'
import { relay } from '../../src/relay.ts'
import { type Inside, openInside, openWeb, type Web } from '../../src/web/web.ts'
import { counted } from './counted.ts'
import { cloneDatabase } from './database.ts'
import { openPerson, type Person } from './person.ts'
import { townConfig } from './town-config.ts'
import { fillWeb } from './web-fixture.ts'

export type OpenPaper = {
  db: Db
  web: Web
  inside: Inside
  config: Config
  jobs: Jobs
  /** How many statements have gone to the database. */
  statements(): number
  now(): Date
  /** Moves the clock on. */
  wait(ms: number): void
  /** Somebody new with a browser of his own. */
  person(given?: { ip?: string; headers?: Record<string, string> }): Person
  /** The last letter to an address, as plain text, with its code and the path of its link. Throws when there is none. */
  letterTo(mail: string): Promise<{ kind: string; text: string; code: string; link: string }>
  /** Somebody who has signed up with a letter, in three requests. */
  member(mail: string, given?: { ip?: string; headers?: Record<string, string> }): Promise<Person>
}

/**
 * A paper with the town's news in its tables and nothing to call on, on a database of its own, for pages about people: letters wait in its outbox, time
 * stands still until `wait`. Everything is closed after the file's last test.
 */
export const openPaper = async (settings: Record<string, string> = {}): Promise<OpenPaper> => {
  const database = await cloneDatabase()
  const statements = counted(database.db)
  const { db } = statements
  let at = new Date('2026-11-23T12:00:00Z')
  const now = () => at
  await fillWeb(db, at)
  const config = townConfig({ PUBLIC_URL: 'https://paper.example', ...settings })
  const inside = openInside(db, { config, now, log: silentLog })
  const web = openWeb(db, { config, now, log: silentLog, inside })
  const nothing = async () => {}
  // No event of the news is said here.
  const hears = relay(db, {
    placer: undefined as never,
    pages: undefined as never,
    purges: undefined as never,
    changed: () => web.forget(),
    inside,
  })
  const jobs = await openJobs(database, { ...hears, 'standing-changed': hears['standing-changed'] ?? nothing }, silentLog)
  after(async () => {
    await jobs.stop()
    await inside.letters.close()
    await database.close()
  })
  let persons = 0
  const person: OpenPaper['person'] = (given = {}) => openPerson({ web, now, ip: `203.0.113.${++persons}`, ...given })
  const letterTo: OpenPaper['letterTo'] = async (mail) => {
    const found = (await inside.letters.outbox(db)).find((letter) => letter.to === mail)
    if (!found) throw new Error(`no letter went to ${mail}`)
    const link = /(\/sign-in\/link\?\S+)/.exec(found.text)?.[1] ?? ''
    return { kind: found.kind, text: found.text, code: /\b\d{6}\b|\b\d{3} \d{3}\b/.exec(found.text)?.[0]?.replace(' ', '') ?? '', link }
  }
  return {
    db,
    web,
    inside,
    config,
    jobs,
    statements: statements.count,
    now,
    wait(ms) {
      at = new Date(at.getTime() + ms)
    },
    person,
    letterTo,
    async member(mail, given) {
      const one = person(given)
      // Letters of one instant have no order.
      at = new Date(at.getTime() + 1000)
      await one.send('/join', { mail })
      await one.send('/join/code', { mail, code: (await letterTo(mail)).code })
      return one
    },
  }
}
