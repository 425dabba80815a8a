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
on while you look. Then opens a paper of it on http://localhost:4100, with a desk at which an invented editor works. Nothing is called on the internet, nothing is kept: the paper's data lie in a
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
      const { sampleDesk } = await import('./sample-desk.ts')
      return await runPaper(
        (opening) =>
          house.openPaper(config, {
            clock: systemClock,
            log: openLog(),
            titles: bring,
            listening: opening.listening,
            more: (db) => [
              ...opening.more(db),
              { name: 'calling the town again', every: 25 * second, work: (now) => callAgain(db, now) },
              ...(town.desk ? [sampleDesk(db, town.desk)] : []),
            ],
          }),
        io,
        {
          open: 'The sample paper',
          more: `The sample town itself is at ${town.address}. What to try:
- As a reader: "Why here?" and "What moved, and why" on the front page; a story page, with its summary in the titles' own sentences, who tells it and
  who does not; /topics, /picks, /good-news, and /daily, a paper of ten minutes that ends. Sign up with any address (its letter is in /outbox): /yours
  is then a front page of your own; "More", "Less" and "Mute" are on anything, a muted title leaves and its stories stay ("1 title hidden"), and
  /account/paper shows all that the paper believes of you, to change or switch off. A piece marked "Members" has the gate, and a cash desk to try.
- As an editor: the operator's link below opens /office and /desk. An invented editor has picked and pinned, and a reader's reports wait there.
- While you look, in the first eight minutes: flights stop at Corrie Head, one title after the other tells it, and the story grows and rises
  high; a pick comes (three minutes) and one goes (six); a piece is corrected ("See what was changed"), Storm Merrin's live report goes on, Concord
  Press takes a report back ("What has left", in the office), and job figures come out at the end of their embargo.
`,
        },
      )
    } finally {
      await town.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
