import type { Reason } from '../../edition/edition.ts'
import type { Mutes } from '../../readers/readers.ts'

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Reasons as a reader with mutes is told them. The edition's name the title that has a story high or low; one that he muted is not named to him. */
export const unnamed = <One extends Pick<Reason, 'words'>>(reasons: One[], mutes: (Mutes & { shows?: boolean }) | undefined): One[] => {
  const names = mutes?.shows ? [] : (mutes?.names ?? [])
  if (names.length === 0) return reasons
  // The name of another title may begin or end with that of a muted one.
  const named = new RegExp(`(^|[:;] )(?:${names.map(literal).join('|')})(?= ha[sd] )`, 'g')
  return reasons.map((reason) => ({
    ...reason,
    words: reason.words.replace(named, (_, before: string) => `${before}${before ? 'a' : 'A'} title that you muted`),
  }))
}
