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
