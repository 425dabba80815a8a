import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { openNetwork } from '../base/fetching.ts'
import { checkFeed, checkFeedAddress, checkFeedFile, explainFeedCheck } from '../intake/intake.ts'
import { checkEach, isAddress } from './check-each.ts'
import { readWhole } from './open-input.ts'
import { readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead feed check URL|FILE… [--json] [--against VERSION]

Says what is in a feed and what is wrong with it: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed, ninjs, NewsML-G2, NITF, news sitemaps. Files may be gzipped; - reads standard input.

  --json   one line for each, in the order given: {"file", "ok", "format", "title", "language", "items": [{"id", "link", "title", "authors",
           "published", "updated", "summary", "content", "categories", "media"}], "problems": [{"severity", "code", "message"}]}

  --against VERSION   the version of ninjs or NewsML-G2 that a file must be valid by ("1.1"), whatever it says of itself

  npx masthead feed check https://www.theguardian.com/international/rss
  npx masthead feed check saved/*.xml.gz --json | jq .problems
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' }, against: { type: 'string' } })
    if (positionals.length === 0) throw new UsageError('name at least one address or file')
    const { ALLOW_HOSTS, PUBLIC_URL, CONTACT } = configFromEnvironment()
    const network = openNetwork({ allow: ALLOW_HOSTS, publicUrl: PUBLIC_URL, contact: CONTACT })
    const now = systemClock()
    const check = async (name: string) => {
      if (isAddress(name)) return checkFeedAddress(name, network, now)
      return name === '-'
        ? checkFeed(name, await readWhole(name, io), { now, against: values.against })
        : checkFeedFile(name, now, values.against)
    }
    try {
      return await checkEach(positionals, check, { json: values.json, explain: explainFeedCheck, io })
    } finally {
      await network.close()
    }
  },
}
