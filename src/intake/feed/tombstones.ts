import type { Item } from '../../articles/articles.ts'
import { attributeOf, elementsIn, type XmlElement } from '../../base/xml.ts'
import { plainText } from '../plain-text.ts'
import { firstDate, saying } from '../reading.ts'
import { wordOf } from './names.ts'
import { plainOf } from './texts.ts'

const most = 2000

/** What the publisher has taken back (RFC 6721): items that hold their guid, when, and what he says about it. */
export const tombstonesIn = (elements: XmlElement[]): Item[] =>
  elements
    .filter(({ local }) => local.toLowerCase() === 'deleted-entry')
    .slice(0, most)
    .flatMap((element) => {
      const ref = plainText(attributeOf(element, 'ref'))
      if (!ref) return []
      const when = firstDate([attributeOf(element, 'when')], { base: undefined, now: new Date(8.64e15), complain: () => {} })
      const comment = plainOf(
        elementsIn(element).find((one) => wordOf(one) === 'at:comment' || one.local === 'comment'),
        1000,
      )
      return [
        saying<Item>({
          guid: ref,
          title: '',
          authors: [],
          updated: when,
          categories: [],
          media: [],
          status: 'canceled',
          correction: comment,
        }),
      ]
    })
