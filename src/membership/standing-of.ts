import { better, type Ground, isLive } from './ground.ts'
import { groundsOf } from './grounds-of.ts'
import type { Rules, Standing } from './standing.ts'
import type { StandingEvent } from './standing-event.ts'

/** The standing that `grounds` add up to: the best of those that hold now; else when the last of them ended. */
export const standingBy = (grounds: readonly Ground[], now: Date): Standing => {
  const live = grounds.filter((ground) => isLive(ground, now))
  if (live.length > 0) return live.reduce(better).standing
  if (grounds.length === 0) return { kind: 'registered' }
  const last = grounds.reduce((one, other) => {
    const [a, b] = [(one.until as Date).getTime(), (other.until as Date).getTime()]
    return a === b ? better(one, other) : a > b ? one : other
  })
  return { kind: 'lapsed', since: last.until as Date, was: last.standing.kind === 'trial' ? 'trial' : 'member' }
}

/** How the reader of these events stands at `now`. Pure; neither their order nor how often each is told makes a difference. */
export const standingOf = (events: readonly StandingEvent[], now: Date, rules: Rules): Standing =>
  standingBy(groundsOf(events, now, rules), now)

/** Why a reader was given no trial; undefined when nothing stood in its way. */
export const noTrialWhy = (events: readonly StandingEvent[]): 'claimed' | 'disposable' | undefined =>
  events.some(({ kind }) => kind === 'trial-began') ? undefined : events.find((event) => event.kind === 'trial-refused')?.facts.why
