import { escapeText } from '../plain-text.ts'
import type { Box, Passage } from './passages.ts'

const pictures = new Set(['img', 'amp-img'])
const films = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'amp-iframe'])
const without = new Set(
  'script style template svg math head title select option textarea button canvas map input dialog datalist'.split(' '),
)
const single = new Set(['br', 'hr', 'wbr', 'img', 'source', 'embed'])
const captions = /^(?:caption|captions|figcaption|legend|credit|credits|bildunterschrift|bildtext)$/
const attributesOf = (tag: string) =>
  pictures.has(tag) || films.has(tag) || tag === 'source'
    ? undefined
    : ['class', 'href', 'dir', 'lang', 'colspan', 'rowspan', 'scope', 'start', 'reversed', 'datetime', 'title']

const opened = (element: Element, tag: string): string => {
  const names = attributesOf(tag)
  let html = `<${tag}`
  for (const name of names ?? element.getAttributeNames()) {
    const value = element.getAttribute(name)
    if (value !== null && /^[\w:-]+$/.test(name)) html += ` ${name}="${escapeText(value)}"`
  }
  return `${html}>`
}

const isFrame = (box: Box) => box.marks.figure || box.names.some((name) => captions.test(name))

/** The depth of the innermost frame or caption that a box stands in; -1 for none. */
const frameDepth = (box: Box): number => {
  let one: Box | undefined = box
  while (one && !isFrame(one)) one = one.parent
  return one?.depth ?? -1
}

/** Whether a box is a picture's frame and has one. Only the outermost frame looks, so that frames within frames cost no more. */
const framesPicture = (box: Box): boolean =>
  isFrame(box) && !(box.parent && isFrame(box.parent)) && box.element.querySelector('img,amp-img') !== null

/**
 * Writes the chosen passages of a page as HTML, with the tags around them up to the innermost element that holds them all, and with the pictures and films that
 * stand between them. A picture goes with its box: into the piece if a chosen passage stands there too, or if it stands there alone with its caption.
 */
export const cutOut = (passages: Passage[], boxes: Box[], chosen: boolean[]): string => {
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
  // A piece's first picture stands above its text, often in a box beside the text's own.
  if (root.parent?.marks.article && held.get(root.parent)!.others < 30) root = root.parent

  let at = -1
  const belongs = (box: Box): boolean => {
    let one: Box | undefined = box
    while (one && !held.has(one)) one = one.parent
    if (!one) return false
    const { chosen: here, others } = held.get(one)!
    return (here > 0 || others === 0) && !one.marks.aside
  }
  const out: string[] = []
  /** Writes what is kept of an element's children; says whether that was anything. */
  const write = (element: Element, box: Box, hasPicture: boolean): boolean => {
    let kept = false
    for (let node = element.firstChild as ChildNode | null; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        const order = orderOf.get(node as Text)
        if (order === undefined) continue
        at = order
        if (!chosen[order] && !(hasPicture && frameDepth(passages[order]!.box) >= 0)) continue
        out.push(escapeText((node as Text).data))
        kept = true
        continue
      }
      if (node.nodeType !== 1) continue
      const child = node as Element
      const tag = child.localName.toLowerCase()
      if (without.has(tag)) continue
      if (tag === 'br' || tag === 'hr' || tag === 'wbr') {
        out.push(`<${tag}>`)
        continue
      }
      if (pictures.has(tag)) {
        if (at >= last || !belongs(box)) continue
        out.push(opened(child, 'img'))
        kept = true
        continue
      }
      if (films.has(tag)) {
        if (at < first || at >= last || !belongs(box)) continue
        out.push(child.outerHTML)
        kept = true
        continue
      }
      const inner = boxOf.get(child) ?? box
      const start = out.length
      const name = tag === 'noscript' || tag === 'picture' ? 'span' : tag
      out.push(opened(child, name))
      const here = write(child, inner, hasPicture || (inner !== box && framesPicture(inner)))
      if (here) out.push(single.has(tag) ? '' : `</${name}>`)
      else out.length = start
      kept ||= here
    }
    return kept
  }
  if (root.parent?.parent) out.push(opened(root.element, root.tag))
  write(root.element, root, framesPicture(root))
  if (root.parent?.parent) out.push(`</${root.tag}>`)
  return out.join('')
}
