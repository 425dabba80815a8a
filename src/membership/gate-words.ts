import { countriesCalled, type Terms } from '../titles/titles.ts'
import type { May, MayNot } from './decision.ts'

export type GateAction = { label: string; to: 'sign-up' | 'sign-in' | 'membership' | 'publisher' }
export type GateWords = { heading: string; text: string; actions: GateAction[] }

const signUp: GateAction = { label: 'Sign up', to: 'sign-up' }
const signIn: GateAction = { label: 'Already a member? Sign in here', to: 'sign-in' }
const membership: GateAction = { label: 'Become a member', to: 'membership' }
const publisher: GateAction = { label: 'Read it at its publisher', to: 'publisher' }

const dayWords = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const hourWords = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
const dayOf = (date: Date) => dayWords.format(date).replace(/^(\w+) /, '$1, ')
const pieces = (n: number) => (n === 1 ? 'one piece' : `${n} pieces`)

const places = ({ territories }: Terms): string =>
  territories === null
    ? ''
    : 'only' in territories
      ? `only in ${countriesCalled(territories.only)}`
      : `everywhere but in ${countriesCalled(territories.not)}`

/** 'this month', 'in these 30 days' */
const inWindow = ({ window, days }: Terms['meter']) => (window === 'month' ? 'this month' : days === 1 ? 'today' : `in ${days} days`)

const fromWords = ({ from }: MayNot) => (from ? ` It is free from ${dayOf(from)}.` : '')

/**
 * The words of the gate on a piece's page: why it is not shown, and what would open it. `title`: the name of the title. The addresses of the actions are the
 * page's; 'publisher' is the piece's own.
 */
export const gateWords = (decision: MayNot, { title, terms }: { title: string; terms: Terms }): GateWords => {
  switch (decision.why) {
    case 'sign-up':
      return {
        heading: 'Sign up to read this article',
        text: `Read news from hundreds of titles, curated specifically for you.${fromWords(decision)}`,
        actions: [signUp, signIn],
      }
    case 'membership':
      return {
        heading: 'Members read this article',
        text: `${title} is part of the membership.${fromWords(decision)}`,
        actions: [membership],
      }
    case 'meter-spent': {
      const visitor = decision.opens.includes('sign-up')
      const had = pieces(visitor ? terms.meter.visitors : terms.meter.registered)
      return {
        heading: visitor ? 'Sign up to read this article' : 'Members read on',
        text: `You have read the ${had} that ${title} gives free of charge ${inWindow(terms.meter)}.${decision.from ? ` There is more from ${dayOf(decision.from)}.` : ''}`,
        actions: visitor ? [signUp, signIn] : [membership],
      }
    }
    case 'territory':
      return decision.placeUnknown
        ? {
            heading: 'We cannot tell which country you are in',
            text: `${title} may be read here ${places(terms)}, and your connection does not say where you are.`,
            actions: [publisher],
          }
        : {
            heading: 'This article may not be read here where you are',
            text: `${title} may be read here ${places(terms)}.`,
            actions: [publisher],
          }
    case 'embargo':
      return {
        heading: 'This article is not out yet',
        text: decision.from
          ? `${title} lets it be read here from ${dayOf(decision.from)}, ${hourWords.format(decision.from)} UTC.`
          : `${title} has yet to let it be read here.`,
        actions: [publisher],
      }
    case 'expired':
      return { heading: 'This article is no longer here', text: `The time for which ${title} gave it has run out.`, actions: [publisher] }
    case 'headline-only':
      return { heading: `Read this article at ${title}`, text: `${title} gives this paper its headlines.`, actions: [publisher] }
  }
}

/** What a reader of the meter is told above the piece; undefined where nothing is counted down. */
export const meterWords = (decision: May, { title, terms }: { title: string; terms: Terms }): string | undefined => {
  if (decision.left === undefined) return undefined
  if (decision.left === 0) return `After this one no more pieces of ${title} are free for you ${inWindow(terms.meter)}.`
  return `${decision.left === 1 ? 'One more piece' : `${decision.left} more pieces`} of ${title} ${decision.left === 1 ? 'is' : 'are'} free for you ${inWindow(terms.meter)}.`
}
