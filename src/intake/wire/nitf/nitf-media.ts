import type { ItemMedia } from '../../../articles/articles.ts'
import { elementsIn, textIn, type XmlElement } from '../../../base/xml.ts'
import { plainText } from '../../plain-text.ts'
import { forbidsUse } from '../life-word.ts'
import { pickRenditions } from '../pick-rendition.ts'

const number = (text: string | undefined) => (/^\d{1,6}$/.test(text ?? '') ? Number(text) : undefined)

/** What one `media` of NITF gives: of its references the best, with caption, producer and alternate text. */
export const mediaIn = (media: XmlElement, resolve: (address: string | undefined) => string | undefined): ItemMedia[] => {
  const references = elementsIn(media, 'media-reference').slice(0, 50)
  const alt = references.map(({ attributes }) => attributes['alternate-text']).find(Boolean)
  const captions = elementsIn(media, 'media-caption').map((one) => textIn(one).replace(/\s+/g, ' ').trim())
  // Captions come once for each length and language; the longest says most.
  const caption = captions.reduce((longest, one) => (one.length > longest.length ? one : longest), '')
  const credit = plainText(
    textIn(elementsIn(media, 'media-producer')[0]) || references.map(({ attributes }) => attributes.copyright).find(Boolean),
    300,
  )
  const kind = media.attributes['media-type']?.toLowerCase()
  return pickRenditions(
    references.flatMap(({ attributes }) => {
      const address = resolve(attributes.source ?? attributes['data-location'])
      if (!address) return []
      const [width, height] = [number(attributes.width), number(attributes.height)]
      const type = attributes['mime-type']?.trim()
      return [
        { name: attributes.name ?? '', address, ...(type ? { type } : {}), ...(width ? { width } : {}), ...(height ? { height } : {}) },
      ]
    }),
    kind === 'image' || kind === 'photo' ? 'picture' : kind,
    {
      ...(caption ? { caption: plainText(caption, 3000) } : {}),
      ...(credit ? { credit } : {}),
      ...(alt ? { alt: plainText(alt, 500) } : {}),
      ...(references.some(({ attributes }) => forbidsUse(attributes['usage-terms'])) ? { withheld: true as const } : {}),
    },
  )
}
