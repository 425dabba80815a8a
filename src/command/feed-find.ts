import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { openNetwork } from '../base/fetching.ts'
import { openRobots } from '../base/robots.ts'
import { explainFeedsFound, findFeeds } from '../intake/intake.ts'
import { checkEach } from './check-each.ts'
import { readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead feed find URL… [--json]

Finds the feeds of the paper whose home page is at URL, calls each, and says which is the best and why: full text before teasers, more and
fresher pieces, the whole paper before a section. Where there is no feed, a news sitemap may be one. It calls one address at a time with a
pause of a second, none that robots.txt forbids, and at most 26.

  --json   one line for each: {"file", "page", "ok", "feeds": [{"address", "format", "title", "language", "items", "words", "newest",
           "scope", "way", "weight", "says"}], "calls", "missed", "problems"}

  npx masthead feed find https://www.theguardian.com/
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } })
    if (positionals.length === 0) throw new UsageError('name at least one address')
    const { ALLOW_HOSTS, PUBLIC_URL, CONTACT } = configFromEnvironment()
    const network = openNetwork({ allow: ALLOW_HOSTS, publicUrl: PUBLIC_URL, contact: CONTACT })
    const robots = openRobots(network)
    const now = systemClock()
    // People write addresses as they say them.
    const whole = (name: string) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(name) ? name : `https://${name}`)
    const find = async (name: string) => ({ file: name, ...(await findFeeds(whole(name), { network, robots }, now)) })
    try {
      return await checkEach(positionals, find, { json: values.json, explain: explainFeedsFound, io })
    } finally {
      await network.close()
    }
  },
}
