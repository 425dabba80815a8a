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
  /** The publisher has taken the piece back (RFC 6721 tombstone). */
  deleted?: true
  /** What relative addresses in its HTML are relative to; absent: `link`. */
  base?: string
  /** A correction note that came with the item. */
  correction?: string
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
  /** The publisher gives it as the picture of the piece. */
  lead?: boolean
}
