import sanitizeHtml from 'sanitize-html'
import { withinDepth } from '../base/html.ts'
import {
  allowedAttributes,
  allowedClasses,
  allowedSchemes,
  allowedTags,
  deepest,
  longestBody,
  pictureScheme,
  silentTags,
} from './allowed-html.ts'
import { messageIn, partByClass, placeholderIn, placeholderTags } from './body/embed-marks.ts'
import { canonicalLink } from './canonical-link.ts'
import { embedLink } from './embed-link.ts'
import { type PreparedPicture, pictureSource } from './picture-source.ts'

type Attributes = Record<string, string>
type Tag = { tagName: string; attribs: Attributes; text?: string }

// The library forgets to forget a renaming when the new name is not allowed, and then closes another tag with it: what is to go keeps its own name,
// and links without an address become spans, which go at the end.
const captionClass =
  /(?:^|\s)(?:[\w-]*caption[-_]*(?:text|content)|[\w]*[-_]{0,2}(?:image|img|media|photo|figure|picture)[-_]+caption|caption|legend|bildunterschrift)(?=\s|$)/i
const block =
  (tagName: string, base: string | undefined) =>
  (given: string, attribs: Attributes): Tag => {
    const shown = linked(placeholderIn(given, attribs), base, attribs.title)
    if (shown) return shown
    if (captionClass.test(attribs.class ?? '')) return { tagName: 'figcaption', attribs: pick(attribs) }
    const part = tagName === 'div' ? partByClass(attribs.class) : null
    if (part === 'pull') return { tagName: 'blockquote', attribs: { ...pick(attribs), class: 'pull' } }
    return part ? { tagName: 'aside', attribs: { ...pick(attribs), class: part } } : { tagName, attribs: pick(attribs) }
  }
const pick = ({ dir, lang }: Attributes): Attributes => ({
  ...(dir === 'rtl' || dir === 'ltr' || dir === 'auto' ? { dir } : {}),
  ...(lang && /^[\w-]{2,20}$/.test(lang) ? { lang } : {}),
})
const rename =
  (tagName: string) =>
  (_: string, attribs: Attributes): Tag => ({ tagName, attribs: pick(attribs) })

const linked = (source: string | undefined, base: string | undefined, title: string | undefined): Tag | null => {
  const link = embedLink(source, base, title)
  return link && { tagName: 'a', attribs: { href: link.href, rel: 'noopener nofollow', class: 'embed' }, text: link.words }
}

const card =
  (base: string | undefined) =>
  (tagName: string, attribs: Attributes): Tag => {
    // Lazy frames carry a blank page in `src` and the real one beside it.
    const [blank, source] = [/^(?:about:|data:|javascript:|$)/i, attribs.src ?? attribs.data]
    const lazy = attribs['data-src'] ?? attribs['data-lazy-src'] ?? attribs['data-cmp-src'] ?? attribs['data-litespeed-src']
    return linked(source && !blank.test(source) ? source : (lazy ?? source), base, attribs.title) ?? { tagName, attribs: {} }
  }

const place =
  (base: string | undefined) =>
  (tagName: string, attribs: Attributes): Tag =>
    linked(placeholderIn(tagName, attribs), base, attribs.title) ?? { tagName, attribs: {} }

const quote =
  (base: string | undefined) =>
  (_: string, attribs: Attributes): Tag => {
    const message = messageIn(attribs)
    if (!message)
      return { tagName: 'blockquote', attribs: { ...pick(attribs), ...(partByClass(attribs.class) === 'pull' ? { class: 'pull' } : {}) } }
    const cite = embedLink(message.address, base)?.href
    return { tagName: 'blockquote', attribs: { ...pick(attribs), class: 'embed', ...(cite ? { cite } : {}) } }
  }

