import { parseHTML } from 'linkedom'

const tag =
  /<\/?(?:a|abbr|applet|area|audio|b|base|big|blink|blockquote|body|br|button|cite|code|del|div|em|embed|font|form|frame|frameset|h[1-6]|hr|i|iframe|img|input|ins|li|link|mark|math|meta|object|ol|p|q|s|script|small|span|strike|strong|style|sub|sup|svg|table|tt|u|ul|video|wbr)\b[^<>]*>/i
const entity = /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/i

const read = (html: string): string => {
  try {
    return textOf(html)
  } catch {
    // What the parser chokes on is no headline; its letters are kept without anything that looks like markup.
    return html.replace(/<[^>]*>?|&[#\w]*;?/g, ' ')
  }
}

const textOf = (html: string) => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  document.body.innerHTML = html
  for (const silent of document.querySelectorAll('script, style, template, noscript')) silent.remove()
  for (const gap of document.querySelectorAll('br, p, div, li, h1, h2, h3, h4, h5, h6')) gap.append(' ')
  return document.body.textContent ?? ''
}

/**
 * The plain text of a headline, name or category. Publishers escape once, twice or not at all, so markup and entities are read only where there plainly
 * are some: "5 < 6" and "AT&T" stay what they are. Space is made single. At most `most` characters.
 */
export const plainText = (text: string | undefined, most = 1000): string => {
  let plain = (text ?? '').slice(0, most * 20)
  // Escaped twice means that tags show up only once the entities have been read.
  for (let depth = 0; depth < 2 && (tag.test(plain) || entity.test(plain)); depth++) {
    plain = tag.test(plain) ? read(plain) : read(plain.replace(/</g, '&lt;'))
  }
  return plain
    .replace(/[\s\u0000-\u001f\u007f\u200b\ufeff]+/g, ' ')
    .trim()
    .slice(0, most)
}

/** Plain text as HTML, its blank lines as paragraphs: for what a feed gives as text where HTML is kept. */
export const asHtml = (text: string): string => {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const paragraphs = escaped
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
  return paragraphs.length < 2 ? escaped.trim() : paragraphs.map((paragraph) => `<p>${paragraph.replace(/\n/g, '<br>')}</p>`).join('')
}
