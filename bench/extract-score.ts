import type { Gold } from './extract-corpora.ts'
import type { Reading } from './extract-systems.ts'

/** One page scored, each figure 0 to 1; null where the gold is silent. */
export type Score = {
  precision: number
  recall: number
  title: number | null
  titleWords: number | null
  day: number | null
  minute: number | null
  authors: number | null
  authorsF1: number | null
  picture: number | null
  section: number | null
}

const shingles = (text: string) => {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let at = 0; at <= Math.max(0, words.length - 4); at++) {
    const shingle = words.slice(at, at + 4).join(' ')
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}
const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)

// Zyte's article-extraction-benchmark: precision and recall over shingles of four words, counted as often as they stand.
const compare = (found: string, gold: string) => {
  const [a, b] = [shingles(found), shingles(gold)]
  let both = 0
  for (const [shingle, count] of a) both += Math.min(count, b.get(shingle) ?? 0)
  const [inA, inB] = [total(a), total(b)]
  return { precision: inA ? both / inA : inB ? 0 : 1, recall: inB ? both / inB : inA ? 0 : 1 }
}

/** Letters and digits alone, without case and accents: what quotation marks, dashes and white space a system keeps is no mistake. */
export const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

const f1Of = (found: string[], gold: string[]) => {
  const left = [...gold]
  const both = found.filter((one) => left.includes(one) && left.splice(left.indexOf(one), 1)).length
  return found.length + gold.length === 0 ? 1 : (2 * both) / (found.length + gold.length)
}
const words = (text: string) =>
  (text
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) as string[]

const withZone = (date: string) => (/(?:Z|[+-]\d\d:?\d\d)$/.test(date.trim()) ? date.trim() : `${date.trim().replace(' ', 'T')}Z`)
/** Whether two dates name one day: in the zone in which the gold is written, or in that of the system's answer (a page that says "21 December, 20:00 -05:00" is right). */
const sameDay = (found: string, gold: string): boolean => {
  const time = Date.parse(withZone(found))
  if (Number.isNaN(time)) return false
  const zone = /([+-])(\d\d):?(\d\d)$/.exec(gold)
  const offset = zone && gold.length > 10 ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0
  return new Date(time + offset * 60_000).toISOString().slice(0, 10) === gold.slice(0, 10) || found.slice(0, 10) === gold.slice(0, 10)
}
// Gold that names no zone is right in any: what differs by whole quarters of an hour, within a day's zones, is the same moment.
const sameMinute = (found: string, gold: string): boolean => {
  const apart = Math.abs(Date.parse(withZone(found)) - Date.parse(withZone(gold.replace(/(\d) (?=\d\d:)/, '$1T'))))
  const quarter = 900_000
  const isZoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(gold)
  return isZoned ? apart < 60_000 : apart <= 56 * quarter && Math.min(apart % quarter, quarter - (apart % quarter)) < 60_000
}
const hasHour = (gold: string) => gold.length > 10 && !/00:00:00$/.test(gold)

/** What stays of a picture's address over sizes and crops: file names and the long numbers in its path. */
const marksOf = (address: string) => {
  let path = address.replace(/^https?:\/\/[^/]+/, '')
  try {
    path = decodeURIComponent(path)
  } catch {
    // A stray percent sign: the path as it is.
  }
  return new Set(
    path
      .split(/[/?&=]/)
      .map((part) => part.replace(/\.(?:jpe?g|png|webp|avif|gif)\b.*$/i, '').replace(/[-_]\d{2,4}x\d{2,4}$/, ''))
      .flatMap((part) => [part, ...part.split(/[-_.]/)])
      .filter((part) => part.length >= 12 || (part.length >= 6 && /\d{6}|^[0-9a-f]{8,}$/.test(part)))
      .concat(address.replace(/[?#].*$/, '')),
  )
}
const samePicture = (found: string, gold: string[]) => {
  const mine = marksOf(found)
  return gold.some((address) => [...marksOf(address)].some((mark) => mine.has(mark)))
}

export const scoreOf = (found: Reading, gold: Gold): Score => {
  const names = found.authors.map(plain).filter(Boolean)
  const true_ = gold.authors?.map(plain).filter(Boolean)
  return {
    ...compare(found.text, gold.text),
    title: gold.title ? Number(plain(found.title) === plain(gold.title)) : null,
    titleWords: gold.title ? f1Of(words(found.title), words(gold.title)) : null,
    day: gold.date ? Number(found.date !== null && sameDay(found.date, gold.date)) : null,
    minute: gold.date && hasHour(gold.date) ? Number(found.date !== null && sameMinute(found.date, gold.date)) : null,
    authors: true_ ? Number([...new Set(names)].sort().join() === [...new Set(true_)].sort().join()) : null,
    authorsF1: true_ ? f1Of([...new Set(names)], [...new Set(true_)]) : null,
    picture: gold.pictures ? Number(found.picture !== null && samePicture(found.picture, gold.pictures)) : null,
    section: gold.section ? Number(found.section !== null && plain(found.section) === plain(gold.section)) : null,
  }
}

export const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length)

/** F1 of the mean precision and the mean recall over pages, which is Zyte's figure. */
export const bodyF1 = (scores: Pick<Score, 'precision' | 'recall'>[]) => {
  const [precision, recall] = [mean(scores.map((one) => one.precision)), mean(scores.map((one) => one.recall))]
  return precision + recall ? (2 * precision * recall) / (precision + recall) : 0
}

// mulberry32: a small generator with a seed, so that two runs draw the same pages.
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}

/** The middle 95 % of a figure over 2,000 draws of as many pages with replacement (percentile bootstrap, fixed seed). `figure` gets the indexes drawn. */
export const interval = (pages: number, figure: (drawn: number[]) => number): [number, number] => {
  const random = seeded(20261123)
  const figures = Array.from({ length: 2000 }, () => figure(Array.from({ length: pages }, () => Math.floor(random() * pages)))).sort(
    (a, b) => a - b,
  )
  return [figures[49]!, figures[1949]!]
}
