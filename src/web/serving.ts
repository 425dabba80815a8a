import type { Context, Hono } from 'hono'
import type { Db } from '../base/database.ts'
import type { WebFacts } from './app.ts'
import { assets } from './assets.ts'
import type { Paper } from './furniture/layout.tsx'
import { iconPng, iconSvg, manifest } from './icons.ts'
import { answer, openMemory } from './memory.ts'
import type { Reply } from './reply.ts'

export type Asked = { params: Record<string, string>; query: Record<string, string> }
type Show = (paper: Paper, asked: Asked) => Promise<Reply> | Reply

const forEver = 'public, max-age=31536000, immutable'
const aDay = 'public, max-age=86400'

export const openServing = (app: Hono, db: Db, { config, now, pictures }: WebFacts) => {
  const memory = openMemory()
  const address = (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/+$/, '')

  const bytes = (body: Uint8Array, type: string, cache: string, more: Record<string, string> = {}) =>
    new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': type, 'content-length': String(body.length), 'cache-control': cache, 'x-content-type-options': 'nosniff', ...more } })

  /** A page for everyone: given from memory where it may be. Of the query only `known` names count, so that tracking tails make no page of their own. */
  const page = (path: string, known: string[], show: Show) =>
    app.get(path, async (c: Context) => {
      const asked = { params: c.req.param() as Record<string, string>, query: Object.fromEntries(known.flatMap((name) => (c.req.query(name) === undefined ? [] : [[name, c.req.query(name) as string]]))) }
      const at = now()
      const tail = new URLSearchParams(asked.query).toString()
      const paper = { name: config.PAPER_NAME, address, now: at }
      const kept = await memory.give(tail ? `${c.req.path}?${tail}` : c.req.path, at.getTime(), async () => show(paper, asked))
      return answer(kept, c.req.header('accept-encoding'), c.req.header('if-none-match'))
    })

  app.get('*', (c, next) => {
    if (c.req.url.includes('?')) return next()
    const kept = memory.fresh(c.req.path, now().getTime())
    return kept ? (answer(kept, c.req.header('accept-encoding'), c.req.header('if-none-match')) as Response) : next()
  })

  const files = () => {
    app.get('/assets/*', (c, next) => {
      const asset = assets.find(c.req.path)
      if (!asset) return next()
      const accepted = c.req.header('accept-encoding') ?? ''
      const more = { vary: 'accept-encoding' }
      if (asset.br && /\bbr\b/.test(accepted)) return bytes(asset.br, asset.type, forEver, { ...more, 'content-encoding': 'br' })
      if (asset.gz && /\bgzip\b/.test(accepted)) return bytes(asset.gz, asset.type, forEver, { ...more, 'content-encoding': 'gzip' })
      return bytes(asset.body, asset.type, forEver, more)
    })
    app.get('/icon.svg', () => bytes(Buffer.from(iconSvg()), 'image/svg+xml', aDay))
    app.get('/favicon.ico', async () => bytes(await (iconPng('icon-32.png') as Promise<Buffer>), 'image/png', aDay))
    app.get('/site.webmanifest', () => bytes(Buffer.from(JSON.stringify(manifest(config.PAPER_NAME))), 'application/manifest+json', aDay))
    app.get('/:name{(?:icon|card)[a-z0-9-]*\\.png}', async (c, next) => {
      const png = await iconPng(c.req.param('name'))
      return png ? bytes(png, 'image/png', aDay) : next()
    })
    app.get('/pictures/:file', async (c, next) => {
      const picture = await pictures?.(db, { path: c.req.path, accept: c.req.header('accept') })
      return picture ? bytes(picture.body, picture.type, 'public, max-age=604800', { vary: 'accept' }) : next()
    })
  }
  const ends = () => {}
  return { page, files, ends, forget: () => memory.forget() }
}
