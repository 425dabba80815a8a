import type { FeedPage } from './feed-page.ts'
import { contentHtml, linkOf, opening, pictureAddress, readingMinutes } from './item-text.ts'

/** JSON Feed 1.1. The picture's words and the byline's roles go under an extension name, as the format asks. */
export function jsonFeed(page: FeedPage): string {
  const { title, town } = page
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: page.section ? `${title.name}: ${page.section}` : title.name,
      home_page_url: page.home,
      feed_url: page.self,
      description: title.about,
      language: title.language,
      icon: `${town}/${title.id}/logo.svg`,
      authors: [{ name: title.name, url: `${town}/${title.id}/` }],
      items: page.pieces.map((piece) => {
        const content = contentHtml(piece, town)
        return {
          id: `${piece.title.id}/${piece.key}`,
          url: linkOf(piece, town),
          title: piece.headline,
          summary: opening(piece),
          ...(content ? { content_html: content } : { content_text: opening(piece) }),
          image: pictureAddress(piece, town),
          date_published: piece.published.toISOString(),
          date_modified: piece.updated.toISOString(),
          authors: piece.wire ? [{ name: piece.wire }] : piece.byline.map(({ name }) => ({ name })),
          tags: [piece.section],
          language: title.language,
          _town: { roles: piece.byline.map(({ role }) => role ?? null), picture: piece.picture, minutes: readingMinutes(piece) },
        }
      }),
    },
    null,
    1,
  )}\n`
}
