import { tidySpace } from '../plain-text.ts'
import { nameWords } from './name-words.ts'

/** What holds for everything in an element: whether it is a figure, marked as the body, not shown … */
export type Marks = { article: boolean; aside: boolean; figure: boolean; list: boolean; hidden: boolean; body: boolean }

/** An element that starts a new line. `names`: the words of its tag, class, id and the like. */
export type Box = { tag: string; element: Element; parent: Box | undefined; depth: number; names: string[]; marks: Marks }

/**
 * A run of text that a reader sees as one line or paragraph: what stands between two starts of boxes, or between two blank lines. `chars`: its length in letters;
 * `linked` and `bold`: which share of it is.
 */
export type Passage = { box: Box; nodes: Text[]; text: string; chars: number; linked: number; bold: number }

// Never text of a piece, whatever stands in them.
const silent = new Set(
  'script style template noscript svg math title iframe object select option textarea button canvas video audio map input dialog datalist'.split(
    ' ',
  ),
)
const inline = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark picture q rb rp rt rtc ruby s samp small source span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
// Consent texts are long and well written, and so look like articles. What the makers of such boxes call them; some name the whole page so.
const consent = /^(?:onetrust|didomi|usercentrics|cookiebot|cookiefirst|cookieyes|truste|qc|cmpbox|cookie|cookies|gdpr|consent)$/
const deepest = 400
const mostPassages = 20_000

const unmarked: Marks = { article: false, aside: false, figure: false, list: false, hidden: false, body: false }
const tagMarks: Record<string, keyof Marks> = {
  article: 'article',
  aside: 'aside',
  nav: 'aside',
  footer: 'aside',
  figure: 'figure',
  figcaption: 'figure',
  ul: 'list',
  ol: 'list',
}
const asideRole = /^(?:complementary|navigation|contentinfo|dialog)$/
const unseen = /display:\s*none|visibility:\s*hidden/i

const marksOf = (element: Element, tag: string, above: Marks): Marks => {
  const found: (keyof Marks)[] = []
  if (tagMarks[tag]) found.push(tagMarks[tag])
  if (asideRole.test(element.getAttribute('role') ?? '')) found.push('aside')
  if (/^articlebody$/i.test(element.getAttribute('itemprop') ?? '')) found.push('body')
  if (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    unseen.test(element.getAttribute('style')?.slice(0, 500) ?? '')
  )
    found.push('hidden')
  if (found.every((mark) => above[mark])) return above
  const marks = { ...above }
  for (const mark of found) marks[mark] = true
  return marks
}

const boxOf = (element: Element, tag: string, parent: Box | undefined): Box => ({
  tag,
  element,
  parent,
  depth: parent ? parent.depth + 1 : 0,
  names: nameWords(element, tag),
  marks: marksOf(element, tag, parent?.marks ?? unmarked),
})

// An East Asian character says as much as three letters.
const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g
const lettersIn = (text: string) => text.length + 2 * (text.match(wide)?.length ?? 0)

/** Cuts a document into its passages, in one walk. What lies deeper than 400 elements counts to the box above, and 20,000 passages are enough. */
export const readPassages = (document: Document): { passages: Passage[]; boxes: Box[] } => {
  const passages: Passage[] = []
  const boxes: Box[] = []
  let nodes: Text[] = []
  let linked = 0
  let bold = 0
  let breaks = 0

  const end = (box: Box) => {
    const text = tidySpace(nodes.map((node) => node.data).join(''))
    if (text && passages.length < mostPassages)
      passages.push({
        box,
        nodes,
        text,
        chars: lettersIn(text),
        linked: Math.min(1, linked / text.length),
        bold: Math.min(1, bold / text.length),
      })
    nodes = []
    linked = 0
    bold = 0
    breaks = 0
  }
  const walk = (element: Element, box: Box, inLink: boolean, inBold: boolean, depth: number): void => {
    for (let node = element.firstChild as ChildNode | null; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        const text = node as Text
        const length = text.data.trim().length
        if (length > 0) breaks = 0
        else if (nodes.length === 0) continue
        nodes.push(text)
        if (inLink) linked += length
        if (inBold) bold += length
      } else if (node.nodeType === 1) {
        const child = node as Element
        const tag = child.localName.toLowerCase()
        if (tag === 'br') {
          if (++breaks === 2) end(box)
        } else if (silent.has(tag)) continue
        else if (inline.has(tag) || depth > deepest)
          walk(child, box, inLink || tag === 'a', inBold || tag === 'b' || tag === 'strong', depth + 1)
        else {
          end(box)
          const inner = boxOf(child, tag, box)
          if (inner.names.some((name) => consent.test(name)) && !child.querySelector('h1,article')) continue
          boxes.push(inner)
          walk(child, inner, inLink, inBold, depth + 1)
          end(inner)
        }
      }
    }
  }
  // Not `document.body`: linkedom makes an empty one where a page opens its own late or twice.
  const root = boxOf(document.documentElement, 'html', undefined)
  boxes.push(root)
  walk(root.element, root, false, false, 0)
  end(root)
  return { passages, boxes }
}
