import type { PreparedPicture } from './picture-source.ts'
import type { Byline, Rights } from './tables.ts'

export type { PreparedPicture } from './picture-source.ts'

/**
 * An item made ready to receive: everything that takes CPU is done (in a worker thread), so that receiving is SQL and little else. Plain data that can be
 * sent between threads.
 */
export type Prepared = {
  guid: string | null
  /** Canonical link, for readers. */
  link: string | null
  /** canceled: the publisher has taken the piece back; withheld: nobody may see it until he says otherwise. */
  status: 'usable' | 'withheld' | 'canceled'
  /** As told; `receive` knows what time it is. */
  embargoUntil: Date | null
  expires: Date | null
  revision: number | null
  replaces: string[]
  headline: string
  standfirst: string | null
  byline: Byline
  wire: string | null
  section: string | null
  desk: string | null
  language: string | null
  words: number
  minutes: number
  /** As the publisher tells them, perhaps in the future: `receive` knows what time it is. */
  published: Date | null
  updated: Date | null
  /** Sanitised. `<img src="picture:N">` stands for `pictures[N]`. Empty when only a standfirst came. */
  html: string
  opening: string | null
  /** The first words of the body, for the search index; words of scripts without spaces are parted. */
  searchText: string
  pictures: PreparedPicture[]
  /** pictures[0] is the lead picture. */
  hasLead: boolean
  correction: string | null
  rights: Rights | null
  /** Hash of what a reader sees. */
  print: string
}
