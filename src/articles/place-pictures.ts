import { createHash } from 'node:crypto'
import { pictureAddress } from './picture-address.ts'
import type { PreparedPicture } from './picture-source.ts'
import type { ArticleId } from './tables.ts'

/** The id of a picture of an article: the same picture is one row an article, and keeps its id when the article is read again. */
export const pictureId = (article: ArticleId, address: string): string =>
  createHash('sha256').update(`${article} ${address}`).digest('hex').slice(0, 20)

const widths = [320, 640, 960, 1280] as const

/** The body as it is stored: `picture:N` becomes our own addresses, in four widths for the browser to choose from. */
export const placePictures = (html: string, article: ArticleId, pictures: PreparedPicture[]): string =>
  html.replace(/<img src="picture:(\d+)"([^>]*?) \/>/g, (_, index: string, rest: string) => {
    const picture = pictures[Number(index)]
    if (!picture) return ''
    const id = pictureId(article, picture.address)
    const srcset = widths.map((width) => `${pictureAddress(id, width)} ${width}w`).join(', ')
    return `<img src="${pictureAddress(id, 640)}" srcset="${srcset}" sizes="(max-width: 44rem) 100vw, 44rem"${rest} loading="lazy" decoding="async" />`
  })
