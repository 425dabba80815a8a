import type { MayNot, Standing } from '../../../membership/membership.ts'
import { countriesCalled, type Terms } from '../../../titles/titles.ts'
import { capital, invitation, sayDays, sayTitles, signUpToRead } from '../../furniture/invitation.ts'
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

const hourWords = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

const over = ({ kind, was }: AtGate): string | undefined =>
  kind !== 'lapsed' ? undefined : was === 'trial' ? 'Your free days are over.' : 'Your membership has ended.'

const places = ({ territories }: Terms): string =>
  territories === null
    ? ''
    : 'only' in territories
      ? `only in ${countriesCalled(territories.only)}`
      : `everywhere but in ${countriesCalled(territories.not)}`

/** 'this month', 'in 30 days'. */
const within = ({ window, days }: Terms['meter']) => (window === 'month' ? 'this month' : days === 1 ? 'today' : `in ${days} days`)

const spent = ({ opens, from }: MayNot, { title, terms }: AtGate): string => {
  const free = opens.includes('sign-up') ? terms.meter.visitors : terms.meter.registered
  const had = free === 1 ? 'one piece' : `${free} pieces`
  return `You have read the ${had} that ${title} gives free of charge ${within(terms.meter)}.${from ? ` There is more from ${dayOf(from)}.` : ''}`
}

const becomeMember = (at: AtGate, why: string): GateSays => ({
  way: 'membership',
  heading: 'Become a member to read this article',
  first: [over(at), why].filter(Boolean).join(' '),
  words: `One membership opens everything in ${sayTitles(at.titles)}.`,
})

const atPublisher = (heading: string, words: string): GateSays => ({ way: 'publisher', heading, words })

/** The words of a no, for who stands so: why the piece is not shown, and what would open it. */
export const gateSays = (decision: MayNot, at: AtGate): GateSays => {
  const { title, terms, titles } = at
  const { why, from, opens, placeUnknown } = decision
  switch (why) {
    case 'sign-up':
      return { way: 'join', heading: signUpToRead, words: invitation(titles) }
    case 'membership':
      return becomeMember(at, `${title} is part of the membership.${from ? ` This article is free from ${dayOf(from)}.` : ''}`)
    case 'meter-spent':
      return opens.includes('sign-up')
        ? { way: 'join', heading: signUpToRead, first: spent(decision, at), words: invitation(titles) }
        : becomeMember(at, spent(decision, at))
    case 'territory':
      return placeUnknown
        ? atPublisher(
            'We cannot tell which country you are in',
            `${title} may be read here ${places(terms)}, and your connection does not say where you are.`,
          )
        : atPublisher('This article may not be read here where you are', `${title} may be read here ${places(terms)}.`)
    // At its publisher it is out already, and the way there is beside these words.
    case 'embargo':
      return atPublisher(
        'This article is not here yet',
        from
          ? `${title} lets it be read here from ${dayOf(from)}, ${hourWords.format(from)} UTC.`
          : `${title} has yet to let it be read here.`,
      )
    case 'expired':
      return atPublisher('This article is no longer here', `The time for which ${title} gave it has run out.`)
    case 'headline-only':
      return atPublisher(`Read this article at ${title}`, `${title} gives this paper its headlines.`)
  }
}

/** What signing up costs, beside the way to it: nothing, and for how long; then what else there is to know. */
export const joinSays = ({ trialDays, terms, title }: AtGate, { why, from }: MayNot): { free: string; more: string } => {
  const stays = terms.access === 'registered' ? `After that a free account still reads ${title}.` : 'They end by themselves.'
  const anyway = from && why === 'sign-up' ? `This article is free for all from ${dayOf(from)}.` : ''
  return {
    free: trialDays > 0 ? `${capital(sayDays(trialDays))} free, no card.` : 'Free, no card.',
    more: [trialDays > 0 && stays, anyway, 'We send you one letter with a code.'].filter(Boolean).join(' '),
  }
}

/** What of a meter is used, said quietly to who reads on it: '2 of 5 free articles of The Signal this month'. `left`: after this one. */
export const meterSays = (left: number, { kind, title, terms: { meter } }: Pick<AtGate, 'kind' | 'title' | 'terms'>): string => {
  const free = kind === 'visitor' ? meter.visitors : meter.registered
  return `${Math.min(free, Math.max(1, free - left))} of ${free} free ${free === 1 ? 'article' : 'articles'} of ${title} ${within(meter)}`
}
