import { openPageThreads, openPurgeWatch } from './articles/articles.ts'
import type { Clock } from './base/clock.ts'
import type { Config } from './base/config.ts'
import type { Database, Db } from './base/database.ts'
import { openNetwork } from './base/fetching.ts'
import { openJobs } from './base/jobs.ts'
import type { Port } from './base/listen.ts'
import type { Log } from './base/log.ts'
import { openRobots } from './base/robots.ts'
import { type Entry, startRounds } from './base/rounds.ts'
import { openPageSetter } from './edition/edition.ts'
import { freeLeases, openHomeReading, openReadingWhenNeeded } from './intake/intake.ts'
import { knowSecret } from './letters/letters.ts'
import { relay } from './relay.ts'
import { openPlacer, type Placer } from './stories/stories.ts'
import { timetable, watching } from './timetable.ts'
import { openInside, openPictures, openWeb } from './web/web.ts'

export { startingApp } from './web/web.ts'

export type House = {
  config: Config
  database: Database
  port: Port | undefined
  clock: Clock
  log: Log
  /** Lets the titles join. */
  titles: (db: Db) => Promise<unknown>
  /** Further entries of the timetable. */
  more: (db: Db) => Entry[]
  /** Says how something is closed; what was opened last is closed first. */
  closing: (close: () => Promise<unknown> | unknown) => void
}

/** Opens the rooms that RUN names, on a database that is ready and a port that is open. */
export const openRooms = async ({ config, database, port, clock, log, titles, more, closing }: House): Promise<void> => {
  const keep = <T extends { close(): Promise<void> }>(opened: T): T => (closing(() => opened.close()), opened)
  const { db } = database
  const network = keep(openNetwork({ allow: config.ALLOW_HOSTS, publicUrl: config.PUBLIC_URL, contact: config.CONTACT }))
  const pictures = openPictures({ network, cacheFolder: `${config.DATA_DIR}/pictures` }, clock)
  let joining = config.RUN.includes('work')
  const inside = openInside(db, { config, now: clock, log })
  closing(() => inside.letters.close())
  // Whatever a form does may have to be said; a page need not wait for that.
  let mayBeSaid = () => {}
  const ready = new Promise<void>((resolve) => (mayBeSaid = resolve))
  const reading = keep(openReadingWhenNeeded())
  const web = port && openWeb(db, { config, now: clock, log, pictures, joining: () => joining, inside, reading, ready })
  if (web) port.answerWith(web)
  const changed = () => web?.forget()
  const pages = openPageSetter(db, { language: config.LANGUAGE, region: config.REGION, pause: 5000, changed: () => web?.renew() })
  let placer: Placer | undefined
  const purges = openPurgeWatch(db, { forget: changed, cacheFolder: port && `${config.DATA_DIR}/pictures` })
  const hearers = {
    pages,
    purges,
    changed,
    inside,
    // A thread of its own, which a process that only serves the web does not need.
    get placer() {
      placer ??= keep(openPlacer({ thread: true }))
      return placer
    },
  }
  const jobs = await openJobs(database, relay(db, hearers), log, { first: ['article-withdrawn', 'article-held'] })
  closing(() => jobs.stop())
  mayBeSaid()
  if (!(await knowSecret(db, inside, clock())))
    log.warn('the paper is opened with another SECRET than before', {
      so: 'letters that wait are not read, gift codes and free days begin anew; all processes need the same',
    })
  const openWork = async () => {
    // Nobody else can be at work on the embedded database: what is claimed was claimed by a process that was killed.
    if (database.kind === 'embedded') await freeLeases(db)
    await titles(db)
    joining = false
    changed()
    const stop = new AbortController()
    const outside = { network, reading }
    const pageOutside = { network, robots: openRobots(network), pages: keep(openPageThreads()), stop: stop.signal }
    jobs.start(clock)
    return {
      entries: timetable({
        database,
        placer: hearers.placer,
        pages,
        purges,
        outside,
        pageOutside,
        homes: keep(openHomeReading()),
        clock,
        log,
        atOnce: config.CALLS_AT_ONCE,
        stop: stop.signal,
        inside,
      }),
      stop,
    }
  }
  const work = config.RUN.includes('work') ? await openWork() : undefined
  const rounds = startRounds(
    [...(work?.entries ?? watching({ db, changed: () => web?.renew(), forget: changed, purges })), ...more(db)],
    clock,
    log,
  )
  // Calls under way are ended before their round is waited for, and readers are let go before the database is.
  closing(() => (work?.stop.abort(), rounds.stop()))
  if (port) closing(() => port.close())
}
