import { type Agency, agencies } from './agencies.ts'

type Named = { agency: Agency; sure: boolean }
const byName = new Map<string, Named>(
  agencies.flatMap((agency) => [
    ...agency.full.map((name): [string, Named] => [name, { agency, sure: true }]),
    ...agency.letters.map((name): [string, Named] => [name, { agency, sure: !agency.risky }]),
  ]),
)
const fullNames = new Map(agencies.flatMap((agency) => agency.full.map((name) => [name.toLowerCase(), agency])))

// "AP Sports Writer", "Reuters staff", "AFP in Paris", "dpa/lnw", "PA Political Editor": words that follow an agency's name where it is credited.
const following =
  /(?:\s+(?:(?:[A-Z]\w+\s+){0,2}(?:writers?|reporters?|correspondents?|editors?|journalists?|staff|bureau|wires?|news ?wire|service|desk|news agency)|in\s+\p{Lu}.*|staff|agency|agencia|agenzia|agence|agentur|nieuws|\d{4}))$/iu
const leading =
  /^(?:by|from|with|via|von|mit|par|avec|por|con|com|di|da|door|met|av|med|af|source|sources|quelle|fonte|fuente|bron|källa|kilde|text|texte|texto|testo|agency|agencia|agência|agenzia|agence|agentur|redazione|redacción|redação|rédaction|redaktion)\s*:?\s+/iu

