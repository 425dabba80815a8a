import { createHash } from 'node:crypto'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { styleOf } from './furniture/colour.ts'
import { Layout, type Page, type Paper } from './furniture/layout.tsx'
import type { Joined } from './joined.ts'

/** What goes back for one address, whoever asks. */
export type Reply = {
  status: 200 | 301 | 303 | 400 | 403 | 404 | 410 | 413 | 429 | 500 | 503
  type: string
  body: string
  /** Instead of a body: a page for one person, joined of what is the same for many. It is never kept. */
  joined?: Joined
  headers: Record<string, string>
  /** It says nothing of who asks, so that a signed-in reader's browser may keep it too: a sheet of ours, no page. */
  everyones?: true
  /** Whole Set-Cookie values. A reply with cookies is never kept. */
  cookies?: string[]
  /** Seconds that the answer may be given from memory before it is made anew; 0 never. */
  keep: number
}

const page = 'text/html; charset=utf-8'

/**
 * The page as HTML. `cookies` and `formTo` as below. The colours of the titles on it are a style element of its own, allowed by its print in the page's Content-Security-Policy, as
 * no style attribute is.
 */
export const pageReply = (
  paper: Paper,
  shown: Page,
  {
    status = 200,
    keep = 15,
    cookies,
    formTo = [],
  }: { status?: Reply['status']; keep?: number; cookies?: string[]; formTo?: string[] } = {},
): Reply => {
  const html = renderToString(h(Layout, { page: shown, paper }))
  const style = styleOf(html)
  const print = createHash('sha256').update(style).digest('base64')
  return {
    status,
    type: page,
    body: `<!doctype html>${style ? html.replace('</head>', () => `<style>${style}</style></head>`) : html}`,
    headers: { 'content-security-policy': policy(style ? `'sha256-${print}'` : '', formTo) },
    cookies,
    keep: cookies?.length ? 0 : keep,
  }
}

export const textReply = (type: string, body: string, keep = 60, status: Reply['status'] = 200): Reply => ({
  status,
  type,
  body,
  headers: {},
  keep,
})

export const redirectReply = (to: string): Reply => ({
  status: 301,
  type: 'text/plain; charset=utf-8',
  body: '',
  headers: { location: to },
  keep: 60,
})

/** After a form: the browser asks for `to` with GET, and going back does not send the form again (RFC 9110, 15.4.4). */
export const seeOther = (to: string, { cookies, headers = {} }: { cookies?: string[]; headers?: Record<string, string> } = {}): Reply => ({
  status: 303,
  type: 'text/plain; charset=utf-8',
  body: '',
  headers: { location: to, ...headers },
  cookies,
  keep: 0,
})

/**
 * Everything from our own address and nothing else; no script or style that is not a file of ours, save the one style whose print is named. `formTo`:
 * origins elsewhere that a form of the page may lead to, a cash desk's (browsers hold the redirect that follows a form to it as well).
 */
export const policy = (style: string, formTo: string[] = []): string =>
  `default-src 'none'; img-src 'self'; style-src 'self'${style ? ` ${style}` : ''}; script-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action ${["'self'", ...formTo].join(' ')}; frame-ancestors 'none'`
