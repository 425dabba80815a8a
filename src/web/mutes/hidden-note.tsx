import type { Paper } from '../furniture/layout.tsx'

const many = (n: number, one: string, more: string) => (n === 1 ? `1 ${one}` : `${n} ${more}`)

type Hidden = { paper: Paper; path: string; stories?: number; titles?: number; pieces?: number }

/** What the mutes of the page's reader have taken from it, and the way to see it all the same. `path`: of the page. */
export const HiddenNote = ({ paper, path, stories = 0, titles = 0, pieces = 0 }: Hidden) => {
  if (!paper.mutes) return null
  const join = path.includes('?') ? '&' : '?'
  if (paper.mutes.shows)
    return (
      <p class="hidden-note wide">
        You see what you muted as well. <a href={path}>Hide it again</a> <a href="/account/paper#mutes">Your mutes</a>
      </p>
    )
  if (stories + titles + pieces === 0) return null
  const parts = [
    titles > 0 && many(titles, 'title', 'titles'),
    stories > 0 && many(stories, 'story', 'stories'),
    pieces > 0 && many(pieces, 'piece', 'pieces'),
  ]
  return (
    <p class="hidden-note wide">
      {parts.filter(Boolean).join(', ')} hidden{titles === 0 && ' by your mutes'} · <a href={`${path}${join}muted`}>Show</a>
    </p>
  )
}
