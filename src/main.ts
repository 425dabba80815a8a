import type { OpenPaper } from './command/command.ts'
import { openPictures, openWeb, startingApp } from './web/web.ts'
import { listen } from './base/listen.ts'
import { openDatabase } from './base/database.ts'
import { openJobs } from './base/jobs.ts'
import { openNetwork } from './base/fetching.ts'
import { startRounds } from './base/rounds.ts'
import { openPageSetter } from './edition/edition.ts'
import { openReadingThreads } from './intake/intake.ts'
import { openPlacer } from './stories/stories.ts'
import { relay } from './relay.ts'
import { timetable, watching } from './timetable.ts'

/**
 * Puts the house together and opens the paper: the port first, so that a reader is answered while the database is made ready; then the database,
 * the titles, and the parts that RUN names. Throws Refusal for whatever an operator can mend; then nothing stays open.
 */
export const openPaper: OpenPaper = async (config, { clock, log, titles, listening, more = () => [] }) => {
  const closing: (() => Promise<unknown> | unknown)[] = []
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one()
  }
  const keep = <T>(opened: T, end: (opened: T) => Promise<unknown> | unknown): T => (closing.push(() => end(opened)), opened)
  try {
    const serves = config.RUN.includes('web')
    const works = config.RUN.includes('work')
    const port = serves ? keep(await listen(config, startingApp(config, clock)), (one) => one.close()) : undefined
    if (port) listening?.(port.address)
    const where = config.DATABASE_URL ? { url: config.DATABASE_URL, connections: config.DATABASE_CONNECTIONS } : { folder: config.DATA_DIR }
    const database = keep(await openDatabase(where), (one) => one.close())
    const { db } = database
    const network = keep(openNetwork({ allow: config.ALLOW_HOSTS, publicUrl: config.PUBLIC_URL, contact: config.CONTACT }), (one) => one.close())
    const web = serves ? openWeb(db, { config, now: clock, log, pictures: openPictures({ network, cacheFolder: `${config.DATA_DIR}/pictures` }, clock) }) : undefined
    const changed = () => web?.forget()
    const pages = openPageSetter(db, { language: config.LANGUAGE, pause: 5000, changed })
    const placer = works ? keep(openPlacer({ thread: true }), (one) => one.close()) : undefined
    const jobs = keep(await openJobs(database, placer ? relay(db, { placer, pages }) : {}, log), (one) => one.stop())
    if (works) await titles(db)
    if (web) port?.answerWith(web)
    const stop = keep(new AbortController(), (one) => one.abort())
    const entries = works
      ? timetable({ database, pages, clock, log, atOnce: config.CALLS_AT_ONCE, stop: stop.signal, outside: { network, reading: keep(openReadingThreads(), (one) => one.close()) } })
      : watching({ db, changed })
    const rounds = startRounds([...entries, ...more(db)], clock, log)
    closing.push(() => (stop.abort(), rounds.stop()))
    if (works) jobs.start(clock)
    return { address: port?.address, database, stop: close }
  } catch (error) {
    await close()
    throw error
  }
}
