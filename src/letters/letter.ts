import { Refusal } from '../base/refusal.ts'

/** What a letter says. Everything is plain text; it is escaped where it is shown. */
export type Letter = {
  subject: string
  heading: string
  paragraphs: string[]
  /** Said big, to be copied or typed. */
  code?: string
  /** The one thing to do: a button, with its whole address in words too. `href` is whole, http or https. */
  action?: { label: string; href: string }
  /** Lines in small print below. */
  small?: string[]
  /** Pieces of the paper, by part, each a link in its own words; `by`: its title; `href` is whole. */
  pieces?: { part: string; pieces: { headline: string; by: string; text?: string; href: string }[] }[]
  /** Where this kind of letter is switched off, for letters that nobody asked for one by one (RFC 2369, 3.2). */
  unsubscribe?: string
  /** `unsubscribe` also takes a POST of nobody in particular, and does it at once (RFC 8058). */
  oneClick?: true
}

/** What is sealed: to whom, and what it says. */
export type Sealed = { to: string; letter: Letter }

// One address and nothing more: no list, no name, no line break that would begin a header of its own.
const oneAddress = /^[^\s\p{Cc}<>()[\],;:\\"@]{1,64}@[^\s\p{Cc}<>()[\],;:\\"@]{1,253}$/u
const webAddress = (href: string) => URL.canParse(href) && /^https?:$/.test(new URL(href).protocol) && !/[\s\p{Cc}<>"]/u.test(href)

/** Throws Refusal 'no-mail-address' for what is not one mail address, and a defect for a letter that leads elsewhere than to a web address. */
export const checkLetter = ({ to, letter }: Sealed): void => {
  if (!oneAddress.test(to)) throw new Refusal('no-mail-address', 'That is not a mail address.')
  const pieces = (letter.pieces ?? []).flatMap((part) => part.pieces.map((piece) => piece.href))
  for (const href of [letter.action?.href, letter.unsubscribe, ...pieces])
    if (href !== undefined && !webAddress(href)) throw new Error('a letter leads to web addresses only')
}

/** A text on one line: as a header, no part of it can begin another (RFC 5322, 2.2). */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
