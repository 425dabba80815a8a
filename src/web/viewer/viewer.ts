import type { Standing } from '../../membership/membership.ts'
import type { Asker, Mutes, Role, Session, UnreadTaste } from '../../readers/readers.ts'

/** Whom a page is for. A page that is kept in memory sees of it no more than the `Strip`. */
export type Viewer = {
  session?: Session
  standing: Standing
  /** ISO 3166 alpha-2, as the operator's proxy tells it. */
  place: string | null
  asker: Asker
  cookies: string | undefined
  /** Whether the request comes from this machine itself. */
  local: boolean
  /** What this reader has muted; undefined for who has muted nothing. */
  mutes?: Mutes
  /** Whether he lets the paper learn from what he reads. */
  learns?: boolean
  /** What his own page follows from, where the page has asked for it together with him. */
  taste?: UnreadTaste
}

/** What the head of a page tells of whom it is for: never who, only what many have in common. */
export type Strip = {
  signedIn: boolean
  ends: string | null
  rooms: Exclude<Role, 'reader'>[]
  /** Whether pages tell the paper how far he reads. */
  learns: boolean
}

export const visitorStrip: Strip = { signedIn: false, ends: null, rooms: [], learns: false }

/** Who may come in at an address: 'publisher' is one of any title; whose, the page itself looks at. An operator may enter everywhere. */
export type Door = 'anyone' | Role

export const holds = (viewer: Viewer, role: Role): boolean => viewer.session?.roles.some((one) => one.role === role) ?? false

/** Whether `viewer` may come in. */
export const mayEnter = (door: Door, viewer: Viewer): boolean =>
  door === 'anyone' || (viewer.session !== undefined && (door === 'reader' || holds(viewer, door) || holds(viewer, 'operator')))
