import type { LinkedFacts } from '../json-ld.ts'
import { type Candidate, chooseDate, type PageDate, placed } from './choose-date.ts'
import { dayInAddress, readDateText } from './date-text.ts'
import type { Metas } from './metas.ts'
import { isAside } from './opening-part.ts'

export type { PageDate } from './choose-date.ts'
export type PageDates = { published: PageDate | null; modified: PageDate | null; inAddress: Date | null }

const publishedMetas = [
  'article:published_time',
  'article:published',
  'datepublished',
  'article:post_date',
  'og:published_time',
  'og:article:published_time',
  'rnews:datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_at',
  'publication_date',
  'publicationdate',
  'article.published',
  'article_date_original',
  'originalpublicationdate',
  'displaydate',
  'bt:pubdate',
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'pubdate',
  'dcterms.created',
  'dc.date.created',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.date',
  'dc.date',
  'date',
  'created',
  'last-published',
]
const modifiedMetas = [
  'article:modified_time',
  'datemodified',
  'og:updated_time',
  'article:modified',
  'last-modified',
  'dcterms.modified',
  'dc.date.modified',
  'cxenseparse:modified',
  'parsely-metadata-modified',
]
const attributes = [
  'datetime',
  'content',
  'publishdate',
  'published-date',
  'data-published',
  'data-published-date',
  'data-publish-date',
  'data-datetime',
  'data-timestamp',
  'data-date',
  'data-time',
  'date',
]
const dateClass = /date|time|publish|posted|issued|datum|fecha|data-pub/i
const changed = /modif|update|aktualis|edited|mis à jour|actuali|aggiorn|bijgewerkt/i
const scripted =
  /"(?:date_?published|published?_?(?:date|at|on|time)|publish_?date|first_?published?(?:_?(?:date|at))?|display_?date|pub_?date|publication_?date|date_?publi\w*)\\?"\s{0,9}:\s{0,9}\\?"?([\w.:+ /-]{8,40})/gi

/**
 * When a piece was published and last changed. Of the places that tell it the first that can be read counts, the surest first; a day in the page's address
 * decides where a place contradicts it by more than two days; a place that names hour and zone of the same moment makes it exact.
 */
export const datesOfPage = (
  document: Document,
  {
    metas,
    linked,
    near,
    headline,
    url,
    language,
  }: {
    metas: Metas
    linked: LinkedFacts | null
    near: Element[]
    headline: Element | null
    url: string | undefined
    language: string | undefined
  },
): PageDates => {
  const inAddress = dayInAddress(url)
  const read = (from: string, text: string | null | undefined): Candidate[] => {
    const told = readDateText(text, language)
    return told ? [{ ...told, from }] : []
  }
  const sure = [
    ...read('JSON-LD', linked?.published),
    ...metas.all(...publishedMetas).flatMap((text) => read('meta', text)),
    ...[...document.querySelectorAll('[itemprop="datePublished" i]')]
      .slice(0, 3)
      .flatMap((element) => read('microdata', attributeOf(element) ?? element.textContent)),
  ]
  const shown = near
    .filter(
      (element) =>
        (element.localName === 'time' ||
          dateClass.test(
            `${element.getAttribute('class')} ${element.id} ${element.localName} ${element.getAttribute('data-testid') ?? ''}`,
          )) &&
        !isAside(element, headline),
    )
    .slice(0, 30)
    .flatMap((element) => {
      const text = (element.textContent ?? '').trim().slice(0, 200)
      const said = `${element.getAttribute('class')} ${element.getAttribute('itemprop') ?? ''} ${text}`
      return [...read('time near the headline', attributeOf(element)), ...read('text near the headline', text)].map((one) => ({
        ...one,
        late: changed.test(said) && !/publi|posted|erstellt|veröff/i.test(said),
      }))
    })
  const onTime = shown.filter(({ late }) => !late)
  const weak = () => [
    ...(onTime.length ? [] : shown),
    ...bareText(near, headline).flatMap((text) => read('text near the headline', text)),
    ...labelledDates(document).flatMap((text) => read('text with a label', text)),
    ...scriptDates(document).flatMap((text) => read('script', text)),
    ...[...document.querySelectorAll('article time,main time,time[pubdate],time')]
      .slice(0, 3)
      .flatMap((element) => read('time', attributeOf(element) ?? element.textContent)),
    ...(inAddress === null ? [] : [{ wall: inAddress, timed: false, from: 'address' }]),
  ]
  const candidates = [...sure, ...onTime, ...(sure.length ? [] : weak())]
  return {
    published: placed(chooseDate(candidates, inAddress), url),
    modified: placed(
      [
        ...read('JSON-LD', linked?.modified),
        ...metas.all(...modifiedMetas).flatMap((text) => read('meta', text)),
        ...shown.filter(({ late }) => late),
      ][0],
      url,
    ),
    inAddress: inAddress === null ? null : new Date(inAddress),
  }
}

const attributeOf = (element: Element): string | null => {
  for (const name of attributes) {
    const text = element.getAttribute(name)
    if (text && /\d{4}/.test(text)) return text
  }
  return null
}

/** Short texts near the headline that look like a date and stand in elements with no telling name. */
const bareText = (near: Element[], headline: Element | null): string[] =>
  near
    .filter(
      (element) =>
        element.children.length < 4 &&
        /(?:19|20)\d\d/.test(element.textContent ?? '') &&
        (element.textContent ?? '').trim().length < 70 &&
        element !== headline &&
        !isAside(element, headline),
    )
    .slice(0, 10)
    .map((element) => element.textContent ?? '')

/** Dates of publication in the data of scripts, where they name one day alone: lists of other pieces name several. */
const scriptDates = (document: Document): string[] => {
  const found = new Set<string>()
  for (const script of [...document.querySelectorAll('script:not([src])')].slice(0, 60))
    for (const [, text] of (script.textContent ?? '').slice(0, 600_000).matchAll(scripted)) {
      found.add(text!)
      if (found.size > 20) return []
    }
  const days = new Set([...found].map((text) => text.slice(0, 10)))
  return days.size === 1 ? [...found].slice(0, 1) : []
}

// Bounded, here and elsewhere: white space without end costs its square where two repeats can share it.
const labelled =
  /\b(?:datum|date|published(?: on)?|posted(?: on)?|first published|veröffentlicht(?: am)?|erschienen(?: am)?|erscheinungsdatum|publié(?:e)? le|date de publication|publicado(?: el| em)?|fecha|pubblicato il|data di pubblicazione|gepubliceerd(?: op)?|publicerad|publisert|publiceret|opublikowano)\s{0,9}:?\s{0,9}(.{6,40})/giu

/** Days that a text introduces by a word for the date of publication, wherever it stands. */
const labelledDates = (document: Document): string[] =>
  [...((document.body ?? document.documentElement)?.textContent ?? '').slice(0, 300_000).matchAll(labelled)]
    .slice(0, 5)
    .map(([, text]) => text!)
