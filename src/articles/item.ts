/**
 * One item of a feed as its publisher tells it, whatever the format: what intake reads and articles receive. Addresses are absolute
 * http(s) addresses, HTML is not yet sanitised, texts are plain (markup and entities already read), dates may lie in the future.
 */
export type Item = {
  /** The publisher's own name for the item: RSS guid, Atom id, JSON Feed id. */
  guid?: string
  /** RSS: the guid is also the address of the piece (isPermaLink). */
  guidIsLink?: boolean
  link?: string
  title: string
  authors: { name: string; role?: string; email?: string }[]
  published?: Date
  updated?: Date
  summaryHtml?: string
  contentHtml?: string
  categories: string[]
  media: ItemMedia[]
  /** BCP 47, where the item says it. */
  language?: string
  /** What the publisher says may be done with it; absent: usable. canceled: taken back (RFC 6721 tombstone, a kill). An unknown word is withheld. */
  status?: 'usable' | 'withheld' | 'canceled'
  /** Not to be shown before. */
  embargoUntil?: Date
  /** Not to be shown after. */
  expires?: Date
  /** The publisher's own number of this version, where it ascends: a higher one supersedes a lower whatever the dates say. */
  revision?: number
  /** Guids of items that this one takes the place of (ninjs `evolvedfrom`, `replacing`). */
  replaces?: string[]
  /** What relative addresses in its HTML are relative to; absent: `link`. */
  base?: string
  /** A correction note that came with the item. */
  correction?: string
  /** The agency that the format credits (infoSource, distributor, provider, dc:source), in the publisher's words. */
  agency?: string
  /** What the publisher says of rights; passed on with the piece. `usage`: his words on use; `license`: an address; `mining`: PLUS's code for data mining. */
  rights?: { holder?: string; notice?: string; usage?: string; license?: string; mining?: string }
}

/** A picture, sound or film that goes with an item; of several renditions of the same thing, one. */
export type ItemMedia = {
  address: string
  /** MIME type. */
  type?: string
  /** image | video | audio | document, as Media RSS names them. */
  medium?: string
  width?: number
  height?: number
  alt?: string
  caption?: string
  credit?: string
  /** The publisher does not let others show it (Media RSS restriction, a rights statement): it is not fetched. */
  withheld?: true
  /** What the picture is about, from its left and its top, each 0 to 1. */
  focus?: { x: number; y: number }
  /** The publisher gives it as the picture of the piece. */
  lead?: boolean
}
