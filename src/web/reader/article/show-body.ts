import { shortMoment } from '../../furniture/times.tsx'
import { levelHeadings } from './body.ts'

/** One update of a live blog, as the list above the body leads to it. `at`: ISO 8601. */
export type Update = { id: string; at: string | null; heading: string | null }

/** `html`: the stored body as a page shows it. */
export type ShownBody = { html: string; updates: Update[] }

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim()

const live = /<section class="live">(?:<p class="at"><time datetime="([^"]+)">[^<]*<\/time><\/p>)?/g

/** Every update has an address of its own, made of its time: it stays when newer ones come above it. */
const withAnchors = (html: string): ShownBody => {
  const updates: Update[] = []
  const taken = new Map<string, number>()
  const shown = html.replace(live, (_, told: string | undefined, from: number) => {
    const time = told ? new Date(told) : undefined
    const at = time && Number.isFinite(time.getTime()) ? time : undefined
    const name = at ? `at-${at.toISOString().slice(0, 16).replace(/[-:]/g, '')}` : 'update'
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    const id = count > 1 || !at ? `${name}-${count}` : name
    const end = html.indexOf('</section>', from)
    const heading = /<h[2-4][^>]*>([\s\S]*?)<\/h[2-4]>/.exec(html.slice(from, end))?.[1]
    updates.push({ id, at: at?.toISOString() ?? null, heading: heading ? plain(heading).slice(0, 200) || null : null })
    return `<section class="live" id="${id}"><p class="at"><a href="#${id}">${at ? `<time datetime="${at.toISOString()}">${shortMoment(at)}</time>` : 'Update'}</a></p>`
  })
  return { html: shown, updates }
}

/** A table wider than the page is moved by itself, by keys too (WCAG 2.1.1: what scrolls can be reached). */
const withFrames = (html: string): string =>
  html
    .replace(/<table>(?:<caption>([\s\S]*?)<\/caption>)?/g, (table, caption: string | undefined) => {
      const name = plain(caption ?? '')
        .slice(0, 120)
        .replace(/&/g, '&amp;')
        .replace(/"/g, '&quot;')
        .replace(/</g, '&lt;')
      return `<div class="table" role="region" tabindex="0" aria-label="${name || 'Table'}">${table}`
    })
    .replace(/<\/table>/g, '</table></div>')

/** The stored body as it stands under an h1. It is sanitised before it is stored; nothing is let through here that was not there. */
export const showBody = (stored: string): ShownBody => {
  const { html, updates } = withAnchors(levelHeadings(stored))
  return { html: withFrames(html), updates }
}
