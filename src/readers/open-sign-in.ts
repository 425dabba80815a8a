import type { Clock } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import type { Secret } from '../base/secret.ts'
import type { Letters } from '../letters/letters.ts'
import { mailedSignIn } from './mailed-sign-in.ts'
import { newMail } from './new-mail.ts'
import { passkeySignIn } from './passkey-sign-in.ts'
import { passwordSignIn } from './password.ts'
import { readProviders } from './provider-form.ts'
import { providerSignIn } from './provider-sign-in.ts'
import { cookieName, setCookie } from './session-cookie.ts'
import type { SignIn } from './sign-in.ts'
import { openWays } from './ways.ts'

export type Given = { db?: Db; config: Config; address: string; secret: Secret; letters: Letters; now: Clock; patience?: number }

/**
 * Opens every way in. `address` is the paper's own, from the configuration: links in letters and the flags of cookies come from it, never from a request.
 * `patience`: how long a provider is waited for (ms; ten seconds). Throws Refusal 'wrong-providers'.
 */
export const openSignIn = ({ config, address, secret, letters, now, patience }: Given): SignIn => {
  const providers = readProviders(config.SIGN_IN_WITH)
  const ways = openWays({ config, address, secret, letters })
  return {
    providers: providers.map(({ id, name }) => ({ id, name })),
    ...mailedSignIn(ways),
    ...passwordSignIn(ways),
    ...passkeySignIn(ways),
    ...providerSignIn(ways, providers, { now, patience }),
    ...newMail(ways),
    async signOut(db, { session }) {
      await db.deleteFrom('sessions').where('id', '=', session.id).execute()
      return { cookies: (['session', 'letter'] as const).map((name) => setCookie(cookieName(name, ways.secure), '', 0, ways.secure)) }
    },
  }
}
