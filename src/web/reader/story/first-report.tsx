import type { FirstHow } from '../../../stories/stories.ts'
import { articleAt, titleAt } from '../../furniture/addresses.ts'
import { Moment } from '../../furniture/times.tsx'
import type { Told } from './gather-story.ts'

const listed = new Intl.ListFormat('en', { type: 'conjunction' })

/** Who told it first and how that is known: by the clock, by those who cite him, or by the agency that is credited. */
export const FirstReport = ({ first, how, tellings }: { first: Told | undefined; how: FirstHow | null; tellings: Told[] }) => {
  if (!first) return null
  const at = <Moment at={first.published_at} />
  if (how?.how === 'cited') {
    const citing = [...new Set(tellings.filter(({ id }) => how.cites.some((cite) => cite === id)).map(({ title }) => title.name))]
    const held = first.title.id === how.by
    return (
      <span class="first-how">
        First reported by <a href={held ? articleAt(first) : titleAt(how.by)}>{how.name}</a>
        {citing.length > 0 && `, as ${listed.format(citing)} ${citing.length === 1 ? 'says' : 'say'}`}
        {held ? (
          <>, {at}</>
        ) : (
          <>
            ; here first in {first.title.name}, {at}
          </>
        )}
      </span>
    )
  }
  if (how?.how === 'wire' && how.by === null)
    return (
      <span class="first-how">
        First reported by the {how.name} wire, here in <a href={articleAt(first)}>{first.title.name}</a>, {at}
      </span>
    )
  return (
    <span class="first-how">
      First reported by <a href={articleAt(first)}>{first.title.name}</a>, {at}
      {how?.how === 'wire' ? ', whose text others carry' : tellings.length > 1 && ', the earliest of those here'}
    </span>
  )
}
