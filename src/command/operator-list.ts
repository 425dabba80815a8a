import { configFromEnvironment } from '../base/config.ts'
import { listRoles } from '../readers/readers.ts'
import { jsonLine } from './io.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead operator list [--json]

Lists who runs the paper: its operators, by mail address. A paper on the embedded database must be stopped first.

  --json   one line for each: {"mail", "name", "since"}

  npx masthead operator list
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } })
    if (positionals.length > 0) throw new UsageError(`operator list takes no "${positionals[0]}"`)
    return withOwnDatabase<ExitCode>(configFromEnvironment(), {}, async ({ db }) => {
      const operators = (await listRoles(db)).filter(({ role }) => role === 'operator')
      for (const { mail, name, givenAt } of operators) {
        if (values.json) await jsonLine(io, { mail, name, since: givenAt })
        else await io.out(`${mail.padEnd(44)} ${name ?? '–'}\n`)
      }
      if (!values.json) io.err(`${operators.length} ${operators.length === 1 ? 'operator' : 'operators'}\n`)
      return 0
    })
  },
}
