import { gateWords, type MayNot, type Standing } from '../../../membership/membership.ts'
import type { Terms } from '../../../titles/titles.ts'
import { sayDays, sayTitles } from '../../account/joining/gate-words.ts'
import { dayOf } from '../../membership/standing-words.ts'

/** Of what and to whom the gate speaks. `titles`: how many the paper has; `was`: what a lapsed reader had. */
export type AtGate = {
  kind: Standing['kind']
  was?: 'trial' | 'member'
  title: string
  terms: Terms
  titles: number
  trialDays: number
}

/** What stands at the gate: `first` is why, before the `words` that ask in; `way` is where it leads. */
export type GateSays = { way: 'join' | 'membership' | 'publisher'; heading: string; first?: string; words: string }

const over = ({ kind, was }: AtGate): string | undefined =>
  kind !== 'lapsed' ? undefined : was === 'trial' ? 'Your free days are over.' : 'Your membership has ended.'

/** The words of a no, for who stands so. */
export const gateSays = (decision: MayNot, at: AtGate): GateSays => {
  const { heading, text, actions } = gateWords(decision, at)
  const to = actions[0]?.to
  if (to === 'sign-up')
    return {
      way: 'join',
      heading,
      first: decision.why === 'meter-spent' ? text : undefined,
      words: `Read news from ${sayTitles(at.titles)}, curated specifically for you.`,
    }
  // At its publisher it is out already, and the way there is beside these words.
  if (decision.why === 'embargo') return { way: 'publisher', heading: 'This article is not here yet', words: text }
  if (to !== 'membership') return { way: 'publisher', heading, words: text }
  return {
    way: 'membership',
    heading: 'Become a member to read this article',
    first: [over(at), text].filter(Boolean).join(' '),
    words: `One membership opens everything in ${sayTitles(at.titles)}.`,
  }
}

/** What signing up costs, beside the way to it: nothing, and for how long; then what else there is to know. */
export const joinSays = ({ trialDays, terms, title }: AtGate, { why, from }: MayNot): { free: string; more: string } => {
  const stays = terms.access === 'registered' ? `After that a free account still reads ${title}.` : 'They end by themselves.'
  const anyway = from && why === 'sign-up' ? `This article is free for all from ${dayOf(from)}.` : ''
  return {
    free: trialDays > 0 ? `${sayDays(trialDays)} free, no card.` : 'Free, no card.',
    more: [trialDays > 0 && stays, anyway, 'We send you one letter with a code.'].filter(Boolean).join(' '),
  }
}

/** What of a meter is used, said quietly to who reads on it: '2 of 5 free articles of The Signal this month'. `left`: after this one. */
export const meterSays = (left: number, { kind, title, terms: { meter } }: Pick<AtGate, 'kind' | 'title' | 'terms'>): string => {
  const free = kind === 'visitor' ? meter.visitors : meter.registered
  const within = meter.window === 'month' ? 'this month' : meter.days === 1 ? 'today' : `in ${meter.days} days`
  return `${Math.min(free, Math.max(1, free - left))} of ${free} free ${free === 1 ? 'article' : 'articles'} of ${title} ${within}`
}
