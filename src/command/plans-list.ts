import { systemClock } from '../base/clock.ts'
import { configFromEnvironment } from '../base/config.ts'
import { decimalOf, sayMoney } from '../base/money.ts'
import { listPlans } from '../membership/membership.ts'
import { jsonLine } from './io.ts'
import { withOwnDatabase } from './open-own-database.ts'
import { type ExitCode, readWords, UsageError, type Verb } from './verb.ts'

export const verb: Verb = {
  help: `masthead plans list [--json]

Lists the paper's memberships with their prices in force. A paper on the embedded database must be stopped first.

  --json   one line for each plan, in the form that "plans import" reads

  npx masthead plans list
`,
  async run(words, io) {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } })
    if (positionals.length > 0) throw new UsageError(`plans list takes no "${positionals[0]}"`)
    return withOwnDatabase<ExitCode>(configFromEnvironment(), {}, async ({ db }) => {
      const plans = await listPlans(db, systemClock())
      for (const { prices, ...plan } of plans) {
        const told = prices.map(({ price, country, inclusive, provider }) => ({
          amount: decimalOf(price),
          currency: price.currency,
          country,
          tax: inclusive ? 'included' : 'added',
          provider,
        }))
        if (values.json) {
          await jsonLine(io, { ...plan, prices: told })
          continue
        }
        const often = plan.every ? `a ${plan.every}` : `for ${plan.months} ${plan.months === 1 ? 'month' : 'months'}`
        const cost = prices.map(({ price, country }) => `${sayMoney(price)}${country ? ` in ${country}` : ''}`).join(', ')
        await io.out(
          `${plan.id.padEnd(24)} ${plan.name.padEnd(32)} ${plan.kind.padEnd(8)} ${cost} ${often}${plan.active ? '' : ' (not sold)'}\n`,
        )
      }
      if (!values.json) io.err(`${plans.length} ${plans.length === 1 ? 'plan' : 'plans'}\n`)
      return 0
    })
  },
}
