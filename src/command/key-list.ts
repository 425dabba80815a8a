import { configFromEnvironment } from '../base/config.ts'
import { listPushKeys } from '../intake/intake.ts'
import { jsonLine } from './io.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

const dayOf = (at: Date | null) => at?.toISOString().slice(0, 10) ?? '–'

export const verb: Verb = {
  help: `masthead key list [--json]

Lists the keys with which publishers' systems send documents: id, what each opens, when it was made and last used, whether it has ended, what it is
for. A paper on the embedded database must be stopped first.

  --json   one line for each: {"id", "title", "publisher", "note", "made", "used", "ended"}

  npx masthead key list
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } })
    if (positionals.length > 0) throw new UsageError(`key list takes no "${positionals[0]}"`)
    return withOwnDatabase<ExitCode>(configFromEnvironment(), {}, async ({ db }) => {
      const keys = await listPushKeys(db)
      for (const { id, title, publisher, note, madeAt, usedAt, endedAt } of keys) {
        if (values.json) await jsonLine(io, { id, title, publisher, note, made: madeAt, used: usedAt, ended: endedAt })
        else
          await io.out(
            `${id}  ${(title ?? `${publisher} (all titles)`).padEnd(34)} made ${dayOf(madeAt)}  used ${dayOf(usedAt)}  ${endedAt ? `ended ${dayOf(endedAt)}  ` : ''}${note ?? ''}\n`,
          )
      }
      if (!values.json) io.err(`${keys.length} ${keys.length === 1 ? 'key' : 'keys'}\n`)
      return 0
    })
  },
}
