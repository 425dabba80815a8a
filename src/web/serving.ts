import type { Context, Hono } from 'hono'
import type { Clock } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import type { Db } from '../base/database.ts'
import type { Log } from '../base/log.ts'
import type { GivePicture } from './app.ts'
import { type Asset, assets } from './assets.ts'
import type { Paper } from './furniture/layout.tsx'
import { iconPng, iconSvg, manifest } from './icons.ts'
import { answer, keep, openMemory } from './memory.ts'
import { errorReply, notFoundReply } from './reader/notices/notices.tsx'
import type { Reply } from './reply.ts'

/** The named parts of a path are always there; what a query does not say is not in `query`. */
export type Asked<Name extends string> = { params: Record<Name, string>; query: Record<string, string> & { [name: string]: string } }
type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? BareName<Name> | NamesIn<Rest>
  : Path extends `${string}:${infer Name}`
    ? BareName<Name>
    : never
type BareName<Name extends string> = Name extends `${infer Bare}{${string}` ? Bare : Name
type Show<Path extends string> = (paper: Paper, asked: Asked<NamesIn<Path>>) => Promise<Reply> | Reply

// No text of PostgreSQL holds NUL: a question with one in it would be a defect of ours, told in the log as often as somebody sends it.
const sayable = (words: Record<string, string>) =>
  Object.fromEntries(Object.entries(words).map(([name, word]) => [name, word.replaceAll('\0', '')]))

type Facts = { config: Config; now: Clock; pictures?: GivePicture; log: Log; joining?: () => boolean }

const forEver = 'public, max-age=31536000, immutable'
const aDay = 'public, max-age=86400'

const bytes = (body: Uint8Array, type: string, cache: string, more: Record<string, string> = {}) =>
  new Response(body as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': type,
      'content-length': String(body.length),
      'cache-control': cache,
      'x-content-type-options': 'nosniff',
      ...more,
    },
  })

// An empty picture as the body of the refusal: browsers show it, and the tinted frame stays in place of a broken one.
const noPicture = () =>
  new Response('<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>', {
    status: 404,
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=600', 'x-content-type-options': 'nosniff' },
  })

const giveAsset = (asset: Asset, accepted: string, cache: string) => {
  const more = { vary: 'accept-encoding' }
  if (asset.br && /\bbr\b/.test(accepted)) return bytes(asset.br, asset.type, cache, { ...more, 'content-encoding': 'br' })
  if (asset.gz && /\bgzip\b/.test(accepted)) return bytes(asset.gz, asset.type, cache, { ...more, 'content-encoding': 'gzip' })
  return bytes(asset.body, asset.type, cache, more)
}

/** How replies become answers: memory, compression, validators, errors, files. It knows no page. */
export const openServing = (app: Hono, db: Db | undefined, { config, now, pictures, log, joining }: Facts) => {
  const memory = openMemory()
  const address = (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/+$/, '')
  const paperAt = (at: Date): Paper => ({ name: config.PAPER_NAME, address, now: at, joining: joining?.() })
  const give = (reply: Reply, c: Context) => answer(keep(reply, 0), c.req.header('accept-encoding'), c.req.header('if-none-match'))

  // Most requests end here: no query, page in memory.
  app.get('*', (c, next) => {
    if (c.req.url.includes('?')) return next()
    const kept = memory.fresh(c.req.path, now().getTime())
    return kept ? (answer(kept, c.req.header('accept-encoding'), c.req.header('if-none-match')) as Response) : next()
  })

  /** A page for everyone: given from memory where it may be. Of the query only `known` names count, so that tracking tails make no page of their own. */
  const page = <Path extends string>(path: Path, known: string[], show: Show<Path>) =>
    app.get(path as string, async (c: Context) => {
      const query = Object.fromEntries(
        known.flatMap((name) => (c.req.query(name) === undefined ? [] : [[name, c.req.query(name) as string]])),
      )
      const at = now()
      const tail = new URLSearchParams(query).toString()
      const asked = { params: sayable(c.req.param()) as Asked<NamesIn<Path>>['params'], query: sayable(query) }
      const kept = await memory.give(tail ? `${c.req.path}?${tail}` : c.req.path, at.getTime(), async () => show(paperAt(at), asked))
      return answer(kept, c.req.header('accept-encoding'), c.req.header('if-none-match'))
    })

  const files = () => {
    app.get('/assets/*', (c, next) => {
      const asset = assets.find(c.req.path)
      return asset ? Promise.resolve(giveAsset(asset, c.req.header('accept-encoding') ?? '', forEver)) : next()
    })
    // Under the root and never kept by browsers for long, so that it may look after every page and be replaced.
    app.get('/worker.js', (c) => giveAsset(assets.worker, c.req.header('accept-encoding') ?? '', 'no-cache'))
    app.get('/icon.svg', () => bytes(Buffer.from(iconSvg()), 'image/svg+xml', aDay))
    app.get('/favicon.ico', async () => bytes(await (iconPng('icon-32.png') as Promise<Buffer>), 'image/png', aDay))
    app.get('/site.webmanifest', () => bytes(Buffer.from(JSON.stringify(manifest(config.PAPER_NAME))), 'application/manifest+json', aDay))
    app.get('/:name{(?:icon|card)[a-z0-9-]*\\.png}', async (c, next) => {
      const png = await iconPng(c.req.param('name'))
      return png ? bytes(png, 'image/png', aDay) : next()
    })
    app.get('/pictures/:file', async (c) => {
      const picture = db && (await pictures?.(db, { path: c.req.path, accept: c.req.header('accept') }))
      return picture ? bytes(picture.body, picture.type, 'public, max-age=604800', { vary: 'accept' }) : noPicture()
    })
  }

  const every = (show: (paper: Paper) => Reply) =>
    app.all('*', (c) => give({ ...show(paperAt(now())), headers: { ...show(paperAt(now())).headers, 'retry-after': '2' } }, c))

  const ends = () => {
    app.notFound((c) => give(notFoundReply(paperAt(now())), c))
    app.onError((error, c) => {
      log.warn('a page could not be set', { path: c.req.path, why: error.stack ?? String(error) })
      return give(errorReply(paperAt(now())), c)
    })
  }
  return { page, files, every, ends, forget: () => memory.forget() }
}
