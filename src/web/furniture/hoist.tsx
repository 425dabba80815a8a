import { colourClass } from './colour.ts'

/** One flag for each title that tells a story, in the titles' own colours: breadth at a glance. The number beside it says the same in words. */
export const Hoist = ({ titles, most = 12 }: { titles: { id: string; colour: string | null }[]; most?: number }) => (
  <span class="hoist" aria-hidden="true">
    {titles.slice(0, most).map((title) => (
      <i class={colourClass(title)} />
    ))}
  </span>
)

export const titlesSay = (titles: number): string => (titles === 1 ? '1 title' : `${titles} titles`)

/** The same for a reader from whom some of its titles are hidden, by his mutes: what is left, with `told` behind it where more than one title is, and how many are hidden. */
export const titlesLeft = ({ story, hidden = 0 }: { story: { titles: number }; hidden?: number }, told = ''): string => {
  if (hidden === 0) return titlesSay(story.titles) + told
  return story.titles > 1 ? `${titlesSay(story.titles)}${told}, ${hidden} more hidden` : `${titlesSay(hidden)} hidden`
}
