import type { Desk } from '../../titles/titles.ts'

export type { Desk }

/** Sections of the paper, in the order of its navigation. */
export const desks: Record<Desk, string> = {
  world: 'World',
  politics: 'Politics',
  business: 'Business',
  technology: 'Technology',
  science: 'Science',
  health: 'Health',
  environment: 'Environment',
  culture: 'Culture',
  sport: 'Sport',
  life: 'Life',
  local: 'Local',
  opinion: 'Opinion',
}

export const isDesk = (word: string): word is Desk => Object.hasOwn(desks, word)
export const deskName = (desk: string | null): string | undefined => (desk && isDesk(desk) ? desks[desk] : undefined)

const regions = new Intl.DisplayNames('en', { type: 'region' })
const languages = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' })

/** 'AU' → 'Australia'; undefined for what is no country code. */
export const countryName = (code: string): string | undefined => {
  if (!/^[A-Z]{2}$/.test(code)) return undefined
  const name = regions.of(code)
  return name === code ? undefined : name
}

/** 'de-DE' → 'German (Germany)', with `primary` only 'German'. */
export const languageName = (tag: string, primary = true): string => {
  try {
    return languages.of(primary ? (tag.split('-')[0] as string) : tag) ?? tag
  } catch {
    return tag
  }
}

const leftward = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'iw', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** The attributes that say a text's language and direction where they are not the page's own (English, left to right). */
export const inLanguage = (tag: string | null): { lang?: string; dir?: 'rtl' } => {
  const primary = tag?.split('-')[0]?.toLowerCase()
  if (!tag || primary === 'en') return {}
  return primary && leftward.has(primary) ? { lang: tag, dir: 'rtl' } : { lang: tag }
}
