import { configFromEnvironment } from '../base/config.ts'
import { Refusal } from '../base/refusal.ts'
import { readerByMail, readMail, takeRole } from '../readers/readers.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { mailIn } from './people-with-role.ts'
import type { ExitCode, Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead editor end MAIL

Takes the editor's role back: he is a reader as before, and what he decided stands. A paper on the embedded database must be stopped first.

  npx masthead editor end ines@example.org
`,
  async run(words, io) {
    const mail = mailIn(words)
    return withOwnDatabase<ExitCode>(configFromEnvironment(), {}, async ({ db }) => {
      const reader = await readerByMail(db, mail)
      if (!reader || !(await takeRole(db, { reader, role: 'editor' })))
        throw new Refusal('no-such-editor', `${readMail(mail)} is no editor.`)
      await io.out(`${readMail(mail)} is no editor any more.\n`)
      return 0
    })
  },
}
