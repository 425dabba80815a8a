import sanitizeHtml from 'sanitize-html'
import { allowedAttributes, allowedSchemes, allowedTags, deepest, longestBody, pictureScheme, silentTags } from './allowed-html.ts'
import { canonicalLink } from './canonical-link.ts'
import { embedLink } from './embed-link.ts'
import { boundDepth } from './page-depth.ts'
import { type PreparedPicture, pictureSource } from './picture-source.ts'

type Attributes = Record<string, string>
type Tag = { tagName: string; attribs: Attributes; text?: string }

// The library forgets to forget a renaming when the new name is not allowed, and then closes another tag with it: what is to go keeps its own name,
// and links without an address become spans, which go at the end.
const captionClass =
  /(?:^|\s)(?:[\w-]*caption[-_]*(?:text|content)|[\w]*[-_]{0,2}(?:image|img|media|photo|figure|picture)[-_]+caption|caption|legend|bildunterschrift)(?=\s|$)/i
const block =
  (tagName: string) =>
  (_: string, attribs: Attributes): Tag => ({
    tagName: captionClass.test(attribs.class ?? '') ? 'figcaption' : tagName,
    attribs: pick(attribs),
  })
const pick = ({ dir, lang }: Attributes): Attributes => ({
  ...(dir === 'rtl' || dir === 'ltr' || dir === 'auto' ? { dir } : {}),
  ...(lang && /^[\w-]{2,20}$/.test(lang) ? { lang } : {}),
})
const rename =
  (tagName: string) =>
  (_: string, attribs: Attributes): Tag => ({ tagName, attribs: pick(attribs) })

const card =
  (base: string | undefined) =>
  (tagName: string, attribs: Attributes): Tag => {
    const link = embedLink(attribs.src ?? attribs.data ?? attribs['data-src'], base, attribs.title)
    return link
      ? { tagName: 'a', attribs: { href: link.href, rel: 'noopener nofollow', class: 'embed' }, text: link.words }
      : { tagName, attribs: {} }
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

/**
 * Hostile HTML to HTML that cannot run: only what allowed-html.ts lists, addresses made absolute against `base`, headings no higher than h2, frames and films
 * made links, pictures given as `picture:N` with N an index into `pictures`. The library does the parsing and the last word is its list.
 */
export const sanitise = (html: string, base: string | undefined): { html: string; pictures: PreparedPicture[] } => {
  const pictures: PreparedPicture[] = []
  const clean = sanitizeHtml(boundDepth(html.slice(0, longestBody)), {
    allowedTags,
    allowedAttributes,
    allowedClasses: { a: ['embed'] },
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
      'amp-iframe': card(base),
      source: (_, attribs) =>
        /^(?:video|audio)\//.test(attribs.type ?? '') ? card(base)('source', attribs) : { tagName: 'source', attribs: {} },
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
          block('div'),
        ]),
      ),
      p: block('p'),
    },
    exclusiveFilter: ({ tag, text, mediaChildren }) =>
      /^(?:a|em|strong|b|i|u|s|small|p|li|h[234]|figcaption|ul|ol|q|cite|blockquote)$/.test(tag) &&
      !text.trim() &&
      mediaChildren.length === 0,
  })
  return { html: clean.replace(/<\/?span[^>]*>|<img(?: alt="[^"]*")? \/>/g, ''), pictures }
}
