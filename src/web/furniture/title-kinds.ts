/** What sort of title it is, of one and of many; the kinds of the catalogue. */
const names: Record<string, readonly [one: string, many: string]> = {
  daily: ['Daily paper', 'daily papers'],
  local: ['Local paper', 'local papers'],
  business: ['Business paper', 'business papers'],
  science: ['Science title', 'science titles'],
  sport: ['Sport title', 'sport titles'],
  culture: ['Culture title', 'culture titles'],
  agency: ['News agency', 'news agencies'],
  broadcaster: ['Broadcaster', 'broadcasters'],
  magazine: ['Magazine', 'magazines'],
  digital: ['Digital title', 'digital titles'],
}

/** 'daily' → 'Daily paper'; undefined for what is no kind of the catalogue. */
export const kindName = (kind: string): string | undefined => (Object.hasOwn(names, kind) ? names[kind]?.[0] : undefined)
/** 'daily' → 'daily papers'. */
export const kindNames = (kind: string): string | undefined => (Object.hasOwn(names, kind) ? names[kind]?.[1] : undefined)
