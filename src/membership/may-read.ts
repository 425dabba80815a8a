import { day, hour } from '../base/clock.ts'
import { isCountry, type Terms } from '../titles/titles.ts'
import type { Decision, GateArticle, MayNot, Opened } from './decision.ts'
import { windowEnds } from './meter-window.ts'
import type { Standing } from './standing.ts'

const no = (why: MayNot['why'], opens: MayNot['opens'], more: { from?: Date; placeUnknown?: true } = {}): MayNot => ({
  may: false,
  why,
  opens,
  ...more,
})

/** Whether `place` is where the piece may be read; undefined when it is no country (proxies also tell 'EU' and 'XX'). */
const isWithin = (territories: NonNullable<Terms['territories']>, place: string | null): boolean | undefined =>
  place === null || !isCountry(place)
    ? undefined
    : 'only' in territories
      ? territories.only.includes(place)
      : !territories.not.includes(place)

/** The ms at which the last day of an agreement is over (UTC); there are few such days. */
const ends = new Map<string, number>()
const endOf = (last: string): number => {
  const known = ends.get(last)
  if (known !== undefined) return known
  const end = Date.parse(`${last}T00:00:00Z`) + day
  if (ends.size < 5000) ends.set(last, end)
  return end
}

/** When nobody may read the piece here any more (ms): the agreement has ended, or it was kept for as long as was agreed. */
const goneAt = ({ until, keepDays }: Terms, { published }: GateArticle): number =>
  Math.min(
    until === null ? Number.POSITIVE_INFINITY : endOf(until),
    keepDays === null ? Number.POSITIVE_INFINITY : published.getTime() + keepDays * day,
  )

/** What holds for everyone, whoever he is; undefined when the piece is to be had at all. */
const heldFromAll = (terms: Terms, article: GateArticle, now: Date, place: string | null): MayNot | undefined => {
  if (now.getTime() >= goneAt(terms, article)) return no('expired', ['publisher'])
  const held = Math.max(article.published.getTime() + terms.embargoHours * hour, article.embargoUntil?.getTime() ?? 0)
  if ((terms.embargoHours > 0 || article.embargoUntil) && now.getTime() < held) return no('embargo', ['time'], { from: new Date(held) })
  const within = terms.territories === null || isWithin(terms.territories, place)
  if (!within) return no('territory', ['publisher'], within === undefined ? { placeUnknown: true } : {})
  if (terms.text === 'headline') return no('headline-only', ['publisher'])
  return undefined
}

const signedIn = (standing: Standing) => standing.kind !== 'visitor' && standing.kind !== 'institution'

/** The no of a piece that members read: a visitor is asked to sign up (a new reader's trial opens it), everyone else to become a member. */
const askFor = (standing: Standing, windows: { signedIn: number | null; all: number | null } = { signedIn: null, all: null }): MayNot => {
  const visitor = standing.kind === 'visitor'
  const dates = [windows.all, visitor ? null : windows.signedIn].filter((ms) => ms !== null)
  const from = dates.length > 0 ? { from: new Date(Math.min(...dates)) } : {}
  const time = dates.length > 0 ? (['time'] as const) : []
  return visitor ? no('sign-up', ['sign-up', 'membership', ...time], from) : no('membership', ['membership', ...time], from)
}

const metered = (standing: Standing, { meter }: Terms, now: Date, { counted, opened, frees }: Opened): Decision => {
  const visitor = standing.kind === 'visitor'
  const limit = visitor ? meter.visitors : meter.registered
  if (opened) return { may: true, why: 'again', left: Math.max(0, limit - counted) }
  if (counted < limit) return { may: true, why: 'meter', left: limit - counted - 1, counts: true }
  if (limit === 0) return askFor(standing)
  return no('meter-spent', visitor ? ['sign-up', 'membership', 'time'] : ['membership', 'time'], { from: windowEnds(meter, now, frees) })
}

/**
 * May this reader read this piece now, where he is? Pure. The rules, in order; the first that applies decides:
 * 1. After the last day of the agreement (terms.until, UTC), or keepDays after publication: no, 'expired'.
 * 2. Within the title's embargo (embargoHours after publication, or the piece's own, whichever is later): no, 'embargo', with when it ends.
 * 3. Outside of the territories, or in a place that is not known where there are any: no, 'territory'.
 * 4. Where only headlines are given: no, 'headline-only'. Nobody has more, so nothing is counted and nothing opens it here.
 *    Where only the opening is given, that is the same for everyone: yes, 'open'. There is nothing behind the gate.
 * 5. access open: yes, 'open'.
 * 6. access windowed, and openAfterDays have gone by: yes, 'window'; for who is signed in, as soon as registeredAfterDays have.
 * 7. access registered: whoever is signed in, lapsed readers too: yes, 'registered'.
 * 8. trial, member, complimentary, institution: yes, and why is that standing.
 * 9. With a gift link for the piece: yes, 'gift', which counts as a read for the publisher and not on the meter.
 * 10. access metered: an article that is among those counted is read again free of charge ('again'); else one more while the meter gives one ('meter', counts).
 *     A lapsed reader has what a registered one has.
 * 11. Otherwise no: 'sign-up' to a visitor, 'meter-spent' or 'membership' to whoever has signed up.
 */
export const mayRead = (
  standing: Standing,
  terms: Terms,
  article: GateArticle,
  now: Date,
  place: string | null,
  opened: Opened,
): Decision => {
  const decision = decide(standing, terms, article, now, place, opened)
  // Nobody is told to come back for what will be gone by then.
  if (decision.may || !decision.from || decision.from.getTime() < goneAt(terms, article)) return decision
  const { from: _, opens, ...rest } = decision
  return { ...rest, opens: opens.filter((one) => one !== 'time') }
}

const decide = (standing: Standing, terms: Terms, article: GateArticle, now: Date, place: string | null, opened: Opened): Decision => {
  const held = heldFromAll(terms, article, now, place)
  if (held) return held
  if (terms.access === 'open' || terms.text === 'opening') return { may: true, why: 'open' }
  const { registeredAfterDays, openAfterDays } = terms.windows
  const windowed = terms.access === 'windowed'
  const published = article.published.getTime()
  const all = windowed && openAfterDays !== null ? published + openAfterDays * day : null
  const some = windowed && registeredAfterDays !== null ? published + registeredAfterDays * day : null
  if (all !== null && now.getTime() >= all) return { may: true, why: 'window' }
  if (some !== null && now.getTime() >= some && signedIn(standing)) return { may: true, why: 'window' }
  if (terms.access === 'registered' && signedIn(standing)) return { may: true, why: 'registered' }
  switch (standing.kind) {
    case 'trial':
    case 'member':
    case 'complimentary':
    case 'institution':
      return { may: true, why: standing.kind }
  }
  if (opened.gift) return { may: true, why: 'gift', counts: true }
  if (terms.access === 'metered') return metered(standing, terms, now, opened)
  if (terms.access === 'registered') return no('sign-up', ['sign-up'])
  return askFor(standing, { signedIn: some, all })
}
