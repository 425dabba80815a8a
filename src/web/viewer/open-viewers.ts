import type { Context } from 'hono'
import type { Config } from '../../base/config.ts'
import type { Db } from '../../base/database.ts'
import { printOf, type Secret } from '../../base/secret.ts'
import { endsOf } from '../../membership/membership.ts'
import { sessionPrint } from '../../readers/readers.ts'
import { askerOf, isLocal, placeOf } from './asker.ts'
import { gatherViewer } from './gather-viewer.ts'
import type { Strip, Viewer } from './viewer.ts'

/** Finds out whom a page is for: no query for a visitor, one for a reader. */
export const openViewers = (db: Db | undefined, config: Config, secret: Secret | undefined) => {
  const seen = new WeakMap<Request, Promise<Viewer>>()
  const find = async (c: Context, at: Date): Promise<Viewer> => {
    const asker = askerOf(c, config)
    const cookies = c.req.header('cookie')
    const found = { asker, cookies, place: placeOf(c, config), local: isLocal(c) }
    const print = sessionPrint(cookies)
    const known = db && print ? await gatherViewer(db, { print, graceDays: config.GRACE_DAYS }, at) : undefined
    return { ...found, ...(known ?? { standing: visitorStanding(asker.ip, at) }) }
  }
  return {
    /** Whether a request is a visitor's like any other: no session, no institution's network. */
    isAnybody: (c: Context): boolean => {
      const cookies = c.req.header('cookie')
      return (!cookies || sessionPrint(cookies) === undefined) && visitorStanding(askerOf(c, config).ip, undefined).kind === 'visitor'
    },
    of(c: Context, at: Date): Promise<Viewer> {
      const known = seen.get(c.req.raw) ?? find(c, at)
      seen.set(c.req.raw, known)
      return known
    },
    /** A word for whose device it is: another once he has signed out, or stands otherwise. */
    device({ session, standing }: Viewer): string {
      if (!session || !secret) return standing.kind
      return printOf(secret, 'device', `${session.id} ${standing.kind}`).slice(0, 12)
    },
    strip(viewer: Viewer, at: Date): Strip {
      const { session, standing } = viewer
      const rooms = (['editor', 'publisher', 'operator'] as const).filter((role) => session?.roles.some((one) => one.role === role))
      return { signedIn: session !== undefined, ends: endsOf(standing, at), rooms }
    },
  }
}
