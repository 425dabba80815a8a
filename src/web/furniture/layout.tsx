import type { ComponentChildren } from 'preact'
import type { Mutes } from '../../readers/readers.ts'
import { assets } from '../assets.ts'
import type { Strip } from '../viewer/viewer.ts'
import { desks } from './desks.ts'
import { Footer } from './footer.tsx'
import { Masthead, TopStrip } from './masthead.tsx'

/** What one page says of itself. */
export type Page = {
  title: string
  description?: string
  /** Path of the page at its canonical address. */
  path: string
  /** Whole address, where the page is not the first home of what it shows. */
  canonical?: string
  body: ComponentChildren
  /** The paper's own name plate, or only the strip where a title is the host of the page. */
  plate?: 'full' | 'slim'
  /** Which entry of the navigation is this page. */
  at?: string
  kind?: 'website' | 'article'
  picture?: { path: string; alt: string; width: number; height: number }
  published?: Date
  modified?: Date
  jsonLd?: unknown
  feeds?: { title: string; href: string }[]
  index?: boolean
  /** Further meta elements, by name. */
  meta?: Record<string, string>
  /** Path of the RSL document that holds for what the page shows. */
  machineTerms?: string
  refresh?: number
  /** Whether it is a story's or a topic's, which have a sheet of their own. */
  story?: true
  /** Whether it is set for one reader: his own page, his daily edition, what the paper believes of him. They have a sheet of their own. */
  mine?: true
  /** Whether it is set with the sheet of the editors' desk. */
  desk?: true
  /** A script of this page's own, a file of client/. */
  script?: string
  /** What hangs from the rule of the name plate. */
  flags?: ComponentChildren
}

/**
 * `joining`: the titles of this start are still being brought in. `strip`: what the head of the page tells of its viewer. `own`: the page is one person's and
 * kept for nobody; it has the sheet of forms and tables too, which pages to read do without. `mutes`: what the one reader that the page is made for does not want
 * to meet; `shows`: he asked to see it all the same. `above`: what stands over the whole page, where an editor looks at it before readers do.
 */
export type Paper = {
  name: string
  address: string
  now: Date
  joining?: boolean
  strip: Strip
  own?: true
  mutes?: Mutes & { shows: boolean }
  above?: ComponentChildren
}

/** Text that may stand inside a script element: nothing in it ends the element or opens a comment. */
export const jsonInScript = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

export const Layout = ({ page, paper }: { page: Page; paper: Paper }) => {
  const whole = page.title === paper.name ? paper.name : `${page.title} · ${paper.name}`
  const picture = page.picture ?? { path: '/card.png', alt: `${paper.name}: all your news in one place`, width: 1200, height: 630 }
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{whole}</title>
        <script src={assets.at('theme.js')} />
        {['libre-caslon-condensed-600-latin', 'source-serif-4-400-latin', 'schibsted-grotesk-500-latin'].map((face) => (
          <link rel="preload" href={assets.at(`fonts/${face}.woff2`)} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={assets.at('paper.css')} />
        {page.story && <link rel="stylesheet" href={assets.at('story.css')} />}
        {paper.own && <link rel="stylesheet" href={assets.at('own.css')} />}
        {page.mine && <link rel="stylesheet" href={assets.at('mine.css')} />}
        {(page.desk || paper.above) && <link rel="stylesheet" href={assets.at('desk.css')} />}
        {page.description && <meta name="description" content={page.description} />}
        {page.index === false && <meta name="robots" content="noindex" />}
        {Object.entries(page.meta ?? {}).map(([name, content]) => (
          <meta name={name} content={content} />
        ))}
        {page.refresh && <meta http-equiv="refresh" content={String(page.refresh)} />}
        <link rel="canonical" href={page.canonical ?? paper.address + page.path} />
        {page.machineTerms && <link rel="license" type="application/rsl+xml" href={page.machineTerms} />}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="icon" href="/icon-32.png" sizes="32x32" type="image/png" />
        <link rel="apple-touch-icon" href="/icon-180.png" />
        <link rel="manifest" href="/site.webmanifest" />
        <meta name="theme-color" content="#fcfcfa" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#121416" media="(prefers-color-scheme: dark)" />
        <meta property="og:site_name" content={paper.name} />
        <meta property="og:title" content={page.title} />
        <meta property="og:type" content={page.kind ?? 'website'} />
        <meta property="og:url" content={paper.address + page.path} />
        {page.description && <meta property="og:description" content={page.description} />}
        <meta property="og:image" content={paper.address + picture.path} />
        <meta property="og:image:alt" content={picture.alt} />
        <meta name="twitter:card" content="summary_large_image" />
        {page.published && <meta property="article:published_time" content={page.published.toISOString()} />}
        {page.modified && <meta property="article:modified_time" content={page.modified.toISOString()} />}
        {page.feeds?.map((feed) => (
          <link
            rel="alternate"
            type={feed.href.endsWith('.json') ? 'application/feed+json' : 'application/rss+xml'}
            title={feed.title}
            href={feed.href}
          />
        ))}
        {page.jsonLd !== undefined && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonInScript(page.jsonLd) }} />}
        <script type="module" src={assets.at('paper.js')} />
        {page.script && <script type="module" src={assets.at(page.script)} />}
      </head>
      <body class={page.plate ?? 'full'}>
        <a class="skip" href="#content">
          Skip to the news
        </a>
        {paper.above}
        <header>
          <TopStrip paper={paper} slim={page.plate === 'slim'} path={page.path} />
          {page.plate !== 'slim' && <Masthead paper={paper} page={page} />}
        </header>
        <main id="content" tabindex={-1}>
          {page.body}
        </main>
        <Footer paper={paper} desks={desks} />
      </body>
    </html>
  )
}
