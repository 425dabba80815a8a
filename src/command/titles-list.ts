import { configFromEnvironment } from '../base/config.ts'
import { isCountry, listFeeds, listTitles } from '../titles/titles.ts'
import { jsonLine } from './io.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead titles list [--country CC] [--search WORDS] [--json]

Lists the paper's titles by name: id, name, country, language, how many feeds. A paper on the embedded database must be stopped first.

  --country CC    only those made for a country, by its ISO 3166 code
  --search WORDS  only those whose name, edition or publisher has the words
  --json          one line for each title: {"id", "name", "publisher", "edition", "country", "language", "kind", "home", "about", "colour", "feeds"}

  npx masthead titles list --country AU
  npx masthead titles list --search guardian --json
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { country: { type: 'string' }, search: { type: 'string' }, json: { type: 'boolean' } })
    if (positionals.length > 0) throw new UsageError(`titles list takes no "${positionals[0]}"; did you mean --search ${positionals[0]}?`)
    const country = values.country?.toUpperCase()
    if (country !== undefined && !isCountry(country))
      throw new UsageError(`--country ${values.country}: a country is two letters of ISO 3166, as AU`)
    return withOwnDatabase<ExitCode>(configFromEnvironment(), {}, async ({ db }) => {
      const titles = await listTitles(db, { country, search: values.search })
      const feeds = Map.groupBy(
        await listFeeds(
          db,
          titles.map(({ id }) => id),
        ),
        ({ titleId }) => titleId,
      )
      for (const { left: _, ...title } of titles) {
        const addresses = feeds.get(title.id)?.map(({ address, section }) => ({ address, section })) ?? []
        if (values.json) await jsonLine(io, { ...title, feeds: addresses })
        else
          await io.out(
            `${title.id.padEnd(34)} ${title.name.padEnd(44)} ${(title.country ?? '–').padEnd(3)} ${(title.language ?? '–').padEnd(8)} ${addresses.length} ${addresses.length === 1 ? 'feed' : 'feeds'}\n`,
          )
      }
      if (!values.json) io.err(`${titles.length} ${titles.length === 1 ? 'title' : 'titles'}\n`)
      return 0
    })
  },
}
