import { listByRole } from './people-with-role.ts'
import type { Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead editor list [--json]

Lists the editors, by mail address. A paper on the embedded database must be stopped first.

  --json   one line for each: {"mail", "name", "since"}

  npx masthead editor list
`,
  run: async (words, io) => listByRole(words, io, 'editor'),
}
