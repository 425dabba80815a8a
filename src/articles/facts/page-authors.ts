import { isBylineLine, isName, isOrganization, isRole, readByline } from '../byline.ts'
import type { LinkedFacts } from '../json-ld.ts'
import type { Byline } from '../tables.ts'
import { readDateText } from './date-text.ts'
import type { Metas } from './metas.ts'
import { isAside, spacedText } from './opening-part.ts'

/** Who wrote a piece, and where that was found. */
export type PageAuthors = { byline: Byline; from: string }

const named = /by-?line|author|writer|contributor|autor|auteur|redakteur|journalist|skribent|forfatter|reporter|creator|vcard/i
const notNamed = /share|social|follow|bio|avatar|image|photo|caption|credit|comment|desc|date|time/i
const profile =
  /\/(?:authors?|people|staff|profiles?|by|autor(?:en|es|a|i|zy)?|auteurs?|autore|redaktion|journalists?|journalisten|contributors?|columnists?|writers?|team|person|persons|reporters?|redactores?|firmas|skribent|forfatter|schrijver|creators?|byline|correspondents?|experts?|bio)\//i

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** Who took the picture stands beside who wrote, and is not who wrote. */
const ofPicture = /^\s*(?:fotos?|photos?|photographs?|bild(?:er)?|images?|pictures?|grafik|illustration|vidéo|video)\s*(?:by\s*)?[:：]/i

const nobody =
  /^(?:staff|staff (?:reporter|writer)s?|editors?|admin|redaktion|redazione|redacción|rédaction|newsroom|news desk|web desk|guest|contributor|sponsored|advertorial)$/i

/**
 * Who wrote the piece: people named in JSON-LD, unless the line that readers see names them with more or fewer of their number; else that line, else meta elements, else
 * whatever organisation is named. A site's own name is an author only where nobody else is.
 */
