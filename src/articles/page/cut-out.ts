import { messageIn, placeholderIn } from '../body/embed-marks.ts'
import { escapeText } from '../plain-text.ts'
import { frameDepth, imgOf, isFrame, shownAs, writeFrame } from './frame.ts'
import type { Box, Passage } from './passages.ts'

const pictures = new Set(['img', 'amp-img'])
const films = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'amp-iframe'])
const without = new Set(
  'script style template svg math head title select option textarea button canvas map input dialog datalist'.split(' '),
)
const breaks = new Set(['br', 'hr', 'wbr'])
const kept = ['class', 'href', 'dir', 'lang', 'colspan', 'rowspan', 'scope', 'start', 'reversed', 'datetime', 'title', 'itemprop', 'id']
const mostBesidePicture = 30

const opened = (element: Element, tag: string): string => {
  let html = `<${tag}`
  for (const name of kept) {
    const value = element.getAttribute(name)
    if (value !== null) html += ` ${name}="${escapeText(value)}"`
  }
  return `${html}>`
}

/** What other sites' scripts would make a card of. Attributes are looked at only where a name says that it may be one. */
const isEmbed = (element: Element, tag: string): boolean => {
  if (films.has(tag)) return true
  if (tag !== 'blockquote' && !tag.includes('-') && !tag.includes(':') && !/embed|fb-/.test(element.getAttribute('class') ?? ''))
    return false
  const attributes = Object.fromEntries(element.getAttributeNames().map((name) => [name, element.getAttribute(name) ?? '']))
  return messageIn(attributes) !== null || placeholderIn(tag, attributes) !== undefined
}

/**
 * Writes the chosen passages of a page as HTML: with the tags around them up to the innermost element that holds them all, and with the pictures and embeds that
 * stand between them. A picture or embed goes with its box: into the piece if a chosen passage stands there too, or nothing but captions. Text that was not chosen
 * stays out, captions aside. `url`: where the page is.
 */
export const cutOut = (passages: Passage[], boxes: Box[], chosen: boolean[], url: string | undefined): string => {
  const first = chosen.indexOf(true)
  if (first < 0) return ''
  const last = chosen.lastIndexOf(true)
  const orderOf = new Map<Text, number>()
  const held = new Map<Box, { chosen: number; others: number }>()
  passages.forEach((passage, index) => {
    for (const node of passage.nodes) orderOf.set(node, index)
    const frame = chosen[index] ? -1 : frameDepth(passage.box)
    for (let box: Box | undefined = passage.box; box; box = box.parent) {
      const count = held.get(box) ?? { chosen: 0, others: 0 }
      if (chosen[index]) count.chosen++
      else if (frame < box.depth) count.others++
      held.set(box, count)
    }
  })
  const boxOf = new Map(boxes.map((box) => [box.element, box]))
  const all = chosen.filter(Boolean).length
  let root: Box = passages[first]!.box
  while (held.get(root)!.chosen < all && root.parent) root = root.parent
  // A piece's first picture often stands above its text, in a box beside the text's own.
  if (root.parent?.marks.article && held.get(root.parent)!.others < mostBesidePicture) root = root.parent

  const belongs = (box: Box): boolean => {
    let one: Box | undefined = box
    while (one && !held.has(one)) one = one.parent
    if (!one || one.marks.aside) return false
    const { chosen: here, others } = held.get(one)!
    return here > 0 || others === 0
  }
  const out: string[] = []
  let at = -1
  /** Writes what is kept of an element's children; says whether that was anything. */
  const write = (element: Element, box: Box): boolean => {
    let hasAny = false
    for (let node = element.firstChild as ChildNode | null; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        const order = orderOf.get(node as Text)
        if (order === undefined) continue
        at = order
        if (chosen[order]) {
          out.push(escapeText((node as Text).data))
          hasAny = true
        }
        continue
      }
      if (node.nodeType !== 1) continue
      const child = node as Element
      const tag = child.localName.toLowerCase()
      if (without.has(tag)) continue
      const inner = boxOf.get(child)
      if (breaks.has(tag)) out.push(`<${tag}>`)
      else if (pictures.has(tag)) {
        if (at >= last || !belongs(box) || !shownAs(child, url)) continue
        out.push(imgOf(child))
        hasAny = true
      } else if (isEmbed(child, tag)) {
        if (at < first || at >= last || !belongs(inner?.parent ?? box)) continue
        out.push(child.outerHTML)
        hasAny = true
      } else if (inner && isFrame(inner) && !held.get(inner)?.chosen && !child.querySelector('iframe,video,audio,blockquote')) {
        if (at >= last || !belongs(inner)) continue
        const frame = writeFrame(child, url)
        out.push(frame)
        hasAny ||= frame !== ''
      } else {
        const start = out.length
        const name = tag === 'noscript' || tag === 'picture' ? 'span' : tag
        out.push(opened(child, name))
        const here = write(child, inner ?? box)
        if (here) out.push(`</${name}>`)
        else out.length = start
        hasAny ||= here
      }
    }
    return hasAny
  }
  if (root.parent?.parent) out.push(opened(root.element, root.tag))
  write(root.element, root)
  if (root.parent?.parent) out.push(`</${root.tag}>`)
  return out.join('')
}
