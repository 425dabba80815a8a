import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { exportTitles } from '../titles/titles.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead titles export [--opml | --json]

Writes the paper's titles to standard output in a form that "titles import" and "start --titles" take: JSON of our own form, or OPML for other
programs. A paper on the embedded database must be stopped first.

  npx masthead titles export > my-titles.json
  npx masthead titles export --opml > my-titles.opml
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { opml: { type: 'boolean' }, json: { type: 'boolean' } })
    if (positionals.length > 0) throw new UsageError(`titles export takes no "${positionals[0]}"; it writes to standard output`)
    if (values.opml && values.json) throw new UsageError('choose --opml or --json')
    return withOwnDatabase<ExitCode>(configFromEnvironment(), {}, async ({ db }) => {
      await io.out(await exportTitles(db, values.opml ? 'opml' : 'json', systemClock()))
      return 0
    })
  },
}
