import type { LinkedFacts } from '../json-ld.ts'
import { pictureAddressAt } from '../picture-source.ts'
import { plainText } from '../plain-text.ts'
import type { Metas } from './metas.ts'

export type PageImage = { address: string; alt?: string; caption?: string; credit?: string; width?: number; height?: number }

const size = (text: string | undefined) => (/^\d{2,5}$/.test(text ?? '') ? Number(text) : undefined)

/** The picture that stands for a page, for cards: JSON-LD's, else Open Graph's or Twitter's, else the one that the markup marks. */
export const pictureOfPage = (
  document: Document,
  { metas, linked, url }: { metas: Metas; linked: LinkedFacts | null; url: string | undefined },
): PageImage | null => {
  const social = pictureAddressAt(
    metas.first(
      'og:image',
      'og:image:secure_url',
      'og:image:url',
      'twitter:image',
      'twitter:image:src',
      'parsely-image-url',
      'sailthru.image.full',
      'thumbnail',
    ),
    url,
  )
  const told = linked?.image ? pictureAddressAt(linked.image.address, url) : null
  const marked = () => {
    const element = document.querySelector('[itemprop="image"],link[rel="image_src"]')
    return pictureAddressAt(
      element?.getAttribute('content') ?? element?.getAttribute('href') ?? element?.getAttribute('src') ?? undefined,
      url,
    )
  }
  const isPlaceholder = (address: string | null) => address !== null && /(?:default|placeholder|fallback|logo)[^/]*$/i.test(address)
  const address = [told, social].find((one) => one && !isPlaceholder(one)) ?? marked() ?? told ?? social
  if (!address) return null
  const alt = metas.first('og:image:alt', 'twitter:image:alt')
  const [width, height] = [size(metas.first('og:image:width')), size(metas.first('og:image:height'))]
  return {
    address,
    ...(alt ? { alt: plainText(alt) } : {}),
    ...(told === address && linked?.image?.caption ? { caption: plainText(linked.image.caption) } : {}),
    ...(told === address && linked?.image?.credit ? { credit: plainText(linked.image.credit) } : {}),
    ...(address === social && width && height ? { width, height } : {}),
  }
}
