import { textOfClean } from './plain-text.ts'

/** One block of a body: a paragraph, a heading, a list, a figure … `html` is whole and closed, `text` is what it says. */
export type Block = { tag: string; html: string; text: string }

const blockTags = new Set(['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'dl', 'blockquote', 'pre', 'hr', 'figure', 'figcaption', 'table', 'img'])
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

/** A picture inside a paragraph stands by itself; the paragraph's words follow. */
const withPicturesOut = (html: string): Block[] => {
  const pictures = html.match(/<img [^>]*>/g)
  if (!pictures) return paragraphs(html.replace(/^<p[^>]*>|<\/p>$/g, '')).map((one, _, all) => (all.length === 1 ? block('p', html) : one))
  const rest = html.replace(/<img [^>]*>/g, '').replace(/<a [^>]*>\s*<\/a>/g, '')
  return [...pictures.map((picture) => block('figure', `<figure>${picture}</figure>`)), ...(textOfClean(rest) ? [block('p', rest)] : [])]
}

const figure = (html: string): Block[] => {
  const inner = html.replace(/^<figure[^>]*>|<\/figure>$/g, '')
  const pictures = inner.match(/<img [^>]*>/g)
  if (!pictures) return toBlocks(inner)
  const caption = /<figcaption[^>]*>([\s\S]*?)<\/figcaption>/.exec(inner)?.[1] ?? inner.replace(/<img [^>]*>/g, '')
  const words = textOfClean(caption)
  return [
    block(
      'figure',
      `<figure>${pictures.join('')}${words ? `<figcaption>${caption.replace(/<\/?(?:p|div|figure|h[234]|ul|ol|li|blockquote|figcaption)\b[^>]*>/g, ' ').trim()}</figcaption>` : ''}</figure>`,
    ),
  ]
}

const finish = (tag: string, html: string): Block[] => {
  const flat = html.replace(/<\/?div[^>]*>/g, ' ')
  if (tag === 'figure') return figure(html)
  if (tag === 'img') return [block('figure', `<figure>${html}</figure>`)]
  if (tag === 'p') return withPicturesOut(flat)
  return tag === 'hr' || /<img /.test(flat) || textOfClean(flat) ? [block(tag, flat)] : []
}

/**
 * Cuts sanitised HTML into its top blocks. Boundaries (`div`) vanish, loose text becomes paragraphs, pictures become figures, a caption that follows a
 * picture (WordPress's wp-caption) joins its figure. Relies on what the sanitiser guarantees: every tag closed, no angle bracket in attributes.
 */
export const toBlocks = (html: string): Block[] => {
  const blocks: Block[] = []
  const add = (fresh: Block[]) => {
    for (const one of fresh) {
      const last = blocks.at(-1)
      if (one.tag !== 'figcaption') blocks.push(one)
      else if (last?.tag === 'figure' && !last.text)
        blocks[blocks.length - 1] = block('figure', last.html.replace('</figure>', `${one.html}</figure>`))
      else blocks.push(block('p', one.html.replace(/^<figcaption/, '<p').replace(/<\/figcaption>$/, '</p>')))
    }
  }
  let loose = ''
  let open: string[] = []
  let isEmbed = false
  const flush = () => {
    for (const tag of open.reverse()) loose += `</${tag}>`
    open = []
    if (loose.trim()) add(paragraphs(loose.replace(/<([a-z]+)[^>]*>\s*<\/\1>/g, '')))
    loose = ''
    isEmbed = false
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
      else if (!close && blockTags.has(name)) {
        flush()
        if (single) add(finish(name, token))
        else {
          inside = name
          depth = 1
          from = index
        }
      } else if (!close && token.includes('class="embed"')) {
        flush()
        loose = token
        open = [name]
        isEmbed = true
      } else if (single) loose += token
      else if (!close) {
        loose += token
        open.push(name)
      } else if (open.at(-1) === name) {
        loose += token
        open.pop()
        if (isEmbed) flush()
      }
    }
    at = index + token.length
  }
  loose += html.slice(at)
  flush()
  return blocks
}
