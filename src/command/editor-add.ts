import { addByMail } from './people-with-role.ts'
import type { Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead editor add MAIL

Makes the reader with this mail address an editor: he picks, orders, pins, parts and joins stories at /desk. Nobody of that address yet? Then he joins with it.
He signs in as every reader does, with a letter. An operator can do the same in the office. A paper on the embedded database must be stopped first.

  npx masthead editor add ines@example.org
`,
  run: async (words, io) => addByMail(words, io, 'editor'),
}
