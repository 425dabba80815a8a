import { createHash } from 'node:crypto'

type Rgb = [number, number, number]

const inks = [
  '#0b4f6c',
  '#8d2b0b',
  '#2a6f4e',
  '#5a189a',
  '#a8620a',
  '#00606b',
  '#9b1d20',
  '#14532d',
  '#6b2d5c',
  '#1e40af',
  '#9f1239',
  '#3f4a56',
]

const read = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb
const write = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** Relative luminance, WCAG 2.2. */
const luminance = (rgb: Rgb) => {
  const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio of two colours '#rrggbb', 1 to 21 (WCAG 2.2, 1.4.3). */
export const contrast = (one: string, other: string): number => {
  const [high, low] = [luminance(read(one)), luminance(read(other))].sort((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const towards = (hex: string, goal: Rgb, until: (hex: string) => boolean): string => {
  const from = read(hex)
  for (let part = 0; part <= 1; part += 0.05) {
    const mixed = write(from.map((value, i) => value + ((goal[i] as number) - value) * part) as Rgb)
    if (until(mixed)) return mixed
  }
  return write(goal)
}

/** The colour that stands for a title: its own, or an ink that its id always falls on. */
export const titleColour = (title: { id: string; colour: string | null }): string =>
  title.colour && /^#[0-9a-f]{6}$/i.test(title.colour)
    ? title.colour.toLowerCase()
    : (inks[(createHash('sha256').update(title.id).digest()[0] as number) % inks.length] as string)

/** The class that carries a title's colour on a page; styleOf() gives the class its meaning. */
export const colourClass = (title: { id: string; colour: string | null }): string => `c${titleColour(title).slice(1)}`

// Grounds of the paper by day and by night; text in a title's colour must reach 4.5:1 on both, cards' tints included.
const day = '#f1f0ea'
const night = '#22262a'

/**
 * The style rules for the title colours that `html` uses in its classes (words of a piece that look like one are not asked for, there may be a hundred thousand): `--own` by day is dark enough for paper and for white letters on it, by night light enough.
 */
export const styleOf = (html: string): string =>
  [
    ...new Set(
      [...html.matchAll(/<[a-z][\w-]*(?:\s+[\w:-]+(?:="[^"]*")?)*?\s+class="([^"]*)"/g)].flatMap(
        ([, names = '']) => names.match(/\bc[0-9a-f]{6}\b/g) ?? [],
      ),
    ),
  ]
    .sort()
    .map((name) => {
      const own = `#${name.slice(1)}`
      const dark = towards(own, [0, 0, 0], (hex) => contrast(hex, day) >= 4.6)
      const light = towards(own, [255, 255, 255], (hex) => contrast(hex, night) >= 4.6)
      return `.${name}{--own:light-dark(${dark},${light});--flag:${dark}}`
    })
    .join('')
