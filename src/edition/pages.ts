import type { Id } from '../base/ids.ts'

/** A page that the edition sets: 'front', 'desk:world', 'country:AU'. */
export type PageName = 'front' | `desk:${string}` | `country:${string}`

/** How many places a page has. Past these a reader turns to a section, a title or search. */
export const placesOn = (page: PageName): number => (page === 'front' ? 48 : 40)

/** A story that may stand on a page, with what is weighed. */
export type Candidate = {
  storyId: Id<'story'>
  desk: string | null
  /** The telling that would be shown. */
  articleId: Id<'article'>
  titleId: string
  titleName: string
  hasPicture: boolean
  /** Publishers that told it themselves: regional editions count once, agency copies not at all beside the agency. */
  publishers: number
  titles: number
  /** 0..1: the highest place that an editor gave it in a main feed; 1 is the top, 0 unknown or the bottom. */
  prominence: number
  prominentTitle: string | null
  beganAt: Date
  latestAt: Date
}
