import type { Block } from '../blocks.ts'
import { textOfClean } from '../plain-text.ts'
import { withWhoSaid } from './quote.ts'

const picture = /<img [^>]*>/g
const outside = /<figcaption\b[^>]*>([\s\S]*?)<\/figcaption>/

/** A caption's words in one line, its links kept. */
export const captionHtml = (caption: string): string =>
  caption.replace(/<\/?(?:p|div|figure|h[234]|ul|ol|li|dl|dt|dd|blockquote|figcaption|table|tbody|tr|td)\b[^>]*>/g, ' ').trim()

/** One picture with its caption. */
export const figureOf = (img: string, caption = ''): Block => {
  const words = textOfClean(caption)
  return { tag: 'figure', html: `<figure>${img}${words ? `<figcaption>${captionHtml(caption)}</figcaption>` : ''}</figure>`, text: words }
}

const galleryOf = (figures: Block[]): Block[] => figures.map((one) => ({ ...one, part: { kind: 'gallery', key: figures[0]!.html } }))

/** A caption that follows what it belongs to: a picture, a quote (who said it), a card. undefined where it belongs to none of them. */
export const captioned = (last: Block | undefined, caption: string): Block | undefined => {
  if (last?.tag === 'figure' && !last.text && last.html.includes('<img ')) {
    const img = last.html.match(picture)![0]
    return { ...figureOf(img, caption), ...(last.part ? { part: last.part } : {}) }
  }
  if (last?.tag === 'blockquote' && !last.html.includes('<cite>') && textOfClean(caption).length <= 200) return withWhoSaid(last, caption)
  if (last?.tag === 'aside' && last.html.includes('class="embed"') && !last.html.includes('<figcaption>'))
    return { ...last, html: last.html.replace(/<\/aside>$/, `<p class="said">${captionHtml(caption)}</p></aside>`) }
  return undefined
}

/** A sanitised figure: a picture, a gallery of several, or a frame around something else (a film, a quote, a table) with its caption. */
export const figureBlocks = (html: string, blocksIn: (inner: string) => Block[]): Block[] => {
  const inner = html.replace(/^<figure[^>]*>|<\/figure>$/g, '')
  const pictures = inner.match(picture) ?? []
  if (/<(?:figure|table)\b/.test(inner) || pictures.length === 0 || /class="embed"/.test(inner)) {
    const blocks = blocksIn(inner)
    return pictures.length > 1 &&
      blocks.filter(({ tag }) => tag === 'figure').length > 1 &&
      blocks.every(({ tag }) => tag === 'figure' || tag === 'p')
      ? [...galleryOf(blocks.filter(({ tag }) => tag === 'figure')), ...blocks.filter(({ tag }) => tag !== 'figure')]
      : blocks
  }
  const [first, ...others] = pictures
  const caption = outside.exec(inner)?.[1] ?? inner.replace(picture, '')
  const lead = figureOf(first!, caption)
  return others.length === 0 ? [lead] : galleryOf([lead, ...others.map((img) => figureOf(img))])
}

// Pictures that follow each other so closely are looked at together.
const fewest = 3
const longestCaption = 240

/** Marks as a gallery each run of three pictures or more that nothing stands between. */
export const withGalleries = (blocks: Block[]): Block[] => {
  const marked = [...blocks]
  for (let from = 0; from < marked.length; ) {
    let to = from
    while (
      to < marked.length &&
      marked[to]!.tag === 'figure' &&
      marked[to]!.text.length <= longestCaption &&
      marked[to]!.part?.kind !== 'live'
    )
      to++
    if (to - from >= fewest) marked.splice(from, to - from, ...galleryOf(marked.slice(from, to)))
    from = Math.max(to, from + 1)
  }
  return marked
}
