import { pictureKey, pictureSource } from '../picture-source.ts'
import { escapeText, tidySpace } from '../plain-text.ts'
import type { Box } from './passages.ts'

const captionName = /^(?:caption|captions|figcaption|legend|bildunterschrift|bildtext)$/
const longestCaption = 800
const mostPictures = 60

/** A box around a picture and what is said of it: a figure, or a box that is called a caption (WordPress calls the whole of it so). */
export const isFrame = (box: Box): boolean => box.marks.figure || box.names.some((name) => captionName.test(name))

/** The depth of the innermost frame that a box stands in; -1 for none. */
export const frameDepth = (box: Box): number => {
  let one: Box | undefined = box
  while (one && !isFrame(one)) one = one.parent
  return one?.depth ?? -1
}

/** An element's opening tag with all its attributes. */
export const imgOf = (element: Element): string => {
  let html = '<img'
  for (const name of element.getAttributeNames())
    if (/^[\w:-]+$/.test(name)) html += ` ${name}="${escapeText(element.getAttribute(name) ?? '')}"`
  return `${html}>`
}

/** What tells one picture from another whatever its size; undefined for one that will not be shown (tracking pixels, icons, placeholders). */
export const shownAs = (element: Element, url: string | undefined): string | undefined => {
  const attributes = Object.fromEntries(element.getAttributeNames().map((name) => [name, element.getAttribute(name) ?? '']))
  const picture = pictureSource(attributes, url)
  return picture ? pictureKey(picture.address) : undefined
}

/** Writes a frame anew: each of its pictures with the words that follow it, of which none is part of the text. Nothing where it has no picture. */
export const writeFrame = (frame: Element, url: string | undefined): string => {
  const figures: { img: string; caption: string }[] = []
  const seen = new Set<string>()
  const walk = (element: Element): void => {
    for (let node = element.firstChild as ChildNode | null; node; node = node.nextSibling) {
      const last = figures.at(-1)
      if (node.nodeType === 3 && last && last.caption.length < longestCaption) last.caption += (node as Text).data
      if (node.nodeType !== 1) continue
      const child = node as Element
      const tag = child.localName.toLowerCase()
      if (/^(?:script|style|template|button|svg|iframe|select|textarea)$/.test(tag)) continue
      if (tag === 'img' || tag === 'amp-img') {
        const key = shownAs(child, url)
        if (key && !seen.has(key) && figures.length < mostPictures) figures.push({ img: imgOf(child), caption: '' })
        if (key) seen.add(key)
      } else {
        // Credits stand beside captions without a space between them.
        if (last?.caption) last.caption += ' '
        walk(child)
      }
    }
  }
  walk(frame)
  return figures
    .map(({ img, caption }) => {
      const words = tidySpace(caption).slice(0, longestCaption)
      return `<figure>${img}${words ? `<figcaption>${escapeText(words)}</figcaption>` : ''}</figure>`
    })
    .join('')
}
