import { bodyParts, correctionHtml, figureHtml, nameAndRole, pictureAddress, pictureSize } from '../feeds/item-text.ts'
import { text } from '../feeds/xml.ts'
import type { Shown } from '../newsroom.ts'
import { words } from '../piece-words.ts'
import { slug } from '../slug.ts'
import type { Piece } from '../telling-at.ts'
import { page } from './document.ts'

/** An article on its title's own pages. A title behind a wall sends the first paragraph only and says so in its JSON-LD. */
export function articlePage(piece: Piece, shown: Shown, town: string): string {
  const { title } = piece
  const walled = title.habits.includes('paywall')
  const said = words(title.language)
  const others = shown.out.filter((other) => other !== piece && other.key !== piece.key).slice(0, 5)
  const byline = piece.wire
    ? text(piece.wire)
    : piece.byline.map((one) => `<span rel="author">${text(nameAndRole(one))}</span>`).join(' · ')
  const paragraphs = bodyParts(piece, town).slice(0, walled ? 1 : undefined)
  const newsletter = `<aside class="newsletter"><p>${said.newsletter}</p></aside>`
  return page(
    title,
    town,
    `${piece.headline} | ${title.name}`,
    head(piece, town, walled),
    `<main>
<article lang="${title.language}">
<header><p class="section"><a href="/${title.id}/${slug(piece.section)}/">${text(piece.section)}</a></p>
<h1>${text(piece.headline)}</h1>
${piece.standfirst && `<p class="standfirst">${text(piece.standfirst)}</p>`}
<p class="byline">${byline && `${said.by} ${byline} `}<time datetime="${piece.published.toISOString()}">${day(piece)}</time></p></header>
${figureHtml(piece, town)}
<div class="body">
${paragraphs.slice(0, 2).join('\n')}
${newsletter}
${paragraphs.slice(2).join('\n')}
${walled ? `<div class="paywall"><p>${said.subscribe}</p></div>` : correctionHtml(piece)}
</div>
</article>
</main>
<aside class="more"><h2>${said.more} ${text(title.name)}</h2><ul>${others.map((other) => `<li><a href="${other.path}">${text(other.headline)}</a></li>`).join('')}</ul></aside>`,
  )
}

/** What is left at the address of a withdrawn article; it is sent with 410 Gone. */
export function withdrawnPage(piece: Piece, town: string): string {
  const said = words(piece.title.language)
  const robots = '<meta name="robots" content="noindex">'
  return page(
    piece.title,
    town,
    said.withdrawn,
    [robots],
    `<main><h1>${said.withdrawn}</h1><p>${text(piece.withdrawn?.note ?? '')}</p></main>`,
  )
}

const day = (piece: Piece) =>
  new Intl.DateTimeFormat(piece.title.language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(piece.published)

function head(piece: Piece, town: string, walled: boolean): string[] {
  const address = `${town}${piece.path}`
  const picture = pictureAddress(piece, town)
  const meta = (property: string, content: string | undefined) =>
    content ? `<meta property="${property}" content="${text(content)}">` : ''
  const authors = piece.wire
    ? [{ '@type': 'Organization', name: piece.wire }]
    : piece.byline.map(({ name, role }) => ({ '@type': 'Person', name, ...(role && { jobTitle: role }) }))
  const linked = {
    '@context': 'https://schema.org',
    '@type': piece.updates.length > 0 ? 'LiveBlogPosting' : 'NewsArticle',
    mainEntityOfPage: address,
    headline: piece.headline,
    description: piece.standfirst || undefined,
    datePublished: piece.published.toISOString(),
    dateModified: piece.updated.toISOString(),
    inLanguage: piece.title.language,
    articleSection: piece.section,
    author: authors,
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: piece.title.name,
      logo: { '@type': 'ImageObject', url: `${town}/${piece.title.id}/logo.svg` },
    },
    ...(picture && {
      image: [{ '@type': 'ImageObject', url: picture, ...pictureSize, caption: piece.picture?.caption, creditText: piece.picture?.credit }],
    }),
    ...(piece.correction && {
      correction: { '@type': 'CorrectionComment', text: piece.correction.note, datePublished: piece.correction.at.toISOString() },
    }),
    ...(piece.updates.length > 0 && {
      coverageStartTime: piece.published.toISOString(),
      liveBlogUpdate: piece.updates.map((update) => ({
        '@type': 'BlogPosting',
        headline: update.headline,
        datePublished: update.at.toISOString(),
        articleBody: update.paragraphs.join('\n'),
      })),
    }),
    isAccessibleForFree: !walled,
    ...(walled && { hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: '.paywall' } }),
  }
  return [
    `<link rel="canonical" href="${address}">`,
    meta('og:type', 'article'),
    meta('og:title', piece.headline),
    meta('og:description', piece.standfirst),
    meta('og:url', address),
    meta('og:site_name', piece.title.name),
    meta('og:locale', piece.title.language.replace('-', '_')),
    meta('og:image', picture),
    meta('og:image:alt', piece.picture?.alt),
    meta('article:published_time', piece.published.toISOString()),
    meta('article:modified_time', piece.updated.toISOString()),
    meta('article:section', piece.section),
    `<meta name="description" content="${text(piece.standfirst)}">`,
    `<script type="application/ld+json">${JSON.stringify(linked).replaceAll('<', '\\u003c')}</script>`,
  ].filter(Boolean)
}
