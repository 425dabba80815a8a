import { readFileSync } from 'node:fs'
import { readConfig } from '../../src/base/config.ts'
import type { Db } from '../../src/base/database.ts'
import { newId } from '../../src/base/ids.ts'
import type { Jobs } from '../../src/base/jobs.ts'
import { silentLog } from '../../src/base/log.ts'
import { newToken } from '../../src/base/secret.ts'
import { beginTrial, putPlans, readPlans } from '../../src/membership/membership.ts'
import { addReader, type ReaderId, sessionPrint } from '../../src/readers/readers.ts'
import { type Inside, openInside, openWeb, trialRules, type Web } from '../../src/web/web.ts'
import { testDatabase } from './database.ts'
import { openPerson, type Person } from './person.ts'

export type PayingHouse = {
  db: Db
  web: Web
  inside: Inside
  jobs: Jobs
  now(): Date
  /** Moves the clock to so many days after the opening. */
  goTo(days: number): void
  /** Somebody who has signed in, in a trial unless it is said otherwise. `country`: where his proxy says that he is. */
  reader(mail: string, given?: { trial?: boolean; country?: string }): Promise<Person & { id: ReaderId }>
  visitor(given?: { country?: string }): Person
}

/** The plans of the town, as the demo puts them in force. */
export const townPlans = () => readPlans(readFileSync(new URL('plans.json', import.meta.url), 'utf8'), 'tests/town/plans.json')

const silence = async () => {}

/** Web, readers, membership and billing on a database of their own, without news: for the pages of paying. Time stands still until `goTo`. */
export const openPayingHouse = async ({
  settings = {},
  plans = true,
}: {
  settings?: Record<string, string>
  plans?: boolean
} = {}): Promise<PayingHouse> => {
  const opened = new Date('2026-11-23T12:00:00Z')
  let days = 0
  const now = () => new Date(opened.getTime() + days * 86_400_000)
  const { db, jobs } = await testDatabase({
    'payment-received': silence,
    'payment-event-received': (facts, now) => inside.billing.hearPaymentEvents(facts, now),
    // Signing up on a page begins the trial at once.
    'reader-joined': silence,
  })
  const config = readConfig({
    PUBLIC_URL: 'https://paper.example',
    SECRET: 'a secret of the town, for tests alone',
    CASH_DESK: 'test',
    COUNTRY_HEADER: 'x-country',
    ...settings,
  })
  const inside = openInside(db, { config, now, log: silentLog })
  const web = openWeb(db, { config, now, log: silentLog, inside })
  if (plans) await putPlans(db, townPlans(), now())
  const person = (country?: string) =>
    openPerson({ web, now, address: inside.address, ...(country && { headers: { 'x-country': country } }) })
  return {
    db,
    web,
    inside,
    jobs,
    now,
    goTo(at) {
      days = at
    },
    visitor: ({ country } = {}) => person(country),
    async reader(mail, { trial = true, country } = {}) {
      const { reader } = await addReader(db, { mail }, now())
      if (trial) await beginTrial(db, { reader, mail }, now(), trialRules(inside))
      // The session is put where sign-in puts it: these tests begin where signing in has ended.
      // A token and the signature that better-auth puts behind it, which nobody asks for when the session is looked up.
      const [name, token] = [
        config.PUBLIC_URL?.startsWith('https') ? '__Host-masthead-session' : 'masthead-session',
        `${newToken()}.${newToken()}`,
      ]
      await db
        .insertInto('sessions')
        .values({
          id: newId('se', now()),
          reader_id: reader,
          token_print: sessionPrint(`${name}=${token}`) ?? '',
          agent: null,
          signed_in_at: now(),
          seen_at: now(),
          expires_at: new Date(now().getTime() + 400 * 86_400_000),
        })
        .execute()
      const somebody = person(country)
      somebody.jar.set(name, { value: token, until: Number.POSITIVE_INFINITY })
      return Object.assign(somebody, { id: reader })
    },
  }
}
