import { offsetOfName } from './zones.ts'

/**
 * A date as a text tells it. `wall`: the written clock as if it were UTC, in milliseconds; `offset`: minutes east of Greenwich where the text names a zone;
 * `timed`: whether it names an hour.
 */
export type ToldDate = { wall: number; offset?: number; timed: boolean }

// Months in full and cut short: en, de, fr, es, pt, it, nl, da/no/sv, pl, cs. Accents are taken off first.
const monthNames = [
  'january jan januar janner januari janvier janv enero ene janeiro gennaio gen stycznia ledna',
  'february feb februar feber februari fevrier fevr fev febrero fevereiro febbraio lutego unora',
  'march mar marz maerz maart mrt mars marzo marco marca brezna',
  'april apr avril avr abril abr aprile kwietnia dubna',
  'may mai mei mayo maio maggio mag maj maja kvetna',
  'june jun juni juin junio junho giugno giu czerwca cervna',
  'july jul juli juillet juil julio julho luglio lug lipca cervence',
  'august aug aout agosto ago augustus augusti sierpnia srpna',
  'september sept sep septembre septiembre setiembre setembro set settembre wrzesnia zari',
  'october oct oktober okt octobre octubre outubro out ottobre ott pazdziernika rijna',
  'november nov novembre noviembre novembro listopada listopadu',
  'december dec dezember dez decembre diciembre dic dezembro dicembre desember des grudnia prosince',
]
const months = new Map(monthNames.flatMap((names, month) => names.split(' ').map((name) => [name, month] as const)))
const monthPattern = [...months.keys()].sort((a, b) => b.length - a.length).join('|')

const zone = String.raw`(?:\s*(?:\(?\s*(z|utc|gmt|bst|wes?t|me?s?z|cet|cest|eet|eest|msk|ist|sgt|hkt|[ej]st|kst|[ecmp][sd]?t|aw?[ed]?st|aedt|nz[sd]t|eastern|pacific)\b)?\s*([+-]\d\d:?\d\d|[+-]\d\d\b)?)?`
const clock = String.raw`(\d{1,2})(?:[:.h](\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?|(?=\s*[ap]\.?m))(?:\s*([ap])\.?\s?m\b\.?)?${zone}`
const clockAfter = new RegExp(String.raw`^[\s,.;|·–—-]*(?:t|at|um|a las|a les|as|a|alle|ore|om|kl\.?|klo|à|o godz\.|v)?[\s:]*${clock}`, 'i')
const clockBefore = new RegExp(`(?:^|[^\\d:])${clock}[\\s,|·–—-]*(?:on |am )?(?:[a-z]{3,9},? )?$`, 'i')

const iso = /(?<!\d)((?:19|20)\d\d)(?:[-/.](\d{1,2})[-/.](\d{1,2})|\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?)(?!\d)/i
const dayFirst = new RegExp(
  String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s*(?:of |de |d')?(?:-)?(${monthPattern})\b\.?,?-?\s*(?:de |del )?((?:19|20)\d\d)`,
  'i',
)
const monthFirst = new RegExp(String.raw`\b(${monthPattern})\b\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b,?\s+((?:19|20)\d\d)`, 'i')
const monthFirstYearLast = new RegExp(String.raw`\b(${monthPattern})\b\.?\s+(\d{1,2})\s+(\d\d:\d\d:\d\d)\s+\S{0,12}\s?((?:19|20)\d\d)`, 'i')
const numbers = /(?<![\d/.-])(\d{1,2})([./-])(\d{1,2})\2((?:20)?\d\d)(?![\d/])/
const clockCjk = /^\s*(?:\([^)]{1,3}\))?\s*(?:(午前|午後|오전|오후)\s*)?(\d{1,2})\s?[時시:]\s?(\d{1,2})\s?[分분]?/

type Found = { year: number; month: number; day: number; before: string; after: string }

