import { resolve } from 'node:path'
import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import { openLog } from '../base/log.ts'
import type { Io } from './io.ts'
import { readText } from './open-input.ts'
import { runPaper } from './run-paper.ts'
import { portOf, readWords, UsageError, type Verb } from './verb.ts'

/**
 * Reads the titles of `file`, or the starter catalogue where none is named, before anything is opened: a wrong file stops the start at once. Gives
 * the way to bring them in. A file is the whole list: titles that it does not name leave.
 */
const readList = async (file: string | undefined, io: Io) => {
  const { joinTitles, readCatalogue, readTitles } = await import('../titles/titles.ts')
  const titles = file === undefined ? await readCatalogue() : readTitles(await readText(file, io), file)
  return (db: Db) => joinTitles(db, titles, systemClock(), { others: file === undefined ? 'stay' : 'leave' })
}

export const verb: Verb = {
  help: `masthead start [--titles FILE] [--port N]

Calls the titles, sets the paper and serves it: http://localhost:4100, from the embedded database in data/paper. The titles are those of the
starter catalogue in data/titles, or those of FILE (OPML, or the form that "titles export" writes). Ctrl-C ends it; the next start goes on.

  npm start
  npm start -- --titles my-titles.opml
  PORT=8080 PUBLIC_URL=https://news.example npx masthead start
  DATABASE_URL=postgres://… RUN=work npx masthead start

docs/configuration.md lists every setting.
`,
  async run(words, io, house) {
    const { values, positionals } = readWords(words, { titles: { type: 'string' }, port: { type: 'string' } })
    if (positionals.length > 0) throw new UsageError(`start takes no "${positionals[0]}"`)
    const port = portOf(values.port)
    const config = configFromEnvironment({
      ...(port !== undefined && { PORT: port }),
      ...(values.titles !== undefined && { TITLES: values.titles }),
    })
    const titles = await readList(config.TITLES && resolve(config.TITLES), io)
    return runPaper((opening) => house.openPaper(config, { clock: systemClock, log: openLog(), titles, ...opening }), io, {
      open: config.PAPER_NAME,
    })
  },
}
