import { better, type Ground } from './ground.ts'
import type { Rules } from './standing.ts'
import { eventsOfKind, type StandingEvent } from './standing-event.ts'
import { subscriptionGrounds } from './subscription-ground.ts'

const earlier = (one: Date | null, other: Date | undefined): Date | null =>
  other === undefined ? one : one === null || other < one ? other : one

/** The earliest `at` of the events that `belongs` picks; undefined when there is none. */
const firstOf = (events: readonly StandingEvent[]): Date | undefined =>
  events.reduce<Date | undefined>((first, { at }) => (first === undefined || at < first ? at : first), undefined)

const dateOf = (until: string | null): Date | null => (until === null ? null : new Date(until))

const trial = (events: readonly StandingEvent[]): Ground[] =>
  eventsOfKind(events, 'trial-began').map(({ id, facts }) => {
    const until = new Date(facts.until)
    return { until, from: [id], standing: { kind: 'trial', until } }
  })

const complimentary = (events: readonly StandingEvent[]): Ground[] => {
  const ended = Map.groupBy(eventsOfKind(events, 'complimentary-ended'), ({ facts }) => facts.grant)
  return eventsOfKind(events, 'complimentary-given').map(({ id, facts }) => {
    const until = earlier(dateOf(facts.until), firstOf(ended.get(facts.grant) ?? []))
    return { until, from: [id], standing: { kind: 'complimentary', until } }
  })
}

/** A seat holds as long as the membership of the family that gave it, while that one is for so many people. */
const seats = (events: readonly StandingEvent[], now: Date, rules: Rules): Ground[] => {
  const left = Map.groupBy(eventsOfKind(events, 'seat-left'), ({ facts }) => facts.seat)
  return eventsOfKind(events, 'seat-given').flatMap((given): Ground[] => {
    const paid = subscriptionGrounds(given.family ?? [], now, rules, given.facts.place)
    if (paid.length === 0) return []
    const { until, standing } = paid.reduce(better)
    if (standing.kind !== 'member') return []
    const end = earlier(until, firstOf(left.get(given.facts.seat) ?? []))
    return [{ until: end, from: [given.id], standing: { ...standing, by: 'seat' } }]
  })
}

/** A gift that its giver's money no longer pays for ends at once, and goes on when it does again: the highest version holds. */
const gifts = (events: readonly StandingEvent[]): Ground[] => {
  const states = Map.groupBy(
    [...eventsOfKind(events, 'gift-taken-back'), ...eventsOfKind(events, 'gift-restored')],
    ({ facts }) => facts.gift,
  )
  return eventsOfKind(events, 'gift-redeemed').map(({ id, facts }) => {
    const told = states.get(facts.gift) ?? []
    const highest = Math.max(...told.map((state) => state.facts.version))
    const back = told.filter((state) => state.facts.version === highest && state.kind === 'gift-taken-back')
    const until = earlier(new Date(facts.until), firstOf(back)) as Date
    return { until, from: [id], standing: { kind: 'member', until, by: 'gift', plan: facts.plan, renews: false } }
  })
}

const institutions = (events: readonly StandingEvent[]): Ground[] => {
  const gone = Map.groupBy(eventsOfKind(events, 'institution-left'), ({ facts }) => facts.institution)
  return eventsOfKind(events, 'institution-joined').map(({ id, at, facts }) => {
    // Who leaves and joins again has two memberships one after the other: each ends with the leaving that comes next.
    const leaving = firstOf((gone.get(facts.institution) ?? []).filter((left) => left.at >= at))
    const until = earlier(dateOf(facts.until), leaving)
    return { until, from: [id], standing: { kind: 'institution', name: facts.name, until } }
  })
}

/** Every event once, by its key. */
export const distinctEvents = (events: readonly StandingEvent[]): StandingEvent[] => [
  ...new Map(events.map((event) => [event.key, event])).values(),
]

/** Every ground that `events` give or gave, those that have ended too. Neither the order of events nor how often each is told makes a difference. */
export const groundsOf = (events: readonly StandingEvent[], now: Date, rules: Rules): Ground[] => {
  const once = distinctEvents(events)
  return [
    ...trial(once),
    ...complimentary(once),
    ...institutions(once),
    ...subscriptionGrounds(once, now, rules),
    ...seats(once, now, rules),
    ...gifts(once),
  ]
}
