import { balanced } from './body/balanced.ts'
import { frameCard, messageCard } from './body/embed-card.ts'
import { captioned, figureBlocks, figureOf } from './body/figure.ts'
import { liveStretches } from './body/live-updates.ts'
import { noteOf } from './body/note.ts'
import type { Part } from './body/part.ts'
import { quoteOf } from './body/quote.ts'
import { dataTable } from './body/table.ts'
import { embedLink, isEmbedAddress } from './embed-link.ts'
import { escapeText, textOfClean } from './plain-text.ts'

/**
 * One block of a body: a paragraph, a heading, a list, a figure … `html` is whole and closed, `text` is what it says. `part`: the update of a live blog or the
 * gallery that it belongs to (`htmlOf` puts them together again). `aside` is a card of an embedded thing or a note of the editors, by its class; `corrects`: the
 * publisher marks the note as a correction.
 */
export type Block = { tag: string; html: string; text: string; part?: Part; corrects?: true }

const blockTags = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'dl',
  'blockquote',
  'pre',
  'hr',
  'figure',
  'figcaption',
  'table',
  'img',
  'aside',
])
const voidTags = new Set(['br', 'hr', 'img', 'wbr'])

const block = (tag: string, html: string): Block => ({ tag, html, text: textOfClean(html) })

/** Without the white space and line breaks at both ends. By hand: an expression that ends in `$` looks along every run of spaces in the middle, again from each of them. */
const withoutOuterBreaks = (html: string): string => {
  const start = /^(?:\s|<br \/>)*/.exec(html)![0].length
  let end = html.length
  while (end > start) {
    if (/\s/.test(html[end - 1]!)) end--
    else if (html.endsWith('<br />', end)) end -= '<br />'.length
    else break
  }
  return html.slice(start, end)
}