export const authorsOfPage = (
  document: Document,
  {
    metas,
    linked,
    near,
    headline,
    names,
  }: {
    metas: Metas
    linked: LinkedFacts | null
    near: Element[]
    headline: Element | null
    names: string[]
  },
): PageAuthors => {
  const isSite = (name: string) => {
    const text = plain(name)
    return names.some((site) => text === site || text === `the${site}` || `the${text}` === site) || nobody.test(name)
  }
  const isPerson = ({ name }: { name: string }) => !isSite(name) && !isOrganization(name)
  const isOther = ({ name }: { name: string }) => !isSite(name)
  const read = (lines: string[]) =>
    readByline(
      lines
        .filter(
          (line) =>
            !/^https?:|^@|^\/|^#/.test(line.trim()) && !ofPicture.test(line) && !(isSite(line) && lines.some((other) => !isSite(other))),
        )
        .map((name) => ({ name })),
    )
  const told = read(
    (linked?.authors ?? []).filter(({ name, kind }) => kind !== 'organization' && /^[\p{L}\p{N}"'“‘(]/u.test(name)).map(({ name }) => name),
  )
  const people = told.some((one) => isPerson(one) && !isRole(one.name)) ? told.filter((one) => isOther(one) && !isRole(one.name)) : []
  const shown = read(shownNames(near, headline)).filter(isOther)
  const inMeta = read(
    metas.all(
      'written-by',
      'parsely-author',
      'sailthru.author',
      'byl',
      'byline',
      'author',
      'article:author_name',
      'article:author',
      'og:author',
      'dc.creator',
      'dcterms.creator',
      'citation_author',
      'cxenseparse:author',
      'rnews:author',
    ),
  )
  if (people.length) {
    const [inData, inLine] = [keysOf(people), keysOf(shown)]
    // Both may leave somebody out: the line its later authors, JSON-LD all but the first. Who has the other's names and more is believed.
    return shown.length > people.length && [...inData].every((name) => inLine.has(name))
      ? { byline: withRoles(shown, people), from: 'line near the headline' }
      : { byline: withRoles(people, shown), from: 'JSON-LD' }
  }
  if (shown.length) return { byline: shown, from: 'line near the headline' }
  const marked = read(markedNames(document, headline)).filter(isOther)
  if (marked.length && !told.length) return { byline: marked, from: 'marked names' }
  const metaPeople = inMeta.filter(isPerson)
  if (metaPeople.length) return { byline: metaPeople, from: 'meta' }
  const organizations = read((linked?.authors ?? []).map(({ name }) => name.replace(/^[^\p{L}\p{N}]+/u, '')))
  const others = organizations.filter(isOther)
  if (others.length) return { byline: others, from: 'JSON-LD' }
  return organizations.length ? { byline: organizations, from: 'JSON-LD' } : { byline: inMeta, from: 'meta' }
}

const keysOf = (byline: Byline) => new Set(byline.map(({ name }) => plain(name)))

const withRoles = (shown: Byline, told: Byline): Byline =>
  shown
    .map((one) => ({ ...one, ...(one.role ? {} : { role: told.find(({ name }) => plain(name) === plain(one.name))?.role }) }))
    .map(({ name, role }) => (role ? { name, role } : { name }))

const buttons =
  /^(?:view|read|follow|following|email|see|more|share|comments?|all|about|contact|news|reviews?|features?|opinion|by|updated|published|posted|subscribe|sign|listen|add|get|show|photos?|manufacturer|edited|reviewed|tested|meet|google|pubmed|orcid|twitter|facebook|linkedin|instagram)\b/i
const isAuthor = ({ name }: { name: string }) =>
  (/^\P{Script=Han}*$/u.test(name) || name.length <= 12) &&
  isName(name) &&
  !buttons.test(name) &&
  !/\b(?:editorial|guidelines|policy|standards)\b/i.test(name) &&
  (name.includes(' ') || !/^\p{Script=Latin}+$/u.test(name) || /\p{Ll}\p{Lu}/u.test(name))

/** The names in the line under (or over) a headline: an element that is named after authors, a link to somebody's profile, a text that begins with "By". */
const shownNames = (near: Element[], headline: Element | null): string[] => {
  const at = headline ? near.indexOf(headline) : 0
  const lines: string[] = []
  let first: Element | undefined
  // What stands over a headline is more often a list of other pieces than its byline.
  for (const element of [...near.slice(Math.max(0, at)), ...near.slice(0, Math.max(0, at)).reverse()]) {
    const linksProfile = element.localName === 'a' && profile.test(element.getAttribute('href') ?? '')
    const says = `${element.getAttribute('class') ?? ''} ${element.id} ${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('data-testid') ?? ''} ${element.getAttribute('rel') ?? ''} ${element.localName}`
    if (!linksProfile && !(named.test(says) && (!notNamed.test(says) || /author-?_?name|byline/i.test(says)))) continue
    // Several authors stand beside each other; elsewhere on the page are boxes about an author, and other pieces.
    if (
      first &&
      !(element.parentElement === first.parentElement || element.parentElement?.parentElement === first.parentElement?.parentElement)
    )
      continue
    if (first?.contains(element) || isAside(element, headline)) continue
    const text = spacedText(element)
    if (text.length < 2 || text.length > 200) continue
    const people = namesIn(element, text).filter(isAuthor)
    if (!people.length) continue
    first ??= element
    lines.push(...people.map(({ name, role }) => (role ? `${name} (${role})` : name)))
    if (lines.length >= 12) break
  }
  if (lines.length) return lines
  const line = near.find(
    (element) =>
      element.children.length < 4 &&
      (element.textContent?.length ?? 0) < 130 &&
      isBylineLine(spacedText(element)) &&
      !isAside(element, headline),
  )
  return line ? [spacedText(line)] : nameBesideDate(near.slice(at + 1, at + 16), headline)
}

/** Names that the markup marks, wherever they stand outside of what is beside the piece. */
const markedNames = (document: Document, headline: Element | null): string[] => {
  const marks =
    '[itemprop="author"],[rel="author"],[class*="author-name" i],[class*="authorname" i],article [class*="byline" i],main [class*="byline" i]'
  const first = [...document.querySelectorAll(marks)]
    .slice(0, 20)
    .find(
      (element) => !isAside(element, headline) && spacedText(element).length < 200 && namesIn(element, spacedText(element)).some(isAuthor),
    )
  return first
    ? namesIn(first, spacedText(first))
        .filter(isAuthor)
        .map(({ name }) => name)
    : []
}

/** A bare name right before or after the day, under the headline: sites whose classes say nothing. */
const nameBesideDate = (under: Element[], headline: Element | null): string[] => {
  const texts = under.map((element) => (isAside(element, headline) || element.children.length > 2 ? '' : spacedText(element)))
  const isDay = (text: string | undefined) => text !== undefined && text.length < 40 && readDateText(text) !== null
  const name = texts.find(
    (text, at) =>
      text.length < 40 &&
      text.split(' ').length <= 4 &&
      text.includes(' ') &&
      isAuthor({ name: text }) &&
      [-2, -1, 1, 2].some((step) => isDay(texts[at + step])),
  )
  return name ? [name] : []
}

/** Of a byline that links its authors the links, so that dates and places beside them are no names. */
const namesIn = (element: Element, text: string): Byline => {
  const links = [...element.querySelectorAll('a,[itemprop="name"]')]
    .map((link) => ({
      name: spacedText(link),
      own: link.getAttribute('itemprop') === 'name' || profile.test(link.getAttribute('href') ?? ''),
    }))
    .filter(({ name }) => isAuthor({ name }))
  const own = links.filter((link) => link.own)
  const chosen = own.length ? own : links
  return chosen.length ? readByline(chosen.map(({ name }) => ({ name }))) : readByline([{ name: text }])
}
