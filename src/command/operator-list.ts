import { listByRole } from './people-with-role.ts'
import type { Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead operator list [--json]

Lists who runs the paper: its operators, by mail address. A paper on the embedded database must be stopped first.

  --json   one line for each: {"mail", "name", "since"}

  npx masthead operator list
`,
  run: async (words, io) => listByRole(words, io, 'operator'),
}
