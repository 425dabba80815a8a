import { textOfClean } from '../plain-text.ts'

/** A stretch of a sanitised body: an update of a live blog with its time, or what stands around the updates. */
export type Stretch = { html: string; at?: string }

type Node = { name: string; start: number; inner: number; close: number; end: number; parent: Node | undefined; children: Node[] }

const voidTags = new Set(['br', 'hr', 'img', 'wbr'])
const dated = /<time\b[^>]*\sdatetime="(\d{4}-\d\d-\d\d[T ]\d\d:\d\d[^"]{0,25})"[^>]*>[\s\S]*?<\/time>/
const fewest = 3
const mostUpdates = 1000
// So far into an update, in characters, its time stands; a time further in is one that the text speaks of.
const atHead = 160
const fewestWords = 40

/** The tags of sanitised HTML as a tree: what the sanitiser guarantees (all closed, no bracket in attributes) makes it exact. */
const treeOf = (html: string): Node => {
  const root: Node = { name: 'div', start: 0, inner: 0, close: html.length, end: html.length, parent: undefined, children: [] }
  let at = root
  for (const { 0: token, 1: close, 2: name, index } of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (voidTags.has(name!)) continue
    if (!close) {
      const node: Node = { name: name!, start: index, inner: index + token.length, close: 0, end: 0, parent: at, children: [] }
      at.children.push(node)
      at = node
    } else if (at.parent && at.name === name) {
      at.close = index
      at.end = index + token.length
      at = at.parent
    }
  }
  return root
}

const timeIn = (html: string): { at: string; start: number; end: number } | undefined => {
  const found = dated.exec(html)
  const time = found ? new Date(found[1]!.replace(' ', 'T').replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : undefined
  if (!found || !time || !Number.isFinite(time.getTime())) return undefined
  return { at: time.toISOString(), start: found.index, end: found.index + found[0].length }
}

const isUpdate = (html: string): boolean => {
  const time = timeIn(html)
  if (!time) return false
  const text = textOfClean(html)
  const linked = [...html.matchAll(/<a href="https?:[^>]*>([\s\S]*?)<\/a>/g)].reduce(
    (sum, [, words]) => sum + textOfClean(words!).length,
    0,
  )
  const before = textOfClean(html.slice(0, time.start)).length
  const after = textOfClean(html.slice(time.end)).length
  // Lists of other pieces have their times too: they are links.
  return text.length >= fewestWords && linked < text.length / 2 && (before <= atHead || after <= 60)
}

const isHead = (node: Node, html: string) => {
  const own = html.slice(node.start, node.end)
  return /^(?:h[234]|p|div)$/.test(node.name) && timeIn(own) !== undefined && textOfClean(own).length <= atHead
}

/** An update without the element that told its time: the time is shown by us. */
const update = (html: string): Stretch => {
  const time = timeIn(html)!
  return { at: time.at, html: html.slice(0, time.start) + html.slice(time.end) }
}

const boxes = /^(?:div|li|ul|ol)$/
const isOpen = (node: Node): boolean => boxes.test(node.name) && (!node.parent || isOpen(node.parent))

/** Cuts the inside of `parent` at `starts` (updates run from one to the next, or to their own ends). */
const cut = (html: string, parent: Node, updates: { from: number; to: number }[]): Stretch[] => {
  const list = parent.name === 'ul' || parent.name === 'ol'
  const [begin, end] = list ? [parent.start, parent.end] : [updates[0]!.from, updates.at(-1)!.to]
  return [
    { html: html.slice(0, begin) },
    ...updates.slice(0, mostUpdates).map(({ from, to }) => update(html.slice(from, to).replace(/^<li\b[^>]*>|<\/li>$/g, ''))),
    { html: html.slice(end) },
  ]
}

/**
 * The updates of a live blog in a sanitised body, in the publisher's order, each with its time: three or more neighbours that carry a machine-readable time at their head
 * (Guardian, WordPress, Arc and most systems write `<time datetime>`), or lines with such a time that head what follows them. Anything else is one stretch.
 */
export const liveStretches = (html: string): Stretch[] => {
  if ((html.match(/<time\b[^>]*\sdatetime=/g)?.length ?? 0) < fewest) return [{ html }]
  let best: { updates: { from: number; to: number }[]; parent: Node } | undefined
  const weigh = (parent: Node, updates: { from: number; to: number }[]) => {
    if (updates.length >= fewest && updates.length > (best?.updates.length ?? 0)) best = { updates, parent }
  }
  const walk = (node: Node, depth: number) => {
    if (depth > 60 || !isOpen(node)) return
    weigh(
      node,
      node.children
        .filter((child) => /^(?:div|li)$/.test(child.name) && isUpdate(html.slice(child.start, child.end)))
        .map((child) => ({ from: child.start, to: child.end })),
    )
    const heads = node.children.filter((child) => isHead(child, html))
    if (heads.length >= fewest && node.name !== 'ul' && node.name !== 'ol') {
      const spans = heads.map((head, at) => ({ from: head.start, to: heads[at + 1]?.start ?? node.close }))
      weigh(
        node,
        spans.filter(({ from, to }) => isUpdate(html.slice(from, to))),
      )
    }
    for (const child of node.children) walk(child, depth + 1)
  }
  walk(treeOf(html), 0)
  return best ? cut(html, best.parent, best.updates) : [{ html }]
}
