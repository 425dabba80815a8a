import { textOfHtml } from '../base/html.ts'

const tag =
  /<\/?(?:a|abbr|applet|area|audio|b|base|big|blink|blockquote|body|br|button|cite|code|del|div|em|embed|font|form|frame|frameset|h[1-6]|hr|i|iframe|img|input|ins|li|link|mark|math|meta|object|ol|p|q|s|script|small|span|strike|strong|style|sub|sup|svg|table|tt|u|ul|video|wbr)\b[^<>]*>|<!--/i
const entity = /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/i

const program = /<\/?(?:script|style|iframe|object|embed|form|meta|base|link|img|svg|math|a)\b[^<>]*>/i

/**
 * The plain text of a headline, name or category. Publishers escape once, twice or not at all, so markup and entities are read only where there plainly
 * are some: "5 < 6" and "AT&T" stay what they are. Space is made single. At most `most` characters.
 */
export const plainText = (text: string | undefined, most = 1000): string => {
  let plain = (text ?? '').slice(0, most * 20)
  // Escaped twice means that tags show up only once the entities have been read. Where there were tags before, they are what the headline speaks of.
  let wasMarkup = false
  for (let depth = 0; depth < 2 && (tag.test(plain) || entity.test(plain)); depth++) {
    const isMarkup: boolean = tag.test(plain) && (!wasMarkup || program.test(plain))
    plain = textOfHtml(isMarkup ? plain : plain.replace(/</g, '&lt;'))
    wasMarkup ||= isMarkup
  }
  return oneLine(plain, most)
}

/** Text on one line, at most `most` characters of it. */
export const oneLine = (text: string, most = 1000): string =>
  text
    .slice(0, most * 20)
    .replace(/[\s\u0000-\u001f\u007f\u200b\ufeff]+/g, ' ')
    .trim()
    .slice(0, most)
    // A pair that the cut has parted, and halves that JSON may hold.
    .replace(/[\ud800-\udbff]$/, '')
    .toWellFormed()

/** Plain text as HTML, its blank lines as paragraphs: for what a feed gives as text where HTML is kept. */
export const asHtml = (text: string): string => {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const paragraphs = escaped
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
  return paragraphs.length < 2 ? escaped.trim() : paragraphs.map((paragraph) => `<p>${paragraph.replace(/\n/g, '<br>')}</p>`).join('')
}
