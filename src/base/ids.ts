import { randomBytes } from 'node:crypto'

/** A text that is the id of one kind of thing: an ArticleId cannot be handed where a StoryId is wanted. */
export type Id<Kind extends string> = string & { readonly __kind: Kind }

// Crockford's base 32 without letters that are mistaken for digits; lower case, as ids stand in addresses.
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new id: `prefix`, then 9 letters of time (ms since 1970, so that ids sort by birth and indexes stay dense), then 8 letters (40 bits) of chance.
 */
export const newId = <Kind extends string>(prefix: string, now: Date, random: (bytes: number) => Uint8Array = randomBytes): Id<Kind> => {
  let time = now.getTime()
  let text = ''
  for (let i = 0; i < 9; i++) {
    text = letters[time % 32] + text
    time = Math.floor(time / 32)
  }
  for (const byte of random(8)) text += letters[byte % 32]
  return `${prefix}${text}` as Id<Kind>
}
