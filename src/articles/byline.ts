import type { Item } from './item.ts'
import { plainText } from './plain-text.ts'
import type { Byline } from './tables.ts'
import { isAgency } from './wire.ts'

const by =
  /^(?:view all posts by|all posts by|more by|posts by|posted by|written by|words by|story by|reported by|by|von|par|por|di|door|av|af|autor(?:es)?:|text:?|testo di)\s+(?=[\p{Lu}"'“])/iu
const email = /\(?\b[\w.+-]+@[\w-]+\.[\w.-]+\b\)?/g
const roleWord =
  /(?:reporter|correspondent|editor|writer|columnist|critic|journalist|blogger|producer|photographer|analyst|fellow|professor|lecturer|researcher|chief|staff|bureau|desk|redakteur(?:in)?|korrespondent(?:in|e)?|redaktion|reporterin|correspondante?|journaliste|rédacteur|rédactrice|corresponsal|redactor(?:a)?|enviad[oa]|periodista|corrispondente|inviat[oa]|correspondente|repórter|jornalista|verslaggever|redacteur|journalist)\b/iu
const moreRoles =
  /\b(?:head of|director|intern|contributor|host|officer|founder|ceo|president|manager|secretary|senator|strategist|economist|special to)\b/i
// What follows a name with a comma, and belongs to it.
const degree =
  /^(?:ph\.?\s?d\.?|m\.?d\.?|m\.?s\.?|m\.?a\.?|m\.?b\.?a\.?|m\.?p\.?h\.?|r\.?n\.?|rdn?|ldn?|d\.?o\.?|j\.?d\.?|esq\.?|cfa|cfp®?|cpa|dvm|psy\.?d\.?|jr\.?|sr\.?|ii|iii)$/i
// Dates, hours and the blanks of templates stand in the same line on many sites, as do counts of comments and credits of pictures.
const noName =
  /(?:19|20)\d\d|\d\s?[:.]\s?\d\d|^\d|\[\w+\]|^(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)[a-z]*\.?\s\d|^\(?(?:image|photo|picture|credit)s?\s?:|^(?:updated|published|posted|last)\b.*:/i
// "Ines Calder Updated Nov 20": when it was written follows who wrote it.
const whenAfter =
  /\s+(?:(?:last )?updated|published|posted|aktualisiert|veröffentlicht|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato)\b.*$|\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}\b.*$/iu
const particle =
  /^(?:de|del|della|di|da|do|dos|das|du|des|van|von|der|den|ten|ter|la|le|el|al|bin|ibn|abu|y|e|zu|zum|zur|of|Mc|Mac|O’|O')$/i

export const isName = (text: string) => {
  const words = text.split(' ')
  return (
    text.length <= 60 &&
    words.length <= 6 &&
    !/\d/.test(text) &&
    words.every((word) => /^[\p{Lu}\p{Lo}'’“"]/u.test(word) || particle.test(word)) &&
    !roleWord.test(text) &&
    !moreRoles.test(text)
  )
}

// Many systems write the title's own name, an agency or a desk as a person's.
const organization =
  /^(?:the |die |der |das |le |la |el |il )?(?:[\p{L}&.'’-]+ ){0,5}(?:news|press|agency|agentur|media|times|gazette|tribune|herald|chronicle|journal|telegraph|daily|channel|magazine|newspaper|zeitung|redaktion|redazione|redacción|rédaction|editors|editorial(?: board)?|staff|team|desk|newsroom|university|institute|school|network|online|today|wire|reporters?|\w+\.(?:com|org|net|de|fr|es|it|co\.uk))$|^(?:redaktion|redazione|redacción|rédaction)\b|\bmedia for\b|\b\w+\.com\b/iu

/** Whether a name is plainly that of a title, an agency or a desk. */
export const isOrganization = (name: string): boolean => organization.test(name)

/** Whether a text says what somebody does and not who he is. */
export const isRole = (text: string): boolean => roleWord.test(text) || moreRoles.test(text)

const calm = (name: string) =>
  // "INES CALDER" shouts; initials ("JT") and agencies ("AFP") stay as they are.
  /^[^\p{Ll}]{6,}$/u.test(name) && name.includes(' ') && /\p{Script=Latin}/u.test(name)
    ? name.toLowerCase().replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    : name

/** "Chris Stein US politics live blogger" has no comma: two leading capitalised words are the name when what follows ends in a role. */
const nameBeforeRole = (text: string): { name: string; role?: string } => {
  const found = /^((?:\p{Lu}[\p{L}'’.-]+\s){2})(.+)$/u.exec(text)
  if (found?.[1] && found[2] && roleWord.test(found[2]) && !roleWord.test(found[1])) return { name: found[1].trim(), role: found[2] }
  return { name: text }
}

const readOne = (text: string): { name: string; role?: string } | null => {
  const bracket = /^(.{2,60}?)\s*\(([^()]{2,60})\)$/u.exec(text)
  const place = /^(.{4,50}?)\s+(in|à|aus|desde|da|em|uit|i)\s+(\p{Lu}[\p{L} '’-]{2,40})$/u.exec(text)
  const read =
    bracket?.[1] && bracket[2]
      ? { name: bracket[1], role: bracket[2] }
      : place?.[1] && isName(place[1])
        ? { name: place[1], role: `${place[2]} ${place[3]}` }
        : nameBeforeRole(text)
  const name = calm(read.name.replace(/\s+(?:기자|記者)$/, '').replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/g, ''))
  return name.length < 2 ||
    name.length > 100 ||
    /^https?:|^www\.|^(?:by|sponsored|advertorial|admin|editor|webmaster|unknown|none|null|undefined|n\/a)$/i.test(name)
    ? null
    : { name, ...(read.role ? { role: read.role.trim() } : {}) }
}

// "Fintan Roe, Dublin", "Ralf Dietzel, Lokalsport", "Gareth Penhale, In Ballinroe": one word after a whole name is where or for which desk he wrote.
const isPlaceOrDesk = (piece: string, name: string) =>
  /^(?:at|in|from)\s/i.test(piece) || (name.includes(' ') && /^\p{Lu}[\p{Ll}’'-]+(?:-\p{Lu}\p{Ll}+)?$/u.test(piece))

// Names are parted by "and", "&", ";", "|", and by commas where both sides are names; "Ines Calder, Harbour reporter" is one person.
const parts = (text: string): { name: string; role?: string }[] => {
  const people: { name: string; role?: string }[] = []
  for (const chunk of text.split(/\s*(?:;|\||\s&\s|\s+(?:and|und|et|y|och|og|ja|en|e|i|и)\s+(?=[\p{Lu}]))\s*/u)) {
    for (const piece of chunk.split(/\s*,\s*|\s+[·•]\s+/)) {
      if (!piece || noName.test(piece)) continue
      const last = people.at(-1)
      // "Ines Calder | The Jersey Journal": whom she writes for. An agency is credited by itself.
      if (last && (degree.test(piece) || (isName(last.name) && isOrganization(piece) && !isAgency(piece.replace(/^the /i, ''))))) {
        last.role = last.role ? `${last.role}, ${piece}` : piece
        continue
      }
      const one = readOne(piece.replace(/(?<=\p{L}) (?:M\.?[SDA]|Ph\.?D|RDN?|MPH|MBA)\.?$/u, ''))
      if (last?.role && /^(?:at|in|from)\s/i.test(piece)) last.role += `, ${piece}`
      else if (
        last &&
        !last.role &&
        chunk.includes(',') &&
        !chunk.startsWith(piece) &&
        (roleWord.test(piece) || moreRoles.test(piece) || isPlaceOrDesk(piece, last.name) || !isName(one?.name ?? ''))
      )
        last.role = piece
      else if (one) people.push(one)
    }
  }
  return people
}

/**
 * Who wrote a piece, in the publisher's order: "By Ines Calder, Harbour reporter" is a name with a role, "Tom Ambrose (now) and Hamish Mackay (earlier)" two people.
 * Mail addresses are dropped (RSS wants one in `author`; readers do not). At most 12, each once.
 */
export const readByline = (authors: Item['authors']): Byline => {
  const people = authors.slice(0, 30).flatMap(({ name: given, role }) => {
    const name = given.slice(0, 500)
    // RSS: "jane@paper.example (Jane Roe)" – the name stands in the brackets.
    const told = /@/.test(name) ? (/\(([^()@]+)\)/.exec(name)?.[1] ?? name.replace(email, ' ')) : name
    const text = plainText(told.slice(0, 300)).replace(by, '').replace(whenAfter, '').trim()
    if (!text) return []
    return role
      ? [readOne(text)].filter((one) => one !== null).map((one) => ({ ...one, role: plainText(role).slice(0, 120) }))
      : parts(text)
  })
  const seen = new Set<string>()
  return people.filter(({ name }) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase())).slice(0, 12)
}

/** The byline as one line of text, without "By": "Ines Calder, Harbour reporter". */
export const bylineText = (byline: Byline): string => byline.map(({ name, role }) => (role ? `${name}, ${role}` : name)).join('; ')

/** A line at the top of a body that is nothing but its byline: "By Ines Calder". */
export const isBylineLine = (text: string): boolean =>
  text.length <= 120 &&
  by.test(text) &&
  !/[.!?]\s/.test(text.replace(by, '')) &&
  parts(text.replace(by, '')).every(({ name }) => isName(name))
