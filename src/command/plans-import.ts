import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { putPlans, readPlans } from '../membership/membership.ts'
import { readText } from './open-input.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead plans import FILE

Puts the memberships of FILE on sale; - reads standard input. The file is checked whole before anything is changed. A price that changes ends and
another begins: whoever bought at the old one keeps it. Plans that the file does not name stay as they are; one that shall no longer be sold is named
with "active": false. A paper on the embedded database must be stopped first.

  {"plans": [
    {"id": "monthly", "name": "Monthly", "kind": "personal", "every": "month",
     "prices": [{"amount": "9.99", "currency": "EUR"}, {"amount": "8.99", "currency": "GBP", "country": "GB"}]},
    {"id": "family-yearly", "name": "Family, a year", "kind": "family", "every": "year", "seats": 6, "prices": [{"amount": "150", "currency": "EUR"}]},
    {"id": "gift-3", "name": "Three months as a gift", "kind": "gift", "months": 3, "prices": [{"amount": "27", "currency": "EUR"}]}
  ]}

  kind      personal, student (mail addresses at domains that you list), family (two to six seats), gift
  every     month or year; for a gift, months instead
  country   ISO 3166; a price without one holds wherever the plan has none of its own
  tax       "included" (the default) or "added"
  provider  the price's id at the payment provider, where you made one there

  npx masthead plans import plans.json
`,
  async run(words, io) {
    const { positionals } = readWords(words, {})
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new UsageError('name one file of plans, or - for standard input')
    const plans = readPlans(await readText(file, io), file)
    return withOwnDatabase<ExitCode>(configFromEnvironment(), { make: true }, async ({ db }) => {
      const { pricesNew, pricesEnded } = await putPlans(db, plans, systemClock())
      const prices = (count: number) => (count === 1 ? '1 price' : `${count} prices`)
      await io.out(
        `${plans.length === 1 ? '1 plan is' : `${plans.length} plans are`} in force: ${prices(pricesNew)} new, ${pricesEnded} ended.\n`,
      )
      return 0
    })
  },
}
