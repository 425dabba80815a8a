import { addByMail } from './people-with-role.ts'
import type { Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead operator add MAIL

Makes the reader with this mail address an operator of the paper: readers, plans, invoices, titles are then in his hands. Nobody of that address yet?
Then he joins with it. He signs in as every reader does, with a letter. A paper on the embedded database must be stopped first.

  npx masthead operator add ada@example.org
`,
  run: async (words, io) => addByMail(words, io, 'operator'),
}
