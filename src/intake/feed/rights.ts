import type { Item } from '../../articles/articles.ts'
import { attributeOf, textIn } from '../../base/xml.ts'
import type { Resolve } from '../item-media.ts'
import { all, type Told } from './names.ts'
import { addressIn } from './places.ts'
import { firstPlain } from './texts.ts'

type Rights = NonNullable<Item['rights']>
const longest = 1000

/**
 * What a publisher says of rights: who holds them (dcterms:rightsHolder), the notice (rights, copyright, dc:rights, media:copyright), the words on use
 * (dcterms:accessRights), the licence's address (cc:license, creativeCommons:license, link rel=license, media:license). Undefined where nothing is said.
 */
export const rightsOf = (told: Told, resolve: Resolve): Rights | undefined => {
  const given = [
    ...all(told, 'link').filter((link) => /(?:^|\s|\/)license(?:\s|$)/i.test(attributeOf(link, 'rel') ?? '')),
    ...all(told, 'cc:license', 'creativecommons:license', 'dcterms:license', 'media:license'),
  ].slice(0, 10)
  let license: string | undefined
  for (const one of given) {
    const address = addressIn(one, textIn(one).trim())
    if (address && /^(?:https?:)?\/|^\.\.?\//i.test(address)) license = resolve(address)
    if (license) break
  }
  const rights: Rights = {}
  const holder = firstPlain(all(told, 'dcterms:rightsholder', 'prism:copyright'), longest)
  const notice = firstPlain(all(told, 'rights', 'copyright', 'dc:rights', 'dcterms:rights', 'media:copyright'), longest)
  const usage = firstPlain(all(told, 'dcterms:accessrights', 'media:license'), longest)
  if (holder) rights.holder = holder
  if (notice) rights.notice = notice
  if (usage && usage !== license) rights.usage = usage
  if (license) rights.license = license
  return Object.keys(rights).length > 0 ? rights : undefined
}
