import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { second, systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import { openLog } from '../base/log.ts'
import { runPaper } from './run-paper.ts'
import { portOf, readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead demo [--port N]

Opens a sample town on this machine: invented titles of several countries, with web pages and feeds of their own, and news of three days that goes
on while you look. Then opens a paper of it on http://localhost:4100. Nothing is called on the internet, nothing is kept: the paper's data lie in a
temporary folder that is removed at the end.
`,
  async run(words, io, house) {
    const { values, positionals } = readWords(words, { port: { type: 'string' } })
    if (positionals.length > 0) throw new UsageError(`demo takes no "${positionals[0]}"`)
    const port = portOf(values.port)
    const town = await house.openTown()
    const folder = await mkdtemp(join(tmpdir(), 'masthead-demo-'))
    try {
      // Whatever the environment says of a real paper's database and titles is not the demo's.
      const config = configFromEnvironment({
        ...(port !== undefined && { PORT: port }),
        DATABASE_URL: '',
        TITLES: '',
        RUN: '',
        DATA_DIR: folder,
        ALLOW_HOSTS: new URL(town.address).host,
        // Nobody pays and nobody is written to: letters wait in the outbox, and the cash desk is one to try.
        CASH_DESK: 'test',
        SMTP_URL: '',
        STRIPE_SECRET_KEY: '',
        SECRET: '',
      })
      const bring = async (db: Db) => {
        const { importTitles, takeRatings } = await import('../titles/titles.ts')
        const { putPlans, readPlans } = await import('../membership/membership.ts')
        await importTitles(db, JSON.stringify({ titles: town.titles }), 'the sample town', systemClock())
        await takeRatings(db, town.ratings, 'the sample town', systemClock())
        await putPlans(db, readPlans(town.plans, 'the sample town'), systemClock())
      }
      const { callAgain } = await import('../intake/intake.ts')
      return await runPaper(
        (opening) =>
          house.openPaper(config, {
            clock: systemClock,
            log: openLog(),
            titles: bring,
            listening: opening.listening,
            more: (db) => [...opening.more(db), { name: 'calling the town again', every: 25 * second, work: (now) => callAgain(db, now) }],
          }),
        io,
        {
          open: 'The sample paper',
          more: `The sample town itself is at ${town.address}. What to see: top stories and why they stand where they do ("Why here?"), a story told by several
titles side by side, a corrected article, the same paper by country, search; and the gate: open a piece marked "Members", sign up with any address, find the
letter in the outbox (/outbox), read for fourteen days, become a member at a cash desk where nothing is paid. News goes on: what breaks now is in
the paper within a minute. In the first five the lead is corrected ("See what was changed"), the live report on Storm Merrin goes on, Concord Press takes
a report on the Corvane final back (the office proves from where it has gone: "What has left"), and job figures appear at the end of their embargo.
`,
        },
      )
    } finally {
      await town.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