const anchor =
  (base: string | undefined) =>
  (_: string, attribs: Attributes): Tag => {
    const href = attribs.href?.trim() ?? ''
    if (/^mailto:[^\s?]+@[^\s?]+$/i.test(href)) return { tagName: 'a', attribs: { href } }
    const link = /^#/.test(href) ? null : canonicalLink(href, base)
    // Without an address the words stay and the link goes.
    return link ? { tagName: 'a', attribs: { href: link, rel: 'noopener nofollow' } } : { tagName: 'span', attribs: {} }
  }

const mostPictures = 300

// A film names its files in `source` elements, which go with all that is in it: the first is as good an address.
const filmed =
  /<(audio|video)\b((?:(?!\ssrc\s*=)[^<>])*)>((?:(?!<\/(?:audio|video))[\s\S]){0,1500}?)<source\b[^<>]*?\ssrc\s*=\s*["']?([^"'\s<>]+)/gi
const withSources = (html: string) => (/<source\b/i.test(html) ? html.replace(filmed, '<$1$2 src="$4">$3') : html)

/**
 * Hostile HTML to HTML that cannot run: only what allowed-html.ts lists, addresses made absolute against `base`, headings no higher than h2, frames and films
 * made links, pictures given as `picture:N` with N an index into `pictures`. The library does the parsing and the last word is its list.
 */
export const sanitise = (html: string, base: string | undefined): { html: string; pictures: PreparedPicture[] } => {
  const pictures: PreparedPicture[] = []
  // Before anything is read: what is dropped afterwards (no database holds it) could part what it has joined.
  const whole = html.slice(0, longestBody).replaceAll('\0', '').toWellFormed()
  const clean = sanitizeHtml(withSources(withinDepth(whole, 250)), {
    allowedTags,
    allowedAttributes,
    allowedClasses,
    allowedSchemes,
    allowedSchemesByTag: { img: [pictureScheme] },
    allowProtocolRelative: false,
    nonTextTags: silentTags,
    nestingLimit: deepest,
    transformTags: {
      a: anchor(base),
      img: (_, attribs) => {
        const picture = pictureSource(attribs, base)
        if (!picture || pictures.length === mostPictures) return { tagName: 'img', attribs: {} }
        pictures.push(picture)
        const { alt, width, height } = picture
        return {
          tagName: 'img',
          attribs: {
            src: `${pictureScheme}:${pictures.length - 1}`,
            alt: alt ?? '',
            ...(width && height ? { width: `${width}`, height: `${height}` } : {}),
          },
        }
      },
      iframe: card(base),
      embed: card(base),
      object: card(base),
      video: card(base),
      audio: card(base),
      ...Object.fromEntries(placeholderTags.map((tag) => [tag, place(base)])),
      blockquote: quote(base),
      source: (_, attribs) =>
        /^(?:video|audio)\//.test(attribs.type ?? '') ? card(base)('source', attribs) : { tagName: 'source', attribs: {} },
      figure: (_, attribs) =>
        partByClass(attribs.class) === 'pull'
          ? { tagName: 'blockquote', attribs: { ...pick(attribs), class: 'pull' } }
          : { tagName: 'figure', attribs: pick(attribs) },
      h1: rename('h2'),
      h5: rename('h4'),
      h6: rename('h4'),
      strike: rename('s'),
      tt: rename('code'),
      dir: rename('ul'),
      menu: rename('ul'),
      ...Object.fromEntries(
        ['div', 'section', 'article', 'main', 'aside', 'header', 'footer', 'center', 'details', 'summary', 'address'].map((tag) => [
          tag,
          block('div', base),
        ]),
      ),
      p: block('p', base),
    },
    exclusiveFilter: ({ tag, text, mediaChildren }) =>
      /^(?:a|em|strong|b|i|u|s|small|q|cite)$/.test(tag) && !text.trim() && mediaChildren.length === 0,
  })
  return { html: clean.replace(/<\/?span[^>]*>|<img(?: alt="[^"]*")? \/>/g, ''), pictures }
}
