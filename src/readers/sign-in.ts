import type { Db } from '../base/database.ts'
import type { Asker, No, Opened } from './answers.ts'
import type { Session } from './session-of.ts'

/** Every way in. Each verb may be handed a transaction, but `fromProvider` and `withProvider`, which call the provider meanwhile. */
export type SignIn = {
  /** The providers of SIGN_IN_WITH, in the file's order. */
  providers: { id: string; name: string }[]
  /**
   * Sends one letter with a link and a code of six digits. Same answer, same work and same letter whether the address is known or not: nobody looks. The
   * cookie ties the browser to the letter. No: 'mail-wrong', 'too-many'.
   */
  sendCode(db: Db, what: { mail: string; next?: string; asker: Asker }, now: Date): Promise<{ ok: true; cookies: string[] } | No>
  /** The code, in the browser that asked for it. No: 'mail-wrong', 'code-wrong', 'code-over' (none waits here), 'code-locked' (five were tried), 'mail-refused', 'too-many'. */
  enterCode(db: Db, what: { mail: string; code: string; asker: Asker }, now: Date): Promise<Opened | No>
  /** The link. 'ask': another browser than the one that asked; show the address and a button that comes back with `confirmed`. No: 'link-over', 'mail-refused', 'too-many'. */
  followLink(
    db: Db,
    what: { token: string; asker: Asker; confirmed?: boolean },
    now: Date,
  ): Promise<Opened | { ok: 'ask'; mail: string } | No>
  /** No: 'password-wrong' (whatever of the two is wrong, or missing), 'too-many'. */
  enterPassword(db: Db, what: { mail: string; password: string; next?: string; asker: Asker }, now: Date): Promise<Opened | No>
  /** Sets or changes the password, ends the other devices and tells the reader by letter. `old` is not asked within a quarter of an hour of signing in. No: 'password-short', 'password-long', 'password-wrong', 'too-many'. */
  setPassword(db: Db, what: { session: Session; password: string; old?: string; asker: Asker }, now: Date): Promise<{ ok: true } | No>
  /** JSON under /sign-in/passkey/: POST options, POST verify (signing in; ?next=), POST add/options, POST add/verify (signed in within a day). Answers {ok, …} or a No. */
  passkey(db: Db, request: Request, asker: Asker, now: Date): Promise<Response>
  /** Where to send the browser (303). No: 'provider-unknown', 'provider-silent', 'too-many'. */
  withProvider(
    db: Db,
    what: { provider: string; next?: string; asker: Asker },
    now: Date,
  ): Promise<{ ok: true; to: string; cookies: string[] } | No>
  /** GET (and Apple's POST) /sign-in/with/:provider/back. 'again': go to `to` with a GET, since cookies do not come with another's POST. No: 'provider-unknown', 'provider-silent', 'provider-refused', 'mail-unconfirmed', 'mail-taken', 'mail-refused'. */
  fromProvider(db: Db, request: Request, asker: Asker, now: Date): Promise<Opened | { ok: 'again'; to: string } | No>
  /** Ends the session of this browser; its row is gone. */
  signOut(db: Db, what: { session: Session; asker: Asker }, now: Date): Promise<{ cookies: string[] }>
  /** First step to another address: a letter to the new one. Same answer whether it is taken or not. No: 'mail-wrong', 'mail-same', 'too-many', 'sign-in-again'. */
  askNewMail(db: Db, what: { session: Session; mail: string; asker: Asker }, now: Date): Promise<{ ok: true; cookies: string[] } | No>
  /** Second step: the code of that letter. The old address is told. No: 'code-wrong', 'code-over', 'code-locked', 'mail-taken', 'too-many'. */
  takeNewMail(db: Db, what: { session: Session; code: string; asker: Asker }, now: Date): Promise<{ ok: true; mail: string } | No>
}
