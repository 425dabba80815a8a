import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { Refusal } from '../base/refusal.ts'
import { endPushKey } from '../intake/intake.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead key end KEY-ID

Ends a key: it opens nothing from now on. The id is the one that "key list" shows. A paper on the embedded database must be stopped first.

  npx masthead key end pk01k8z…
`,
  async run(words, io) {
    const { positionals } = readWords(words, {})
    const [id, ...more] = positionals
    if (!id || more.length > 0) throw new UsageError('name one key by its id')
    return withOwnDatabase<ExitCode>(configFromEnvironment(), {}, async ({ db }) => {
      if (!(await endPushKey(db, { id }, systemClock())))
        throw new Refusal('no-such-key', `There is no key ${id}, or it has ended already.`)
      await io.out(`The key ${id} has ended.\n`)
      return 0
    })
  },
}
