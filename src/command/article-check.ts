import { checkArticleAddress, checkArticleFile, checkWithin, explainArticleCheck } from '../articles/articles.ts'
import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { openNetwork } from '../base/fetching.ts'
import { checkEach, isAddress } from './check-each.ts'
import { readWhole } from './open-input.ts'
import { readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead article check URL|FILE… [--url URL] [--json]

Says what would be read of an article's page: headline, authors, date, section, language, picture, text. Files may be gzipped; - reads standard input.

  --url URL   where the saved page came from, so that its relative addresses lead somewhere (one file at a time)
  --json      one line for each, in the order given: {"file", "ok", "url", "title", "authors", "published", "modified", "section", "language", "image",
              "text", "html", "found", "problems"}; "text" has one paragraph a line

  npx masthead article check https://www.theguardian.com/world/2026/nov/23/a-piece
  npx masthead article check page.html.gz --url https://news.example/2026/a-piece --json
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' }, url: { type: 'string' } })
    if (positionals.length === 0) throw new UsageError('name at least one address or file')
    const address = values.url
    if (address !== undefined && positionals.length > 1) throw new UsageError('--url tells where one page came from, and there are several')
    if (address !== undefined && !(isAddress(address) && URL.canParse(address)))
      throw new UsageError(`--url ${address}: an address starts with http:// or https://`)
    const { ALLOW_HOSTS, PUBLIC_URL, CONTACT } = configFromEnvironment()
    const network = openNetwork({ allow: ALLOW_HOSTS, publicUrl: PUBLIC_URL, contact: CONTACT })
    const now = systemClock()
    const check = async (name: string) => {
      const checked = isAddress(name)
        ? await checkArticleAddress(name, network, now)
        : name === '-'
          ? await checkWithin(name, await readWhole(name, io), { address, now })
          : await checkArticleFile(name, { address, now })
      return { ...checked, url: checked.url ?? address ?? null }
    }
    try {
      return await checkEach(positionals, check, {
        json: values.json,
        explain: explainArticleCheck,
        tell: ({ byline, picture, ...told }) => told,
        io,
      })
    } finally {
      await network.close()
    }
  },
}
