import { type Decision, type GateArticle, mayRead, type Opened } from '../membership/membership.ts'
import type { Terms } from '../titles/titles.ts'

/** How much of a piece is seen: all that its terms give, what everybody may see of it, or its headline alone. */
export type Sight = 'whole' | 'preview' | 'headline'

/**
 * A piece that is not to be had here, or not yet, shows its headline; one that signing up or membership would open shows its preview too. Where a title gives
 * no more than headlines, that is the whole of it.
 */
export const sightOf = (decision: Decision): Sight => {
  if (decision.may || decision.why === 'headline-only') return 'whole'
  return ['expired', 'embargo', 'territory'].includes(decision.why) ? 'headline' : 'preview'
}

/** Somebody of whom nothing is known and who has opened all that a meter gives. */
const spent: Opened = { counted: Number.POSITIVE_INFINITY, opened: false, gift: false }

/**
 * How much of a piece lists, feeds, snippets and story pages show. They are the same for everyone, wherever he is and whatever he has opened, so that what
 * one reader may not read is in none of them: all is decided as for a visitor in an unknown place whose meter is spent.
 */
export const sightInLists = (terms: Terms, article: GateArticle, now: Date): Sight =>
  sightOf(mayRead({ kind: 'visitor' }, terms, article, now, null, spent))

/** What stands at a piece in a list when not everybody may read on. */
export type GateMark = 'Members' | 'Free account'

/** Whether a free account reads it, or members alone; null where there is nothing to sign up for, and where some pieces are free for everyone. */
export const markOf = (terms: Terms, article: GateArticle, now: Date): GateMark | null => {
  const ask = (kind: 'visitor' | 'registered') => mayRead({ kind }, terms, article, now, null, { counted: 0, opened: false, gift: false })
  const visitor = ask('visitor')
  if (visitor.may || visitor.why !== 'sign-up') return null
  return ask('registered').may ? 'Free account' : 'Members'
}

/** What stands at a title in a list, by its terms alone: what it takes to read on. null where everyone reads what there is. */
export const markOfTitle = ({ access, text }: Terms): string | null => {
  if (text === 'headline' || text === 'opening') return null
  return { open: null, registered: 'Free account', metered: 'Some free, then members', members: 'Members', windowed: 'Members first' }[
    access
  ]
}
