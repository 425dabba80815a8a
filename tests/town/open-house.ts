import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { fetchFullTexts, openPurgeWatch, readPagesHere, releaseAndExpire } from '../../src/articles/articles.ts'
import { readConfig } from '../../src/base/config.ts'
import type { Db } from '../../src/base/database.ts'
import { openNetwork } from '../../src/base/fetching.ts'
import { openJobs } from '../../src/base/jobs.ts'
import { silentLog } from '../../src/base/log.ts'
import { openRobots } from '../../src/base/robots.ts'
import { openPageSetter } from '../../src/edition/edition.ts'
import { callAgain, callRound, readHere } from '../../src/intake/intake.ts'
import type { OutboxLetter } from '../../src/letters/letters.ts'
import { relay } from '../../src/relay.ts'
import { linkAbroad, mendStories, openAbroad, openPlacer } from '../../src/stories/stories.ts'
import { joinTitles, readTitles } from '../../src/titles/titles.ts'
import { type Inside, openInside, openPictures, openWeb, type Web } from '../../src/web/web.ts'
import { cloneDatabase } from './database.ts'
import { openPerson, type Person } from './person.ts'
import { type NewsEvent, openTown, type Town } from './town.ts'

export type OpenHouse = {
  town: Town
  db: Db
  now(): Date
  /** Moves the clock of the town and of the house alike. */
  goTo(hours: number): void
  /** Calls every feed of the town, hears all that is said, reads the pages that may be read, mends the stories, sets the paper's: afterwards the paper shows what the town shows. */
  settle(): Promise<void>
  web: Web
  inside: Inside
  /** Hears all that was said, and no more: letters are written, trials begin, payments arrive. */
  hear(): Promise<void>
  /** Somebody with a browser of his own. */
  person(given?: { ip?: string; headers?: Record<string, string> }): Person
  /** The newest letter to `mail` in the outbox. */
  letterTo(mail: string): Promise<OutboxLetter>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  text(path: string): Promise<string>
}

/**
 * The whole house on a database of its own, with the sample town as its publishers: the real relay, the real web, the grouper and the reading where
 * they are called. Time stands still until `goTo`. Everything is closed after the file's last test.
 */
export const openHouse = async (
  given: { opened?: Date; events?: NewsEvent[]; titles?: string[]; settings?: Record<string, string> } = {},
): Promise<OpenHouse> => {
  const opened = given.opened ?? new Date('2026-11-23T12:00:00Z')
  let hours = 0
  const now = () => new Date(opened.getTime() + hours * 3_600_000)
  const town = await openTown({ opened, now, ...(given.events && { events: given.events }) })
  const database = await cloneDatabase()
  const { db } = database
  const folder = await mkdtemp(join(tmpdir(), 'open-house-'))
  const config = readConfig({ DATA_DIR: folder, PUBLIC_URL: 'https://paper.example', CASH_DESK: 'test', ...given.settings })
  const network = openNetwork({ allow: [new URL(town.address).host] })
  const placer = openPlacer({ thread: false })
  const abroad = openAbroad()
  const inside = openInside(db, { config, now, log: silentLog })
  const web = openWeb(db, { config, now, log: silentLog, inside, pictures: openPictures({ network, cacheFolder: folder }, now) })
  const pages = openPageSetter(db, { language: config.LANGUAGE, pause: 0, changed: () => web.forget() })
  const purges = openPurgeWatch(db, { forget: () => web.forget(), cacheFolder: folder })
  const troubles: string[] = []
  const log = { ...silentLog, warn: (words: string, facts?: Record<string, unknown>) => troubles.push(`${words} ${JSON.stringify(facts)}`) }
  const jobs = await openJobs(database, relay(db, { placer, pages, purges, changed: () => web.forget(), inside }), log)
  const reading = await readHere()
  const pageOutside = { network, robots: openRobots(network), pages: await readPagesHere(), pause: 0 }
  after(async () => {
    await jobs.stop()
    await placer.close()
    await network.close()
    await database.close()
    await town.close()
    await rm(folder, { recursive: true, force: true })
  })
  const listed = town.titles.filter(({ id }) => !given.titles || given.titles.includes(id))
  await joinTitles(db, readTitles(JSON.stringify({ titles: listed }), 'the sample town'), now())
  const get: OpenHouse['get'] = async (path, headers = {}) => web.request(path, { headers })
  return {
    town,
    db,
    now,
    goTo(at) {
      hours = at
    },
    async settle() {
      await jobs.settle(now)
      await callAgain(db, now())
      await callRound(db, { network, reading }, now, { atOnce: 8, log })
      await jobs.settle(now)
      while ((await fetchFullTexts(db, pageOutside, now())) > 0) await jobs.settle(now)
      // Answers come in any order: mended, the stories are those of every order.
      await mendStories(db, { placer }, now())
      await linkAbroad(db, abroad, now())
      await jobs.settle(now)
      await releaseAndExpire(db, now())
      await jobs.settle(now)
      await pages.set(now())
      web.forget()
      // What the timetable would tell in a log is a failure here.
      if (troubles.length > 0) throw new Error(troubles.splice(0).join('\n'))
    },
    web,
    inside,
    hear: () => jobs.settle(now),
    person: (who = {}) => openPerson({ web, now, ...who }),
    async letterTo(mail) {
      const found = (await inside.letters.outbox(db)).find((letter) => letter.to === mail)
      if (!found) throw new Error(`no letter to ${mail}`)
      return found
    },
    get,
    async text(path) {
      return (await get(path)).text()
    },
  }
}
