import { readDate } from '../read-date.ts'
import { firstDate, items, type Setting } from '../reading.ts'
import { all, type Told } from './names.ts'
import { bare } from './texts.ts'

const published = [
  'pubdate',
  'published',
  'issued',
  'dc:date',
  'dcterms:issued',
  'dcterms:available',
  'created',
  'dcterms:created',
  'dcterms:date',
  'prism:publicationdate',
  'date',
]
// modDate: Facebook's Instant Articles; LASTMOD: an attribute of CDF, of 1997.
const updated = ['updated', 'modified', 'dcterms:modified', 'moddate', 'mi:datemodified', 'prism:modificationdate', 'lastbuilddate']
const ends = ['expirationdate', 'mi:expirationdate', 'dc:expires', 'dcterms:expires']

const texts = (told: Told, words: string[]) =>
  all(told, ...words)
    .slice(0, 20)
    .map(bare)

type Dates = { published?: Date; updated?: Date; embargoUntil?: Date; expires?: Date }

/** From when to when an item holds (DCMI Period in `dcterms:valid`: "start=…; end=…; scheme=W3C-DTF"). A single date may be either, and is an end only after `when`, its publication. */
const validity = (text: string | undefined, when: Date | undefined, setting: Setting): Pick<Dates, 'embargoUntil' | 'expires'> => {
  if (!text) return {}
  const part = (name: string) => new RegExp(`\\b${name}\\s*=\\s*([^;]{1,60})`, 'i').exec(text.slice(0, 500))?.[1]?.trim()
  const [start, end] = /=/.test(text) ? [part('start'), part('end')] : [undefined, text]
  const [from, until] = [start && readDate(start), end && readDate(end)]
  if ((start && !from) || (end && !until))
    setting.complain(
      'warning',
      'validity-unreadable',
      (n) =>
        `${items(n)} ${n === 1 ? 'says' : 'say'} in dcterms:valid from when to when ${n === 1 ? 'it holds' : 'they hold'}, but not in a form that can be read.`,
    )
  const isEnd = until && (start !== undefined || /=/.test(text) || (when !== undefined && until > when))
  return { embargoUntil: from || undefined, expires: isEnd ? until : undefined }
}

/** The dates of an item: the first that can be read of each kind. What says only when it was changed was published then. */
export const datesOf = (told: Told, setting: Setting): Dates => {
  const changed = texts(told, updated)
  const lastmod = told.element.attributes.LASTMOD ?? told.element.attributes.lastmod
  const when = firstDate([...texts(told, published), ...changed, lastmod], setting)
  const { embargoUntil, expires } = validity(texts(told, ['dcterms:valid']).find(Boolean), when, setting)
  return {
    published: when,
    updated: firstDate([...changed, lastmod], { ...setting, complain: () => {} }),
    embargoUntil,
    // Of several ends the first: what should be gone is not to be shown.
    expires: [expires, ...texts(told, ends).map((text) => text && readDate(text))]
      .flatMap((one) => one || [])
      .sort((a, b) => a.getTime() - b.getTime())[0],
  }
}
