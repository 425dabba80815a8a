import type { Folded } from './fold-copies.ts'

// Heights in pixels at a width of 1280, as they stand on the page: the columns need to be alike, not measured.
const wide = { picture: 450, quotes: 40, quote: 68, telling: 230, opening: 260 }
const narrow = { picture: 190, telling: 250 }

/** Two columns of tellings, in turn, so that a picture leaves no hole beside it. One of one. */
export const columnsOf = <One>(beside: One[]): One[][] =>
  [0, 1].map((column) => beside.filter((_, n) => n % 2 === column)).filter((column) => column.length > 0)

type Left = { hasPicture: boolean; quotes: number }

/**
 * Which column of a story's page its facts stand in: under the tellings beside the leading one while those are the shorter column, else under the leading one, so that neither
 * side is left empty.
 */
export const factsBeside = ({ hasPicture, quotes }: Left, beside: Pick<Folded, 'picture'>[]): boolean => {
  const left = (hasPicture ? wide.picture : 0) + wide.telling + (quotes > 0 ? wide.quotes + quotes * wide.quote : wide.opening)
  const height = (column: Pick<Folded, 'picture'>[]) =>
    column.reduce((sum, { picture }) => sum + narrow.telling + (picture ? narrow.picture : 0), 0)
  const right = Math.max(0, ...columnsOf(beside).map(height))
  return beside.length > 0 && right < left
}
