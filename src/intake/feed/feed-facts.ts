import { textIn } from '../../base/xml.ts'
import type { FeedRead } from '../read-feed.ts'
import { firstDate, resolveAddress, type Setting } from '../reading.ts'
import { ttlOf } from '../time-to-live.ts'
import type { FeedDocument } from './find-items.ts'
import { allLinked, linked } from './links.ts'
import { picturesOf } from './media-rss.ts'
import { all, type Told, tell } from './names.ts'
import { feedAuthorsOf } from './people.ts'
import { baseOf, languageIn } from './places.ts'
import { categoriesOf, titleOf } from './read-item.ts'
import { rightsOf } from './rights.ts'
import { bare, firstPlain } from './texts.ts'

export type FeedFacts = Pick<
  FeedRead,
  'title' | 'language' | 'home' | 'hub' | 'self' | 'ttlMinutes' | 'description' | 'authors' | 'rights' | 'image' | 'updated' | 'categories'
> & { document: string | undefined }

const updated = ['updated', 'modified', 'dcterms:modified', 'lastbuilddate', 'dc:date', 'pubdate', 'dcterms:issued']

const languageOf = ({ format, channel }: FeedDocument, told: Told): string | undefined => {
  const said = bare(all(told, 'language', 'dc:language', 'dcterms:language')[0])
  const inForce = languageIn(channel)
  const own = format === 'atom' ? [inForce, said] : [said, inForce]
  return [...own, languageIn(all(told, 'title')[0]), languageIn(all(told, 'description', 'subtitle', 'tagline')[0])].find(Boolean)
}

/** What a feed says of itself. `address`: where it came from; `setting.base` is not looked at. */
export const factsOf = (document: FeedDocument, address: string | undefined, setting: Omit<Setting, 'base'>): FeedFacts => {
  const { channel } = document
  const told = tell(channel)
  const silent = () => {}
  const self = resolveAddress(linked(told, 'self'), address, silent)
  const lies = address ?? self
  const base = baseOf(channel, lies)
  const home = resolveAddress(linked(told, 'alternate') ?? channel.attributes.HREF ?? channel.attributes.href, base, setting.complain)
  const resolve = (given: string | undefined) => resolveAddress(given, base ?? home, silent)
  const number = (text: string | undefined) => (text === undefined ? undefined : Number.parseFloat(text))
  return {
    title: titleOf(told, 300) || undefined,
    language: languageOf(document, told)?.slice(0, 40),
    home,
    self,
    hub: resolveAddress(allLinked(told, 'hub')[0], address, silent),
    ttlMinutes: ttlOf(number(bare(all(told, 'ttl')[0])), {
      updatePeriod: bare(all(told, 'sy:updateperiod')[0]),
      updateFrequency: number(bare(all(told, 'sy:updatefrequency')[0])),
    }),
    description:
      firstPlain(
        all(told, 'description', 'subtitle', 'tagline', 'dc:description', 'itunes:subtitle', 'itunes:summary', 'abstract'),
        1000,
      ) || undefined,
    authors: feedAuthorsOf(told),
    rights: rightsOf(told, resolve),
    image: picturesOf(told)
      .map(resolve)
      .find((one) => one !== undefined),
    updated: firstDate([...all(told, ...updated).map((one) => textIn(one)), channel.attributes.LASTMOD], {
      ...setting,
      base,
      complain: silent,
    }),
    categories: categoriesOf(told),
    document: lies,
  }
}
