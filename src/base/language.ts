/** The primary language of a BCP 47 tag, lower case: 'en-GB' → 'en', 'pt_BR' → 'pt'; null for nothing or nonsense. */
export const primaryLanguage = (tag: string | null | undefined): string | null => {
  const found = /^\s*([a-zA-Z]{2,3})(?:[-_]|\s*$)/.exec(tag ?? '')
  return found?.[1] ? found[1].toLowerCase() : null
}

// PostgreSQL's text search configurations that PGlite and a plain server both carry.
/** Primary language → text search configuration. */
export const searchConfigurations: Record<string, string> = {
  ar: 'arabic',
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  el: 'greek',
  hi: 'hindi',
  hu: 'hungarian',
  id: 'indonesian',
  ga: 'irish',
  it: 'italian',
  lt: 'lithuanian',
  ne: 'nepali',
  no: 'norwegian',
  nb: 'norwegian',
  nn: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  es: 'spanish',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
  hy: 'armenian',
  eu: 'basque',
  ca: 'catalan',
}

/** The PostgreSQL text search configuration for a language ('simple' where there is none). */
export const searchConfiguration = (tag: string | null | undefined): string => searchConfigurations[primaryLanguage(tag) ?? ''] ?? 'simple'