/** Two line breaks outside of any inline tag part paragraphs: old systems write bodies so. */
const paragraphs = (run: string): Block[] => {
  const found: Block[] = []
  let depth = 0
  let from = 0
  const end = (to: number, next: number) => {
    const html = withoutOuterBreaks(run.slice(from, to))
    if (textOfClean(html)) found.push(block('p', `<p>${html}</p>`))
    from = next
  }
  for (const { 0: tag, 1: close, 2: name, index } of run.matchAll(/(?:<br \/>\s*){2,}|<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (!name) {
      if (depth === 0) end(index, index + tag.length)
    } else if (!voidTags.has(name)) depth += close ? -1 : 1
  }
  end(run.length, run.length)
  return found
}

const embedded = /<a [^>]*class="embed"[^>]*>(?:(?!<\/a>)[\s\S])*<\/a>/g

/** Pictures and cards inside a paragraph stand by themselves; the paragraph's words follow. */
const paragraph = (html: string): Block[] => {
  const pictures = html.match(/<img [^>]*>/g) ?? []
  const cards = html.match(embedded) ?? []
  if (pictures.length + cards.length === 0) {
    const text = textOfClean(html)
    // WordPress and Ghost leave an address by itself where their own page shows the thing.
    const link = isEmbedAddress(text) ? embedLink(text, undefined) : null
    const card = link
      ? frameCard(`<a href="${escapeText(link.href)}" rel="noopener nofollow" class="embed">${escapeText(link.words)}</a>`)
      : undefined
    if (card) return [card]
    return paragraphs(html.replace(/^<p[^>]*>|<\/p>$/g, '')).map((one, _, all) => (all.length === 1 ? block('p', html) : one))
  }
  const rest = html
    .replace(embedded, '')
    .replace(/<img [^>]*>/g, '')
    .replace(/<a [^>]*>\s*<\/a>/g, '')
  return [
    ...pictures.map((picture) => figureOf(picture)),
    ...cards.flatMap((card) => frameCard(card) ?? []),
    ...(textOfClean(rest) ? [block('p', rest)] : []),
  ]
}

/** Lists whose every line is a picture are galleries. */
const isPictureList = (html: string) => {
  const lines = html.match(/<(?:li|dt)\b[\s\S]*?<\/(?:li|dt)>/g) ?? []
  return lines.length > 0 && lines.every((line) => /<img /.test(line)) && textOfClean(html).length < lines.length * 300
}

// A paragraph cannot hold these: where it does, it is a box.
const boxed = /<(?:p|h[234]|ul|ol|dl|blockquote|pre|hr|figure|figcaption|table|aside)\b/

const finish = (tag: string, html: string): Block[] => {
  if (tag === 'a') return [frameCard(html)].filter((card) => card !== undefined)
  if (tag === 'blockquote') {
    const card = /^<blockquote[^>]*\sclass="embed"/.test(html) ? messageCard(html, blocksIn) : undefined
    return card ? [card] : quoteOf(html, blocksIn)
  }
  if (tag === 'aside') {
    const kind = /^<aside[^>]*\sclass="(note|correction)"/.exec(html)?.[1]
    const blocks = blocksIn(html.replace(/^<aside[^>]*>|<\/aside>$/g, ''))
    return kind ? noteOf(blocks, kind === 'correction') : blocks
  }
  if (tag === 'figure') return figureBlocks(html, blocksIn)
  if (tag === 'img') return [figureOf(html)]
  if (tag === 'table') {
    const table = dataTable(html.replace(/<\/?div[^>]*>/g, ' '))
    return table
      ? [block('table', withoutMarks(table))]
      : blocksIn(html.replace(/<(\/?)(?:table|caption|thead|tbody|tfoot|tr|t[hd])\b[^>]*>/g, '<$1div>'))
  }
  if (/^[uod]l$/.test(tag) && isPictureList(html)) {
    const blocks = blocksIn(html.replace(/<(\/?)(?:ul|ol|li|dl|dt|dd)\b[^>]*>/g, '<$1div>'))
    return figureBlocks(`<figure>${blocks.map((one) => one.html).join('')}</figure>`, () => blocks)
  }
  const flat = withoutMarks(html.replace(/<\/?div[^>]*>/g, ' '))
  if (tag === 'p')
    return boxed.test(html.slice(2)) ? blocksIn(html.replace(/^<p[^>]*>|<\/p>$/g, '')) : paragraph(html.replace(/<\/?div[^>]*>/g, ' '))
  return tag === 'hr' || /<img /.test(flat) || textOfClean(flat) ? [block(tag, flat)] : []
}

/** Quoted messages within lists and cells are quotes; lines that say nothing go. */
const withoutMarks = (html: string) => html.replace(/<blockquote\b[^>]*>/g, '<blockquote>').replace(/<(li|p)>\s*<\/\1>/g, '')

const blocksIn = (html: string): Block[] => {
  const blocks: Block[] = []
  const add = (fresh: Block[]) => {
    for (const one of fresh) {
      const inner = one.html.replace(/^<figcaption[^>]*>|<\/figcaption>$/g, '')
      const joined = one.tag === 'figcaption' ? captioned(blocks.at(-1), inner) : undefined
      if (joined) blocks[blocks.length - 1] = joined
      else if (one.tag === 'figcaption') blocks.push(...paragraphs(inner))
      else blocks.push(one)
    }
  }
  let loose = ''
  let open: string[] = []
  const flush = () => {
    for (const tag of open.reverse()) loose += `</${tag}>`
    open = []
    if (loose.trim()) add(paragraphs(loose.replace(/<([a-z]+)[^>]*>\s*<\/\1>/g, '')).flatMap((one) => paragraph(one.html)))
    loose = ''
  }
  let inside = ''
  let depth = 0
  let from = 0
  let at = 0
  for (const { 0: token, 1: close, 2: tag, index } of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    const name = tag!
    const single = voidTags.has(name)
    if (inside) {
      if (!single) depth += close ? -1 : 1
      if (depth === 0) {
        add(finish(inside, html.slice(from, index + token.length)))
        inside = ''
      }
    } else {
      loose += html.slice(at, index)
      if (name === 'div') flush()
      else if (!close && (blockTags.has(name) || (name === 'a' && token.includes('class="embed"')))) {
        flush()
        if (single) add(finish(name, token))
        else {
          inside = name
          depth = 1
          from = index
        }
      } else if (single) loose += token
      else if (!close) {
        loose += token
        open.push(name)
      } else if (open.at(-1) === name) {
        loose += token
        open.pop()
      }
    }
    at = index + token.length
  }
  // What a cut has left open is read all the same.
  if (inside) add(finish(inside, `${html.slice(from)}</${inside}>`))
  else loose += html.slice(at)
  flush()
  return blocks
}

/**
 * Cuts sanitised HTML into its top blocks, updates of a live blog into theirs. Boundaries (`div`) vanish, loose text becomes paragraphs, pictures become figures, frames and
 * quoted messages cards, a caption that follows a picture (WordPress's wp-caption) joins its figure. Relies on what the sanitiser guarantees: every tag closed, no angle
 * bracket in attributes.
 */
export const toBlocks = (html: string): Block[] =>
  liveStretches(html).flatMap(({ html: stretch, at }, key) =>
    blocksIn(stretch).map((one): Block => ({ ...one, html: balanced(one.html), ...(at ? { part: { kind: 'live', key, at } } : {}) })),
  )
