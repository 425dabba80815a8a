const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
// RFC 822, 5.1, and the names that publishers write beside those; in hours east of Greenwich.
const zones: Record<string, number> = {
  z: 0,
  ut: 0,
  gmt: 0,
  utc: 0,
  wet: 0,
  bst: 1,
  ist: 5.5,
  cet: 1,
  west: 1,
  cest: 2,
  eet: 2,
  sast: 2,
  eest: 3,
  msk: 3,
  jst: 9,
  kst: 9,
  hkt: 8,
  sgt: 8,
  awst: 8,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
  est: -5,
  edt: -4,
  et: -5,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  pt: -8,
  akst: -9,
  hst: -10,
  ast: -4,
  adt: -3,
  brt: -3,
  art: -3,
}

const offset = (zone: string | undefined): number | undefined => {
  if (!zone) return 0
  const numeric = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (numeric) {
    const [, sign, hours, minutes = '0'] = numeric
    const total = Number(hours) * 60 + Number(minutes)
    return total > 15 * 60 ? undefined : sign === '-' ? -total : total
  }
  const named = zones[zone.toLowerCase().replace(/[^a-z]/g, '')]
  // A zone that nobody knows costs hours at most; the whole date would cost the article its place.
  return named === undefined ? 0 : named * 60
}

const made = (year: number, month: number, day: number, hour = 0, minute = 0, second = 0, milli = 0, zone?: string): Date | undefined => {
  const off = offset(zone)
  if (off === undefined || month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return undefined
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute - off, second, milli))
  return Number.isNaN(date.getTime()) || year < 1900 || year > 2200 ? undefined : date
}
const century = (text: string) => (text.length > 2 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900))
const month = (name: string | undefined) => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1

const time = String.raw`(?:[T\s,]*(?:at\s)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?\s*([ap]\.?m\.?)?)?`
const zone = String.raw`\s*(\([A-Z ]+\)|[A-Za-z]{1,5}(?:[+-]\d{1,2}:?\d{0,2})?|[+-]\d{1,2}:?\d{0,2})?`
// 2026-11-23T10:00:00.5+01:00, its ends left off, its hyphens too (W3C date and time formats, ISO 8601).
const iso = new RegExp(`^(\\d{4})(?:-?(\\d{1,2})(?:-?(\\d{1,2})${time})?)?${zone}`, 'i')
const isoDense = /^(\d{4})(\d{2})(\d{2})T?(\d{2})(\d{2})(\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?$/i
// Mon, 23 Nov 2026 10:00:00 GMT (RFC 822, RFC 5322), weekday, comma, seconds, zone and century optional, hyphens and full month names taken.
const mail = new RegExp(
  `^(?:[^\\d\\s,]+[.,\\s]+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s./-]+([A-Za-z]{3,9})[.,\\s/-]+(\\d{4}|\\d{2})\\b${time}${zone}`,
  'i',
)
// Nov 23, 2026 10:00 and asctime's Mon Nov 23 10:00:00 GMT 2026.
const american = new RegExp(`^(?:[A-Za-z]+[.,\\s]+)?([A-Za-z]{3,9})[.\\s]+(\\d{1,2})(?:st|nd|rd|th)?[,\\s]+(\\d{4})\\b${time}${zone}`, 'i')
const asctime = /^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([A-Za-z]{1,5}|[+-]\d{4})?\s+(\d{4})$/

const clock = (hour: string | undefined, half: string | undefined) => {
  const n = Number(hour ?? 0)
  return half ? (n % 12) + (/^p/i.test(half) ? 12 : 0) : n
}
const fraction = (digits: string | undefined) => Math.floor(Number(`0.${digits ?? '0'}`) * 1000)

/**
 * Reads a date as publishers write it: RFC 822 with its sins, ISO 8601 and its parts, asctime, seconds since 1970. No zone means UTC.
 * Undefined when it is not a date or lies outside 1900–2200. May lie in the future: who shows it decides.
 */
export const readDate = (written: string | number | undefined): Date | undefined => {
  const text = String(written ?? '')
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, 100)
  if (/^\d{9,10}$/.test(text)) return new Date(Number(text) * 1000)
  if (/^\d{13}$/.test(text)) return new Date(Number(text))
  let m = isoDense.exec(text)
  if (m) return made(Number(m[1]), Number(m[2]), Number(m[3]), Number(m[4]), Number(m[5]), Number(m[6] ?? 0), 0, m[7])
  m = iso.exec(text)
  if (m)
    return made(
      Number(m[1]),
      Number(m[2] ?? 1),
      Number(m[3] ?? 1),
      clock(m[4], m[8]),
      Number(m[5] ?? 0),
      Number(m[6] ?? 0),
      fraction(m[7]),
      m[9],
    )
  m = mail.exec(text)
  if (m && month(m[2]))
    return made(
      century(m[3] ?? ''),
      month(m[2]),
      Number(m[1]),
      clock(m[4], m[8]),
      Number(m[5] ?? 0),
      Number(m[6] ?? 0),
      fraction(m[7]),
      m[9],
    )
  m = asctime.exec(text)
  if (m && month(m[1])) return made(Number(m[7]), month(m[1]), Number(m[2]), Number(m[3]), Number(m[4]), Number(m[5] ?? 0), 0, m[6])
  m = american.exec(text)
  if (m && month(m[1]))
    return made(Number(m[3]), month(m[1]), Number(m[2]), clock(m[4], m[8]), Number(m[5] ?? 0), Number(m[6] ?? 0), fraction(m[7]), m[9])
  return undefined
}
