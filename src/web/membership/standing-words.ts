import { endsOf, type Standing, sayDay } from '../../membership/membership.ts'

/** What the page of membership offers to whoever stands so. */
const offerOf = (standing: Standing): string => {
  if (standing.kind === 'trial' || standing.kind === 'lapsed') return 'Become a member'
  if (standing.kind !== 'member') return 'Your membership'
  return standing.pastDueUntil ? 'Pay again' : 'Keep it'
}

/**
 * What ends when, and what can be done: 'Free for 11 more days · Become a member'. null when nothing ends. It says the kind of standing and days alone,
 * since pages are kept in memory for all to whom the same is said.
 */
export const standingLine = (standing: Standing, now: Date): string | null => {
  const ends = endsOf(standing, now)
  return ends && `${ends} · ${offerOf(standing)}`
}

/** '7 December 2026' */
export const dayOf = (at: Date): string => sayDay(at)

/** What a reader has now, for the page of membership: one line, and what follows from it. `plan` is the plan's name. */
export const standingWords = (standing: Standing, plan?: string): { has: string; follows: string } => {
  switch (standing.kind) {
    case 'visitor':
      return {
        has: 'You are not signed in',
        follows: 'You read what each title leaves open to everyone. Sign up and you read more.',
      }
    case 'registered':
      return { has: 'You read as a registered reader', follows: 'You read what titles leave open to readers who have signed up.' }
    case 'trial':
      return {
        has: `You read everything, free, until ${dayOf(standing.until)}`,
        follows: 'Then it ends by itself. Nothing is taken, since we have no card of yours.',
      }
    case 'member': {
      const named = plan ? `${plan}: ` : ''
      if (standing.pastDueUntil)
        return {
          has: `${named}your last payment failed`,
          follows: `You go on reading until ${dayOf(standing.pastDueUntil)}. Pay again before that and nothing is lost.`,
        }
      if (standing.by === 'gift')
        return { has: `A gift, until ${dayOf(standing.until)}`, follows: 'Then it ends by itself. Nothing is taken.' }
      if (standing.by === 'seat')
        return {
          has: `A family seat, until ${dayOf(standing.until)}`,
          follows: 'Whoever gave you the seat pays for it, and decides whether it goes on.',
        }
      if (standing.renews)
        return { has: `${named}renews on ${dayOf(standing.until)}`, follows: 'You can leave at any time; what is paid stays yours.' }
      return { has: `${named}ends on ${dayOf(standing.until)}`, follows: 'You read everything until then. Nothing more is taken.' }
    }
    case 'lapsed':
      return {
        has:
          standing.was === 'trial'
            ? `Your free days ended on ${dayOf(standing.since)}`
            : `Your membership ended on ${dayOf(standing.since)}`,
        follows: 'You read what titles leave open to readers who have signed up. Your choices are as you left them.',
      }
    case 'complimentary':
      return {
        has: standing.until ? `With our compliments, until ${dayOf(standing.until)}` : 'With our compliments',
        follows: 'You read everything and pay nothing.',
      }
    case 'institution':
      return {
        has: `Through ${standing.name}${standing.until ? `, until ${dayOf(standing.until)}` : ''}`,
        follows: 'You read everything and pay nothing.',
      }
  }
}
