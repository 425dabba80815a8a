import { createHash } from 'node:crypto'

/** A short print of texts: equal texts, equal print. 132 bits of SHA-256, in letters that may stand in addresses. */
export const printOf = (...texts: (string | null | undefined)[]): string =>
  createHash('sha256')
    .update(texts.map((text) => text ?? '').join('\u0001'))
    .digest('base64url')
    .slice(0, 22)
