import { createHash } from 'node:crypto'
import { parseHTML } from 'linkedom'

/** `text`: what its paragraphs, headings, lists and quotes say, a block a line, without captions. */
export type Preview = { html: string; text: string }

/** `paragraphs`: how many blocks; `pictures`: whether pictures may be shown; `cut`: the html ends somewhere in the middle of the body. */
export type PreviewWish = { paragraphs: number; pictures: boolean; cut?: boolean }

type Node = { nodeType: number; textContent: string | null; toString(): string }
type Element = Node & {
  localName: string
  className: string
  childNodes: Iterable<Node>
  querySelectorAll(selector: string): Iterable<Element>
  remove(): void
}

/** A block of a body. `weight`: for how many paragraphs it counts. */
type Block = { html: string; text: string; weight: number }

const boxes = new Set(['div', 'section', 'article', 'main', 'aside', 'header', 'footer', 'center', 'details'])
const lines = new Set(['a', 'em', 'strong', 'b', 'i', 'u', 's', 'sub', 'sup', 'small', 'q', 'cite', 'code', 'abbr', 'time', 'mark'])
for (const name of ['ins', 'del', 'ruby', 'bdi', 'bdo', 'span', 'br', 'wbr', 'font', 'kbd', 'var', 'samp']) lines.add(name)
const breaks = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr'])
const pictured = new Set(['figure', 'img', 'picture'])
/** What counts in a list, a table or a quote, which are shown whole or not at all: a quote around the whole body must not be one paragraph. */
const counted = 'p,li,dt,dd,tr,h2,h3,h4,figure,br+br'
/** So many characters are one paragraph at most, about 250 words: a body that is one paragraph, one cell or one heading after the other counts by its length. */
const longest = 1500
/** No heading is longer. */
const longestHeading = 200

/** Parts that we have marked ourselves when the body was stored: shown whole or not at all, as an update of a live report is. */
const marks: Record<string, string> = { section: 'live', aside: 'embed note', div: 'gallery' }
const isMarked = ({ localName, className }: Element) => className !== '' && (marks[localName]?.split(' ').includes(className) ?? false)

const said = (node: Node) => (node.textContent ?? '').replace(/\s+/g, ' ').trim()

/** How often two line breaks part what stands in one paragraph. */
const breaksIn = (html: string): number => html.match(/<br\s*\/?>\s*(?:<br\s*\/?>\s*)+/gi)?.length ?? 0
// One sign of these says as much as three letters.
const dense = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu
const lengthOf = (text: string): number => Math.ceil((text.length + 2 * (text.match(dense)?.length ?? 0)) / longest)

const blockOf = (element: Element, pictures: boolean): Block => {
  const name = element.localName
  // What an embedded thing says is not the piece: it is shown or not, and counts for one.
  if (name === 'aside' && isMarked(element)) {
    const html = element.toString()
    if (element.className === 'embed') return { html, text: '', weight: 1 }
    return { html, text: said(element), weight: Math.max(1, [...element.querySelectorAll(counted)].length, lengthOf(said(element))) }
  }
  if (name === 'div' && isMarked(element)) {
    return {
      html: pictures ? element.toString() : '',
      text: '',
      weight: Math.max(1, [...element.querySelectorAll('figure')].length, lengthOf(said(element))),
    }
  }
  if (pictured.has(name)) return { html: pictures ? element.toString() : '', text: '', weight: Math.max(1, lengthOf(said(element))) }
  const inner =
    name === 'p'
      ? 1 + [...element.querySelectorAll('p')].length + breaksIn(element.toString())
      : [...element.querySelectorAll(counted)].length
  if (!pictures) for (const one of element.querySelectorAll('figure,img,picture')) one.remove()
  const html = element.toString()
  for (const one of element.querySelectorAll('figcaption')) one.remove()
  const text = said(element)
  const isHeading = breaks.has(name) && text.length <= longestHeading
  return { html, text, weight: isHeading ? 0 : Math.max(1, inner, lengthOf(text)) }
}

/** The body's blocks in order. Boxes are opened, so that what stands in one is not one block; loose text is a paragraph. */
const blocksOf = (parent: Element, pictures: boolean): Block[] => {
  const blocks: Block[] = []
  let loose: Node[] = []
  const flush = () => {
    const text = loose.map(said).join(' ').trim()
    const html = loose.join('').trim()
    if (text)
      blocks.push({
        html: `<p>${html}</p>`,
        text,
        weight: Math.max(1 + breaksIn(html) + (html.match(/<p\b/g)?.length ?? 0), lengthOf(text)),
      })
    loose = []
  }
  for (const node of parent.childNodes) {
    const element = node.nodeType === 1 ? (node as Element) : undefined
    if (node.nodeType === 3 || (element && lines.has(element.localName))) loose.push(node)
    else if (element) {
      flush()
      blocks.push(...(boxes.has(element.localName) && !isMarked(element) ? blocksOf(element, pictures) : [blockOf(element, pictures)]))
    }
  }
  flush()
  return blocks
}

const measure = (html: string, { paragraphs, pictures, cut }: PreviewWish): Preview => {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  const all = blocksOf(document.body as unknown as Element, pictures)
  // Where the html is cut off its last block is half a block, and there is more behind it.
  const blocks = cut ? all.slice(0, -1) : all
  let end = 0
  for (let left = paragraphs; end < blocks.length; end++) {
    // One heading after the other is a body that is set as headings.
    left -= (blocks[end] as Block).weight || (blocks[end - 1]?.weight === 0 ? 1 : 0)
    if (left < 0) break
  }
  // Of a piece that is gated something always stays behind the gate, however short it is.
  const isWords = ({ text, weight }: Block) => text !== '' && weight > 0
  while (end > 0 && !cut && !blocks.slice(end).some(isWords)) end--
  // A heading with nothing under it would stand at the end.
  while (end > 0 && (blocks[end - 1] as Block).weight === 0) end--
  const shown = blocks.slice(0, end)
  return {
    html: shown.map((block) => block.html).join(''),
    text: shown
      .map((block) => block.text)
      .filter(Boolean)
      .join('\n'),
  }
}

// Measured once for each text: a front page of gated titles would else parse sixty bodies whenever it is made. A change of the text has a key of its own.
const known = new Map<string, Preview>()
const most = 2000

/**
 * As much of a stored body as everybody may see: its first blocks, none cut in the middle. A paragraph or a picture counts as one, a heading as none; a list,
 * a table and a quote count as many as they hold and are there whole or not at all, and so is a paragraph that is several in truth. Never the whole piece.
 */
export const preview = (html: string, wish: PreviewWish): Preview => {
  if (wish.paragraphs <= 0 || !html) return { html: '', text: '' }
  const key = `${createHash('sha256').update(html).digest('base64url')} ${wish.paragraphs}${wish.pictures}${wish.cut === true}`
  const made = known.get(key) ?? measure(html, wish)
  known.delete(key)
  known.set(key, made)
  if (known.size > most) known.delete(known.keys().next().value as string)
  return made
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The lines of an opening that the preview has too, up to the first that it has not: an opening is plain text of the first paragraphs, a paragraph a line. */
export const openingWithin = (opening: string | null | undefined, { text }: Preview): string | null => {
  const shown = text.split('\n').map(letters)
  const lines = (opening ?? '').split('\n')
  let at = 0
  const end = lines.findIndex((line) => {
    const found = shown.findIndex((one, i) => i >= at && one.startsWith(letters(line)))
    at = found + 1
    return found < 0
  })
  return lines.slice(0, end < 0 ? lines.length : end).join('\n') || null
}
