import { type Block, toBlocks } from './blocks.ts'
import { withGalleries } from './body/figure.ts'
import { isBylineLine } from './byline.ts'
import { partCredit } from './credit.ts'
import { type PreparedPicture, pictureKey } from './picture-source.ts'
import { escapeText } from './plain-text.ts'
import { sanitise } from './sanitise.ts'

/** A body ready to store, still in blocks; `<img src="picture:N">` stands for `pictures[N]`. `byline`: a line that named the writers, if the body had one. */
export type Body = { blocks: Block[]; pictures: PreparedPicture[]; byline?: string }

const alike = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

// What feed software adds to the end of every item, and what pages leave there.
const appended =
  /^(?:(?:the post .{3,300} (?:appeared )?first (?:appeared )?on .{2,100})|(?:(?:continue|keep) reading|read (?:more|on|the (?:full|rest)|full)|lire la suite|leer más|seguir leyendo|weiterlesen|mehr lesen|lees (?:meer|verder)|leia mais|continua a leggere|läs mer|les mer|читать далее).{0,120})[.…»>→ ]*$/i

/** Whether it is other people's: the card of an embedded thing. */
export const isCard = ({ tag, html }: Block): boolean => tag === 'aside' && html.startsWith('<aside class="embed">')

const pictureOf = (block: Block, pictures: PreparedPicture[]) => {
  const index = /src="picture:(\d+)"/.exec(block.html)?.[1]
  return index === undefined ? undefined : pictures[Number(index)]
}

/** Captions become plain text with the credit apart, in the figure and in the picture's own facts. */
const readCaption = (block: Block, pictures: PreparedPicture[]): Block => {
  const picture = pictureOf(block, pictures)
  if (!picture || !block.text) return block
  Object.assign(picture, partCredit(block.text, undefined))
  const { caption, credit } = picture
  const words = [caption ? escapeText(caption) : '', credit ? `<small>${escapeText(credit)}</small>` : ''].filter(Boolean).join(' ')
  return { ...block, html: block.html.replace(/<figcaption[^>]*>[\s\S]*<\/figcaption>/, `<figcaption>${words}</figcaption>`) }
}

/** Noscript copies and galleries show one picture twice in a row; frames stand beside their own fallbacks. */
const withoutTwins = (blocks: Block[], pictures: PreparedPicture[]) => {
  const seen = new Set<string>()
  return blocks.filter((block, at) => {
    if (isCard(block)) return blocks[at - 1]?.html !== block.html
    const picture = block.tag === 'figure' ? pictureOf(block, pictures) : undefined
    if (!picture) return true
    const key = pictureKey(picture.address)
    return !seen.has(key) && seen.add(key)
  })
}

/**
 * Reads hostile HTML into a body: sanitised, in blocks, without what the page shows above it anyway (its headline, standfirst and byline said again at the
 * top) and without what feed software appends ("The post … appeared first on …").
 */
export const readBody = (html: string, base: string | undefined, said: { headline?: string; standfirst?: string | null } = {}): Body => {
  const clean = sanitise(html, base)
  const blocks = withoutTwins(toBlocks(clean.html), clean.pictures).map((block) =>
    block.tag === 'figure' ? readCaption(block, clean.pictures) : block,
  )
  while (blocks.length > 0 && appended.test(blocks.at(-1)!.text)) blocks.pop()
  const again = new Set([said.headline, said.standfirst].filter((text) => text).map((text) => alike(text!)))
  let byline: string | undefined
  const top = blocks.slice(0, 6).filter((block) => {
    if (block.tag === 'figure') return true
    if (!byline && block.tag === 'p' && isBylineLine(block.text)) {
      byline = block.text
      return false
    }
    return !again.has(alike(block.text))
  })
  return { blocks: withGalleries([...top, ...blocks.slice(6)]), pictures: clean.pictures, ...(byline ? { byline } : {}) }
}

/** The body's own words without captions and cards, one paragraph a line. */
export const bodyText = (blocks: Block[]): string =>
  blocks
    .filter((block) => block.tag !== 'figure' && block.text && !isCard(block))
    .map(({ text }) => text)
    .join('\n')
