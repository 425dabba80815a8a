const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
// ICU also names groupings, parts of countries and codes that stand for no place.
const notCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA'])

// The gate asks for each piece with territories; there are 676 pairs of letters.
const asked = new Map<string, boolean>()

/**
 * Whether a text is a country code of ISO 3166-1 alpha-2 in capitals, as assigned today ('UK', 'SU' and 'YU' are not), or XK, which everyone
 * uses for Kosovo until it has a code.
 */
export const isCountry = (code: string): boolean => {
  if (!/^[A-Z]{2}$/.test(code)) return false
  const known =
    asked.get(code) ?? (!notCountries.has(code) && names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code)
  asked.set(code, known)
  return known
}

/** A country's name in English; the code itself where it has none. */
export const countryCalled = (code: string): string => (isCountry(code) && names.of(code)) || code

const listed = new Intl.ListFormat('en-GB')

/** Countries in words, by name: 'Australia, France and Peru'; of more than eight six are named. */
export const countriesCalled = (codes: readonly string[]): string => {
  const called = codes.map(countryCalled).sort((a, b) => a.localeCompare(b, 'en'))
  return listed.format(called.length <= 8 ? called : [...called.slice(0, 6), `${called.length - 6} more countries`])
}
