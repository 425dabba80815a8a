import { Readability } from '@mozilla/readability'
import { DefuddleClass } from 'defuddle/node'
import { parseHTML } from 'linkedom'
import { type ExtractedArticle, extractArticle, inZone } from '../src/articles/articles.ts'

/** What a system says of a page, in one form for all. Dates as the system writes them. */
export type Reading = {
  text: string
  title: string
  authors: string[]
  date: string | null
  picture: string | null
  section: string | null
}
/** `read` is what is timed, parsing included; `told` brings its answer into the form that is scored. */
export type System = { read: (html: string, url: string | undefined) => unknown; told: (answer: unknown) => Reading }

const blocks = 'p,div,h1,h2,h3,h4,h5,h6,li,ul,ol,table,tr,td,th,blockquote,pre,section,article,header,figure,dt,dd,br,hr,details,summary'

// Block by block and without captions, as Masthead's own text is: `textContent` would glue the last word of one paragraph to the first of the next.
const textOf = (content: string | null | undefined): string => {
  if (!content) return ''
  const { document } = parseHTML(`<!doctype html><html><body>${content}</body></html>`)
  for (const element of [...document.querySelectorAll('figcaption,script,style')]) element.remove()
  for (const element of [...document.querySelectorAll(blocks)]) element.before('\n'), element.after('\n')
  return (document.body.textContent ?? '').replace(/[^\S\n]+/g, ' ').replace(/\s*\n\s*/g, '\n')
}

const namesIn = (line: string | null | undefined): string[] =>
  (line ?? '')
    .replace(/^\s*(?:by|von|par|por|di)\s+/i, '')
    .split(/\s*(?:,|;|\||\n|\s(?:and|und|et|y|&)\s)\s*/i)
    .filter((name) => name.trim())

type ReadabilityAnswer = ReturnType<Readability['parse']>
type DefuddleAnswer = ReturnType<DefuddleClass['parse']>

/** The systems by name, each at its best on the same DOM library: Defuddle with the two properties that its own linkedom reader adds. Neither needs a browser. */
export const systems: Record<string, System> = {
  masthead: {
    read: extractArticle,
    told: (answer) => {
      const { text, title, authors, published, image, section, facts } = answer as ExtractedArticle
      return {
        text,
        title: title ?? '',
        authors: authors.map(({ name }) => name),
        date: published && inZone(published, facts.publishedOffset),
        picture: image?.address ?? null,
        section,
      }
    },
  },
  readability: {
    read: (html) => new Readability(parseHTML(html).document as unknown as Document).parse(),
    told: (answer) => {
      const found = answer as ReadabilityAnswer
      return {
        text: textOf(found?.content),
        title: found?.title ?? '',
        authors: namesIn(found?.byline),
        date: found?.publishedTime ?? null,
        picture: null,
        section: null,
      }
    },
  },
  defuddle: {
    read: (html, url) => {
      const { document } = parseHTML(html)
      Object.assign(document, { styleSheets: [], ...(url ? { URL: url } : {}) })
      const view = document.defaultView as unknown as { getComputedStyle?: unknown } | null
      if (view && !view.getComputedStyle) view.getComputedStyle = () => ({ display: '' })
      // It writes what it cannot read of a page's JSON-LD to the console.
      const { error } = console
      console.error = () => {}
      try {
        return new DefuddleClass(document as unknown as Document, { url: url ?? 'about:blank', useAsync: false }).parse()
      } finally {
        console.error = error
      }
    },
    told: (answer) => {
      const found = answer as DefuddleAnswer
      return {
        text: textOf(found.content),
        title: found.title,
        authors: namesIn(found.author),
        date: found.published || null,
        picture: found.image || null,
        section: null,
      }
    },
  },
}
