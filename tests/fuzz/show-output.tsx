import { renderToString } from 'preact-render-to-string'
import type { ArticleId } from '../../src/articles/articles.ts'
import { placePictures } from '../../src/articles/place-pictures.ts'
import { ArticlePage } from '../../src/web/reader/article/article-page.tsx'
import type { Article } from '../../src/web/reader/article/gather-article.ts'
import type { Output } from './output.ts'

const now = new Date('2026-11-23T12:00:00Z')
const id = '0190a0b0-0000-7000-8000-000000000000'

/** An output as the paper shows it: the article page's own markup, pictures under the paper's addresses. `name`: which mutant, and which item of it. */
export const showOutput = (output: Output, name: string): string => {
  const [lead] = output.pictures
  const article: Article = {
    id,
    slug: 'a-bridge',
    address: output.link,
    state: 'ready',
    section: output.section,
    desk: null,
    headline: output.headline,
    standfirst: output.standfirst,
    opening: output.opening,
    html: placePictures(output.html, id as ArticleId, output.pictures) || null,
    byline: output.byline,
    wire: output.wire,
    language: output.language,
    minutes: 1,
    words: 1,
    published_at: now,
    embargo_until: null,
    updated_at: null,
    withdrawn_note: null,
    joined: null,
    correction: output.correction,
    picture: lead
      ? {
          id: 'lead',
          alt: lead.alt ?? null,
          caption: lead.caption ?? null,
          credit: lead.credit ?? null,
          width: lead.width ?? null,
          height: lead.height ?? null,
          focusX: lead.focus?.x ?? null,
          focusY: lead.focus?.y ?? null,
        }
      : null,
    title: { id: 'a', name: 'A', colour: null, country: null, edition: null, home: null, language: null },
    story: null,
    version: 1,
    versions: [],
    rights: output.rights,
    copies: null,
    titles: 1,
    around: [] as unknown as Article['around'],
  }
  const page = renderToString(<ArticlePage article={article} self={undefined} related={[]} top={[]} now={now} />)
  return `<div class="mutant" data-mutant="${name}">${page}</div>\n`
}
