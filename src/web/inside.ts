import type { Clock } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import type { Log } from '../base/log.ts'
import { openSecret, type Secret } from '../base/secret.ts'
import { type Billing, openBilling } from '../billing/billing.ts'
import { type OpenPool, openPool } from '../edition/edition.ts'
import { type Letters, openLetters } from '../letters/letters.ts'
import { type Institutions, openInstitutions } from '../membership/membership.ts'
import { openSignIn, type SignIn } from '../readers/readers.ts'

/** What pages work with besides the database: opened once, in house.ts or by a test. */
export type Inside = {
  config: Config
  /** The address of the paper, without a slash at its end. */
  address: string
  secret: Secret
  letters: Letters
  signIn: SignIn
  billing: Billing
  institutions: Institutions
  /** The stories that may stand on readers' own pages; gathered when it is first asked for. */
  pool: OpenPool
  now: Clock
  log: Log
}

/** The address that readers use, without a slash at its end. */
export const addressOf = ({ PUBLIC_URL, PORT }: Pick<Config, 'PUBLIC_URL' | 'PORT'>): string =>
  (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, '')

/** Opens all of it. Throws Refusal when the paper's secret cannot be kept, or the file of SIGN_IN_WITH is wrong. */
export const openInside = (db: Db, { config, now, log }: { config: Config; now: Clock; log: Log }): Inside => {
  const address = addressOf(config)
  const secret = openSecret(config)
  const letters = openLetters({ config, address, secret, log })
  const signIn = openSignIn({ db, config, address, secret, letters, now })
  const billing = openBilling({ db, config, address, secret, letters, log })
  const failed = (error: unknown) => log.warn('the stories for readers’ own pages could not be gathered', { why: String(error) })
  const pool = openPool(db, { language: config.LANGUAGE, region: config.REGION, failed })
  return { config, address, secret, letters, signIn, billing, institutions: openInstitutions({ db }), pool, now, log }
}

/** What beginTrial goes by. */
export const trialRules = ({ config, secret }: Pick<Inside, 'config' | 'secret'>) => ({
  days: config.TRIAL_DAYS,
  secret,
  disposable: config.DISPOSABLE_MAIL,
})
