import { openPageThreads } from './articles/articles.ts'
import { openDatabase } from './base/database.ts'
import { openNetwork } from './base/fetching.ts'
import { openJobs } from './base/jobs.ts'
import { listen } from './base/listen.ts'
import { openRobots } from './base/robots.ts'
import { startRounds } from './base/rounds.ts'
import type { OpenPaper } from './command/command.ts'
import { openPageSetter } from './edition/edition.ts'
import { freeLeases, openReadingThreads } from './intake/intake.ts'
import { relay } from './relay.ts'
import { openPlacer } from './stories/stories.ts'
import { timetable, watching } from './timetable.ts'
import { openPictures, openWeb, startingApp } from './web/web.ts'

/**
 * Puts the house together and opens the paper: the port first, so that a reader is answered while the database is made ready; then the database,
 * the titles, and the parts that RUN names. Throws Refusal for whatever an operator can mend; then nothing stays open.
 */
export const openPaper: OpenPaper = async (config, { clock, log, titles, listening, more = () => [] }) => {
  const closing: (() => Promise<unknown> | unknown)[] = []
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one()
  }
  const keep = <T extends { close(): Promise<void> }>(opened: T): T => (closing.push(() => opened.close()), opened)
  try {
    const port = config.RUN.includes('web') ? keep(await listen(config, startingApp(config, clock))) : undefined
    if (port) listening?.(port.address)
    const where = config.DATABASE_URL ? { url: config.DATABASE_URL, connections: config.DATABASE_CONNECTIONS } : { folder: config.DATA_DIR }
    const database = keep(await openDatabase(where))
    const { db } = database
    const network = keep(openNetwork({ allow: config.ALLOW_HOSTS, publicUrl: config.PUBLIC_URL, contact: config.CONTACT }))
    const pictures = openPictures({ network, cacheFolder: `${config.DATA_DIR}/pictures` }, clock)
    const web = port && openWeb(db, { config, now: clock, log, pictures })
    const changed = () => web?.forget()
    const pages = openPageSetter(db, { language: config.LANGUAGE, pause: 5000, changed })
    const openWork = async () => {
      const placer = keep(openPlacer({ thread: true }))
      const jobs = await openJobs(database, relay(db, { placer, pages }), log)
      closing.push(() => jobs.stop())
      // Nobody else can be at work on the embedded database: what is claimed was claimed by a process that was killed.
      if (database.kind === 'embedded') await freeLeases(db)
      await titles(db)
      const stop = new AbortController()
      const outside = { network, reading: keep(openReadingThreads()) }
      const pageOutside = { network, robots: openRobots(network), pages: keep(openPageThreads()), stop: stop.signal }
      jobs.start(clock)
      return {
        entries: timetable({ database, placer, pages, outside, pageOutside, clock, log, atOnce: config.CALLS_AT_ONCE, stop: stop.signal }),
        stop,
      }
    }
    const work = config.RUN.includes('work') ? await openWork() : undefined
    if (web) port.answerWith(web)
    const rounds = startRounds([...(work?.entries ?? watching({ db, changed })), ...more(db)], clock, log)
    // Calls under way are ended before their round is waited for, and readers are let go before the database is.
    closing.push(() => (work?.stop.abort(), rounds.stop()))
    if (port) closing.push(() => port.close())
    return { address: port?.address, database, stop: close }
  } catch (error) {
    await close()
    throw error
  }
}