const findDay = (text: string, language: string | undefined): Found | null => {
  const cut = (found: RegExpExecArray, year: number, month: number, day: number): Found => ({
    year,
    month,
    day,
    before: text.slice(Math.max(0, found.index - 30), found.index),
    after: text.slice(found.index + found[0].length, found.index + found[0].length + 50),
  })
  let found = iso.exec(text)
  if (found) return cut(found, Number(found[1]), Number(found[2] ?? found[4]), Number(found[3] ?? found[5]))
  found = dayFirst.exec(text)
  if (found) return cut(found, Number(found[3]), months.get(found[2]!.toLowerCase())! + 1, Number(found[1]))
  found = monthFirst.exec(text)
  if (found) return cut(found, Number(found[3]), months.get(found[1]!.toLowerCase())! + 1, Number(found[2]))
  found = monthFirstYearLast.exec(text)
  if (found) return { ...cut(found, Number(found[4]), months.get(found[1]!.toLowerCase())! + 1, Number(found[2])), after: ` ${found[3]}` }
  found = numbers.exec(text)
  if (!found) return null
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4]!.padStart(4, '20'))]
  // "03/04/2023" is April's third everywhere but in the United States and the Philippines.
  const american = found[2] === '/' && (second > 12 || /^(?:en|en-us|en-ph)$/i.test(language ?? ''))
  return american && first <= 12 ? cut(found, year, first, second) : cut(found, year, second, first)
}

const offsetOfSign = (sign: string) => {
  const [, plus, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(sign)!
  return (plus === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0))
}

/**
 * Reads the first date in a text: ISO 8601 and its misspellings, RFC 822, JavaScript's own, Unix seconds or milliseconds, and days as people write them in a
 * dozen languages. `language` (BCP 47) decides what "03/04/2023" is. Dates before 1994 and after 2100 are none. Looks at 200 characters.
 */
export const readDateText = (told: string | null | undefined, language?: string): ToldDate | null => {
  if (!told) return null
  const trimmed = told.trim()
  if (/^\d{10}(?:\d{3})?$/.test(trimmed)) return checked({ wall: Number(trimmed.padEnd(13, '0')), offset: 0, timed: true })
  const text = trimmed
    .slice(0, 200)
    .replace(
      /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?=Z|[+-]|$)|$)/,
      (_, y, m, d, h, min, s) => `${y}-${m}-${d}${h ? `T${h}:${min}:${s ?? '00'}` : ''}`,
    )
    .normalize('NFKD')
    .replace(/\p{Mn}+(?=[a-z\s])/giu, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
  const found = findDay(text, language)
  if (!found || found.month < 1 || found.month > 12 || found.day < 1 || found.day > 31) return null
  const wallDay = Date.UTC(found.year, found.month - 1, found.day)
  const cjk = clockCjk.exec(found.after)
  if (cjk?.[1] || (cjk && /[時시]/.test(cjk[0]))) {
    const hours = cjk[1] ? (Number(cjk[2]) % 12) + (/[後후]/.test(cjk[1]) ? 12 : 0) : Number(cjk[2])
    return checked({ wall: wallDay + hours * 3_600_000 + Number(cjk[3]) * 60_000, timed: true })
  }
  const time = clockAfter.exec(found.after) ?? clockBefore.exec(found.before)
  if (!time) return checked({ wall: wallDay, timed: false })
  const [, hour, minute, second, half, name, sign] = time
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  if (hours > 24 || Number(minute ?? 0) > 59) return checked({ wall: wallDay, timed: false })
  const wall = wallDay + hours * 3_600_000 + Number(minute ?? 0) * 60_000 + Number(second ?? 0) * 1000
  const offset = sign ? offsetOfSign(sign) : name ? offsetOfName(name, wall) : undefined
  return checked({ wall, timed: true, ...(offset === undefined ? {} : { offset }) })
}

const checked = (date: ToldDate): ToldDate | null => (date.wall > Date.UTC(1994, 0, 1) && date.wall < Date.UTC(2100, 0, 1) ? date : null)

/** The day that an address carries ("/2023/12/22/", "/2023/dec/22/", "-2023-12-22", "/20231222/"), as midnight UTC; null where it carries none. */
export const dayInAddress = (address: string | undefined): number | null => {
  const path = address && URL.canParse(address) ? new URL(address).pathname : ''
  const found = /(?:^|[/_.-])(20\d\d)[/_.-]?(0[1-9]|1[0-2]|[a-z]{3})[/_.-]?(0[1-9]|[12]\d|3[01])(?=$|[/_.-])/i.exec(path)
  if (!found) return null
  const month = /\d/.test(found[2]!) ? Number(found[2]) - 1 : months.get(found[2]!.toLowerCase())
  return month === undefined ? null : Date.UTC(Number(found[1]), month, Number(found[3]))
}
