import type { Tx } from '../base/database.ts'
import type { Asker, No, Opened } from './answers.ts'
import type { ReaderId } from './tables.ts'
import { during } from './under-way.ts'
import { codeOf, endFormerSessions, mailRefused, sessionCookies, type Ways } from './ways.ts'

/**
 * Signs in whoever has proved that the address is his: always with a new session; who is not a reader yet becomes one. No: 'mail-refused', which is told
 * to nobody but the owner of the address.
 */
export const admit = (
  tx: Tx,
  ways: Ways,
  { mail, next, asker }: { mail: string; next: string; asker: Asker },
  now: Date,
): Promise<Opened | No> =>
  during({ db: tx, now, agent: asker.agent }, async ({ made }) => {
    const auth = await ways.auth()
    try {
      const { headers, response } = await auth.api.admit({
        body: { mail },
        headers: new Headers({ 'user-agent': asker.agent.slice(0, 300) }),
        returnHeaders: true,
      })
      const reader = response.reader as ReaderId
      await endFormerSessions(tx, { headers: asker.headers, reader })
      return { ok: true, cookies: sessionCookies(headers, ways.secure), reader, joined: made.joined, next }
    } catch (error) {
      if (codeOf(error) === 'mail_refused') return mailRefused()
      throw error
    }
  })
