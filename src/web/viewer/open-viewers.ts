import type { Context } from 'hono'
import type { Config } from '../../base/config.ts'
import type { Db } from '../../base/database.ts'
import { printOf } from '../../base/secret.ts'
import type { Standing } from '../../membership/membership.ts'
import { sessionPrint } from '../../readers/readers.ts'
import type { Inside } from '../inside.ts'
import { standingLine } from '../membership/standing-words.ts'
import { askerOf, isLocal, placeOf } from './asker.ts'
import { gatherViewer } from './gather-viewer.ts'
import type { Strip, Viewer } from './viewer.ts'

const visitor: Standing = { kind: 'visitor' }
// Whoever pays, or was given the paper by name, stands by that; all others stand better by what they belong to.
const ownRight: Standing['kind'][] = ['member', 'complimentary']

/** Words for devices that are held: each is asked for with every page. */
const mostDevices = 20_000

type Given = { db: Db | undefined; config: Config; inside: Pick<Inside, 'institutions' | 'secret'> | undefined }

/** Finds out whom a page is for: no query for a visitor, one for a reader. */
export const openViewers = ({ db, config, inside }: Given) => {
  const seen = new WeakMap<Request, Promise<Viewer>>()
  const devices = new Map<string, string>()
  const find = async (c: Context, at: Date, withTaste: boolean): Promise<Viewer> => {
    const asker = askerOf(c, config)
    const cookies = c.req.header('cookie')
    const print = sessionPrint(cookies)
    const known = db && print ? await gatherViewer(db, { print, graceDays: config.GRACE_DAYS, withTaste }, at) : undefined
    const found = { ...known, asker, cookies, place: placeOf(c, config), local: isLocal(c), standing: known?.standing ?? visitor }
    if (!inside || ownRight.includes(found.standing.kind)) return found
    const institution =
      (await inside.institutions.at(asker.ip, at)) ?? (known && (await inside.institutions.of({ mail: known.session.mail }, at)))
    return institution ? { ...found, standing: { kind: 'institution', name: institution.name, until: institution.until } } : found
  }
  return {
    /** Whether a request is a visitor's like any other, as far as can be told at once: no session, and no institution has a network. */
    isAnybody: (c: Context, at: Date): boolean => {
      const cookies = c.req.header('cookie')
      return (!cookies || sessionPrint(cookies) === undefined) && !inside?.institutions.haveNetworks(at)
    },
    /** `withTaste`: his taste is gathered with him, in the same statement. */
    of(c: Context, at: Date, { withTaste = false } = {}): Promise<Viewer> {
      const known = seen.get(c.req.raw) ?? find(c, at, withTaste)
      seen.set(c.req.raw, known)
      return known
    },
    /** A word for whose device it is: another once he has signed out, or stands otherwise. */
    device({ session, standing }: Viewer): string {
      if (!session || !inside) return standing.kind
      const whose = `${session.id} ${standing.kind}`
      const known = devices.get(whose)
      if (known) return known
      if (devices.size >= mostDevices) devices.clear()
      const device = printOf(inside.secret, 'device', whose).slice(0, 12)
      devices.set(whose, device)
      return device
    },
    strip({ session, standing, learns = false }: Viewer, at: Date): Strip {
      const rooms = (['editor', 'publisher', 'operator'] as const).filter((role) => session?.roles.some((one) => one.role === role))
      return { signedIn: session !== undefined, ends: session ? standingLine(standing, at) : null, rooms, learns }
    },
  }
}
