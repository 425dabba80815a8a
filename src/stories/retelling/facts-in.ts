// A time of day tells when somebody said a thing, not what: '09.45', '3.40am', '17:20'.
const clock =
  /\b\d{1,2}:\d{2}\b|\b\d{1,2}[.h]\d{2}(?=\s?(?:[ap]\.?m\b|gmt|utc|uhr|local|heures))|\b(?:[01]\d|2[0-3])\.[0-5]\d\b(?!\s?(?:%|p|m|b|k))/giu
const figure = /(?<![\p{L}\d-])\d{1,3}(?:[.,   ’']\d{3})+(?:[.,]\d+)?|(?<![\p{L}\d-])\d+(?:[.,]\d+)?/gu
const name = /(?<=[\p{L}\p{N},;:)’”"»] (?:[“"«‘(])?)\p{Lu}[\p{L}\p{N}’'-]+/gu

/** '5,320' and '5320' are one figure, and so are '8,6' and '8.6'. */
const plain = (text: string) => text.replace(/[.,   ’'](?=\d{3}(?!\d))/g, '').replace(',', '.')

// 71 per cent, $500, 2.75: what is measured is the news itself. How many people were aboard is said along with whatever else is told of them.
const isMeasure = (found: string, before: string, after: string) =>
  /[.,]\d{1,2}$/.test(found) ||
  /[$£€₹¥]\s?$/u.test(before) ||
  /^\s?(?:%|per ?cent|pct|prozent|procent|pour cent|por ciento|por cento)/iu.test(after)

/** What a sentence says that can be said again: its figures of two digits or more, times of day apart, which of them are measures, and the names in it, except where it begins. */
export const factsIn = (sentence: string): { figures: Set<string>; measures: Set<string>; names: Set<string> } => {
  const text = sentence.replace(clock, ' ')
  const found = [...text.matchAll(figure)].map((one) => ({
    is: plain(one[0]),
    measure: isMeasure(one[0], text.slice(0, one.index), text.slice(one.index + one[0].length)),
  }))
  const figures = found.filter(({ is }) => is.length > 1)
  return {
    figures: new Set(figures.map(({ is }) => is)),
    measures: new Set(figures.filter(({ measure }) => measure).map(({ is }) => is)),
    names: new Set([...sentence.matchAll(name)].map(([one]) => one.replace(/[’']s$/u, '').toLowerCase())),
  }
}