/** The agency that a credit names, whole: "AP", "The Associated Press", "AFP in Paris". null where anything else is named beside it. */
const named = (credit: string): Named | null => {
  let text = credit.replace(/^[\s/([{«"“]+|[\s/)\]}»"”.:;–—-]+$/gu, '')
  for (let left = 5; left > 0 && text; left--) {
    const found =
      byName.get(text) ?? (fullNames.has(text.toLowerCase()) ? { agency: fullNames.get(text.toLowerCase())!, sure: true } : null)
    if (found) return found
    const before = text
    text = before.replace(following, '').trim()
    if (text === before) text = before.replace(leading, '').trim()
    if (text === before) return null
  }
  return null
}

// Parts of a dateline or a credit that names several: "(APA/dpa)", "AFP, Reuters".
const firstNamed = (credit: string, sureOnly: boolean): string | null => {
  const whole = named(credit)
  if (whole && (whole.sure || !sureOnly)) return whole.agency.name
  const parts = credit.split(/\s*[/,;|+&]\s*|\s+(?:and|und|et|y|e|en|og|och|with|mit|avec|con|com|met)\s+/iu)
  if (parts.length < 2) return null
  for (const part of parts) {
    const found = named(part)
    if (found && (found.sure || !sureOnly)) return found.agency.name
  }
  return null
}

/** The agency among the names of a byline: "Associated Press", "Jane Roe, Reuters", "Staff and AFP"; not a person whose name is like one, not a state ("Erie, PA"). */
const inByline = (author: string): string | null => {
  const whole = named(author)
  if (whole) return whole.agency.name
  const bracket = /[([]([^()[\]]{2,60})[)\]]\s*$/.exec(author)
  if (bracket) {
    const found = firstNamed(bracket[1]!, false)
    if (found) return found
  }
  // What a slash or a bar parts are names of credits; what a comma parts may be a place or a degree.
  for (const part of author.split(/\s*[/|;]\s*|\s+[–—-]\s+/u).slice(1)) {
    const found = named(part)
    if (found) return found.agency.name
  }
  for (const part of author.split(/\s*[,/|;]\s*|\s+(?:and|und|et|y|e|en|og|och|with|mit|avec|con|com|met|for|via)\s+/iu)) {
    const found = named(part)
    if (found?.sure || (found && /\b(?:and|und|et|with|mit|avec|via)\s/i.test(author))) return found.agency.name
    // "Jane Roe, AP": letters alone after one whole name; a place before them makes them a state.
    if (found && found.agency.name === 'AP' && author.split(',').length === 2) return 'AP'
  }
  return null
}

// "LONDON (AP) —", "Paris, 3 Nov (Reuters) -", "(ANSA) - ROMA, 23 NOV -", "MADRID, 23 Nov. (EUROPA PRESS) -": agencies stand in brackets between the place and the text.
const dateline = /^(?:[\p{Lu}\p{Lo}][\p{L}\p{M} .,'’\-/\d]{0,70}?)?\s?[([]([\p{L}][\p{L}.'’\-/ ]{1,40})[)\]]\s?(?:[-–—:.]|$)/u
// Agencies' own clients lead with the name: "dpa BERLIN.", "AP — LONDON".
const ledBy = /^(?:dpa|AFP|AP|REUTERS|Reuters|EFE|ANP|APA)\s*(?:[-–—]\s*\p{Lu}|\/\s*\p{Lu}{3,})/u
const byPlace = /\b(?:Press|News|Agency|Wire|Agentur|Agence|Agencia|Agência|Agenzia)\b/

const inDateline = (text: string): string | null => {
  const head = text.slice(0, 150)
  const bracket = dateline.exec(head)?.[1]?.trim()
  if (bracket) {
    const found = firstNamed(bracket, false)
    if (found) return found
    // A name that we do not know counts only here, where nothing but an agency stands.
    if (byPlace.test(bracket) && /^[\p{Lu}]/u.test(bracket)) return bracket
  }
  if (ledBy.test(head)) return named(/^\p{L}+/u.exec(head)![0])?.agency.name ?? null
  // A first line that is nothing but the credit.
  const line = head.split('\n', 1)[0]!
  return head.includes('\n') && line.length <= 60 ? (named(line)?.agency.name ?? null) : null
}

const pictured =
  /\b(?:photos?|photograph|pictures?|images?|foto|fotos|bild|bilder|imagen|immagine|imagem|credit|crédit|getty|illustration|archiv|video)\b/iu
const copyright = /(?:©|\(c\)|copyright|℗)\s*(?:(?:\d{4}(?:\s*[-–]\s*\d{2,4})?|by|the|©|copyright),?\s*)*([\p{L}][\p{L}.'’\- ]{1,60})/giu
const sourced =
  /^[\s*([–—-]*(?:(?:source|sources|quelle|quellen|fonte|fuente|fuentes|bron|källa|kilde|text|agencies)\s*:\s*|(?:with|mit|avec|con|com|met|med)\s+(?:(?:reporting|input|material|informations?|información|informações|files|agency|agencies|agentur|agence|agencia|agência)\s*(?:by|from|von|der|de|da|di|van)?\s*(?:l[’'])?(?:the\s+|la\s+|agencia\s+|agência\s+|agence\s+)?)?(?:information(?:s|en) (?:de|von|der) )?)([\p{L}][\p{L}.'’\-/, ]{1,60}?)[\s.)\]]*$/iu
const desked = /\((?:(?:additional )?reporting|writing) by [^()]{3,300};\s*editing by [^()]{3,200}\)\s*$/i

const inLastLine = (line: string): string | null => {
  const text = line.trim()
  if (!text) return null
  if (desked.test(text.slice(-500))) return 'Reuters'
  const whole = text.length <= 80 ? named(text) : null
  if (whole && (whole.sure || /^[([/–—-]/.test(text))) return whole.agency.name
  const source = text.length <= 140 ? sourced.exec(text)?.[1] : undefined
  if (source) {
    const found = firstNamed(source, false)
    if (found) return found
  }
  const tail = text.slice(-90)
  const bracket = /[([]([\p{L}][\p{L}.'’\-/ ]{1,60})[)\]]\s*\.?$/u.exec(tail)?.[1]
  if (bracket) {
    const found =
      firstNamed(bracket, true) ??
      (/[.!?…”"»]\s*[([][^([]*$/u.test(tail) ? firstNamed(bracket, false) : null) ??
      firstNamed(sourced.exec(bracket)?.[1] ?? '', false)
    if (found) return found
  }
  // "… sagte er. dpa/lnw", "… said. – AFP", "… dijo. EFE": after the sentence's end, not in it ("she told Reuters.").
  const after = /[.!?…”"»)]\s*([–—-]|\/+)?\s*([\p{L}][\p{L}.-]{1,20}(?: [\p{L}]{2,12})?)((?:\/\p{L}{1,10}){0,4})\/*\s*\.?$/u.exec(tail)
  if (after) {
    const found = named(after[2]!)
    if (found && (found.sure || after[1])) return found.agency.name
  }
  return null
}

/**
 * The agency that a text credits at its foot: in one of its last three lines, not in one that speaks of a picture.
 */
const atFoot = (text: string): string | null => {
  const lines = text
    .slice(-1500)
    .split('\n')
    .filter((line) => line.trim())
  for (const line of lines.slice(-3).reverse()) {
    for (const [, holder] of line.slice(-400).matchAll(copyright)) {
      const words = holder!.trim().split(/\s+/)
      for (let end = Math.min(4, words.length); end > 0; end--) {
        const found = named(words.slice(0, end).join(' '))
        if (found && (found.sure || words.length <= end + 1)) return found.agency.name
      }
    }
    if (pictured.test(line.slice(-120)) && line.length < 200) continue
    const found = inLastLine(line)
    if (found) return found
    // Only the last line that speaks of anything: a bracket further up is a citation.
    if (line.length > 160) break
  }
  return null
}

/** `agency`: what the format or JSON-LD names as where the piece comes from; `notice`, `holder`: its rights. */
export type Credits = { agency?: string; notice?: string; holder?: string }

/**
 * The agency that a piece is credited to: by its format, its byline, its dateline, its last lines or its rights. An agency that is only cited ("Reuters reported"), that took
 * the picture, or whose letters are a state or somebody's name is none. An unknown name counts only in a dateline ("Ashmere (Concord Press) —"). null when none is credited.
 */
export const wireOf = (authors: string[], text: string, { agency, notice, holder }: Credits = {}): string | null => {
  if (agency) {
    const told = agency.replace(/\s+/g, ' ').trim().slice(0, 120)
    const found = firstNamed(told, false)
    if (found) return found
    if (
      told.length <= 60 &&
      byPlace.test(told) &&
      /\b(?:agency|news ?wire|news service|agentur|agence|agencia|agência|agenzia)\b/i.test(told)
    )
      return told
  }
  for (const author of authors.slice(0, 20)) {
    const found = inByline(author.slice(0, 200).replace(/\s+/g, ' ').trim())
    if (found) return found
  }
  const said = inDateline(text) ?? atFoot(text)
  if (said) return said
  const owned = holder ? named(holder.slice(0, 100)) : null
  return owned?.agency.name ?? (notice ? atFoot(`© ${notice.slice(0, 300)}`) : null)
}

/** Whether a byline's name is an agency and nobody's own name. */
export const isAgency = (name: string): boolean => named(name) !== null

/** The agency that a name as a whole names, by the name that we show: 'AP' for "The Associated Press". null where it is none. */
export const agencyCalled = (name: string): string | null => named(name)?.agency.name ?? null
