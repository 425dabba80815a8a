import type { Clock } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import type { Secret } from '../base/secret.ts'
import type { Letters } from '../letters/letters.ts'
import type { SignIn } from './sign-in.ts'

export type Given = { db: Db; config: Config; address: string; secret: Secret; letters: Letters; now: Clock }

const soon = async (): Promise<never> => {
  throw new Error('not yet')
}

/** Opens every way in. `address` is the paper's own, from the configuration: links in letters and the flags of cookies come from it, never from a request. */
export const openSignIn = (_given: Given): SignIn => ({
  providers: [],
  sendCode: soon,
  enterCode: soon,
  followLink: soon,
  enterPassword: soon,
  setPassword: soon,
  passkey: soon,
  withProvider: soon,
  fromProvider: soon,
  signOut: soon,
  askNewMail: soon,
  takeNewMail: soon,
})
