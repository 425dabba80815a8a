import type { Id } from '../base/ids.ts'
import type { Shelf } from '../desk/desk.ts'

/** A page that the edition sets: 'front', 'desk:world', 'country:AU', 'our-picks'. */
export type PageName = 'front' | `desk:${string}` | `country:${string}` | Shelf

/** How many places a page has. Past these a reader turns to a section, a title or search. */
export const placesOn = (page: PageName): number => (page === 'front' ? 48 : 40)

/** Where the title that placed a story highest has it now: on its home page or in a feed that it puts in order, 0..1 high, and for how many hours near the top. */
export type Placing = { title: string; where: 'home' | 'feed'; height: number; hours: number; there: boolean }

/** A story that may stand on a page, with what is weighed. */
export type Candidate = {
  storyId: Id<'story'>
  desk: string | null
  /** The telling that would be shown. */
  articleId: Id<'article'>
  titleId: string
  titleName: string
  /** Of the title that is shown. */
  country: string | null
  hasPicture: boolean
  /** To read the telling that would be shown. */
  minutes: number
  /** Independent publishers: all titles of one owner count once, an agency's text counts once whoever prints it, a copy as its original. */
  publishers: number
  /** Of these, the ones of the page's country, or of the paper's own region. */
  near: number
  /** Of these, the ones that began to tell it within the last two hours. */
  lately: number
  titles: number
  /** The squares of how high each owner's editors placed it (0..1), added up: 0 where no editor's word is known. */
  prominence: number
  placing: Placing | null
  /** Ids of people, organisations, places and matters that it is much about. */
  topics: string[]
  beganAt: Date
  latestAt: Date
}
