import { readHeadline } from '../headline.ts'
import { tidySpace } from '../plain-text.ts'

/** The words of a headline in small letters. */
export const words = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
/** Its letters and digits alone: two headlines that differ in these differ. */
export const plain = (text: string) => words(text).join('')

// Lines above a headline that stand in the same element: kickers, labels, words for screen readers.
const kicker =
  /kicker|eyebrow|overline|roofline|dachzeile|spitzmarke|prefix|pretitle|label|badge|category|topic|screen-?reader|sr-only|visually-?hidden|assistive/i
// What is on the publisher's page beside the text: "[Watch]", "(video)", "| Editorial".
const label =
  /\s*(?:[[(](?:watch|videos?|photos?|pictures|gallery|listen|audio|live|update[ds]?)[\])]|\|\s*(?:editorial|opinion|column|commentary|analysis|review))$/i

/** A headline without a label at its end. */
export const withoutLabel = (title: string): string => title.replace(label, '') || title

/**
 * The text of a headline's element. A kicker before it goes, unless what is told of the piece has it too: by the kicker's class, or because the told headline is
 * just what follows it.
 */
export const headingText = (element: Element, told: string[]): string => {
  const whole = textParted(element)
  const known = new Set(told.map(plain))
  const isKnown = (text: string) => known.has(plain(text)) || known.has(plain(withoutLabel(text)))
  let rest = whole
  for (const child of [...element.querySelectorAll('*')].slice(0, 20)) {
    const text = textParted(child)
    if (!text || !rest.startsWith(text) || rest.length - text.length < 10) continue
    const after = rest.slice(text.length).replace(/^[\s:|/+–—-]+/, '')
    if (isKnown(after)) return readHeadline(after)
    if (kicker.test(child.getAttribute('class') ?? '')) rest = after
  }
  return readHeadline(known.has(plain(whole)) ? whole : rest)
}

const textParted = (element: Element): string => {
  let text = ''
  const walk = (node: Node, depth: number) => {
    if (depth > 30 || text.length > 1000) return
    if (node.nodeType === 3) text += node.textContent ?? ''
    else if (node.nodeType === 1) {
      const name = (node as Element).localName
      if (/^(?:style|script|svg|button|noscript)$/.test(name)) return
      const parts = /^(?:span|div|br|p|small|strong)$/.test(name)
      if (parts) text += '\u0001'
      for (const child of [...node.childNodes].slice(0, 100)) walk(child, depth + 1)
      if (parts) text += '\u0001'
    }
  }
  walk(element, 0)
  // A span that colours half of a word parts nothing; one beside a whole word does.
  return tidySpace(text.replace(/(?<=[\p{Ll}\p{N}:.!?”"»])\u0001+(?=[\p{Lu}“"«])/gu, ' ').replaceAll('\u0001', ''))
}
