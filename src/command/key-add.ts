import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import { openSecret } from '../base/secret.ts'
import { type KeyFor, makePushKey } from '../intake/intake.ts'
import type { PublisherId, TitleId } from '../titles/titles.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

const find = async (db: Db, id: string, publisher: boolean): Promise<KeyFor> => {
  const title = publisher
    ? undefined
    : await db
        .selectFrom('titles')
        .select('id')
        .where('id', '=', id as TitleId)
        .where('left_at', 'is', null)
        .executeTakeFirst()
  if (title) return { title: title.id }
  const found = await db
    .selectFrom('publishers')
    .select('id')
    .where((one) => one.or([one('id', '=', id as PublisherId), one('name', '=', id)]))
    .orderBy('id')
    .executeTakeFirst()
  if (found) return { publisher: found.id }
  throw new UsageError(
    `there is no ${publisher ? '' : 'title and no '}publisher "${id}" here; "npx masthead titles list" has the ids of titles`,
  )
}

export const verb: Verb = {
  help: `masthead key add TITLE|PUBLISHER [--publisher] [--note WORDS]

Makes a key with which a publisher's system sends documents to POST /intake/titles/TITLE (docs/publishers.md), and prints it: this once, as only a
print of it is kept. It opens one title (by its id), or all titles of a publisher (by id or name). A paper on the embedded database must be stopped first; while it runs, a
key of a title is made on the page /publishers/keys/TITLE.

  --publisher   the id is a publisher's, also where a title has the same
  --note WORDS  what the key is for

  npx masthead key add guardian-uk --note 'their newsroom system'
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { note: { type: 'string' }, publisher: { type: 'boolean' } })
    const [id, ...more] = positionals
    if (!id || more.length > 0) throw new UsageError('name one title or publisher by its id')
    const config = configFromEnvironment()
    return withOwnDatabase<ExitCode>(config, {}, async ({ db }) => {
      const whose = await find(db, id, values.publisher ?? false)
      const { id: keyId, key } = await makePushKey(db, { ...whose, note: values.note ?? null, secret: openSecret(config) }, systemClock())
      await io.out(`${key}\n`)
      io.err(
        `The key ${keyId} opens ${'title' in whose ? `the title ${whose.title}` : `all titles of ${whose.publisher}`}. It is not shown again.\n`,
      )
      return 0
    })
  },
}
