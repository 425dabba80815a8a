import type { Standing } from '../../membership/membership.ts'
import { dayOf } from '../membership/standing-words.ts'

export type StandingKind = 'registered' | 'trial' | 'member' | 'past-due' | 'lapsed' | 'complimentary' | 'institution'

export const standingNames: Record<StandingKind, string> = {
  registered: 'Registered',
  trial: 'In trial',
  member: 'Members',
  'past-due': 'Past due',
  lapsed: 'Lapsed',
  complimentary: 'Complimentary',
  institution: 'Through institutions',
}

/** The kind under which a reader's standing is counted; a member whose payment failed is counted apart. */
export const kindOf = (standing: Standing): StandingKind =>
  standing.kind === 'visitor' ? 'registered' : standing.kind === 'member' && standing.pastDueUntil ? 'past-due' : standing.kind

/** A standing in a few words, for a cell of a table. */
export const sayStanding = (standing: Standing): string => {
  switch (standing.kind) {
    case 'visitor':
    case 'registered':
      return 'Registered'
    case 'trial':
      return `In trial until ${dayOf(standing.until)}`
    case 'member':
      if (standing.pastDueUntil) return `Past due, reads until ${dayOf(standing.pastDueUntil)}`
      return `Member (${standing.plan || standing.by}), ${standing.renews ? 'renews' : 'ends'} ${dayOf(standing.until)}`
    case 'lapsed':
      return `Lapsed ${dayOf(standing.since)}, was ${standing.was === 'trial' ? 'in trial' : 'a member'}`
    case 'complimentary':
      return standing.until ? `Complimentary until ${dayOf(standing.until)}` : 'Complimentary'
    case 'institution':
      return `Through ${standing.name}`
  }
}
