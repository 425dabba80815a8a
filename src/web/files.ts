import type { Hono } from 'hono'
import type { Db } from '../base/database.ts'
import { type Asset, assets } from './assets.ts'
import { iconPng, iconSvg, manifest } from './icons.ts'

const forEver = 'public, max-age=31536000, immutable'
// The bytes under one name never change. Caches that serve many ask again each minute all the same, so that a picture whose piece is withdrawn goes there too.
const aPicture = 'public, max-age=604800, s-maxage=60, immutable'
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

/** Gives the picture of ours at `path` ('/pictures/ID-WIDTH'), in a format that `accept` names; undefined when there is none. */
export type GivePicture = (
  db: Db,
  wanted: { path: string; accept: string | undefined },
) => Promise<{ body: Uint8Array; type: string } | undefined>

type Given = { db: Db | undefined; name: string; pictures?: GivePicture }

/** Answers for every file of ours: styles, scripts, faces, icons, pictures. */
export const openFiles = (app: Hono, { db, name, pictures }: Given): void => {
  app.get('/assets/*', (c, next) => {
    const asset = assets.find(c.req.path)
    return asset ? Promise.resolve(giveAsset(asset, c.req.header('accept-encoding') ?? '', forEver)) : next()
  })
  // Under the root and never kept by browsers for long, so that it may look after every page and be replaced.
  app.get('/worker.js', (c) => giveAsset(assets.worker, c.req.header('accept-encoding') ?? '', 'no-cache'))
  app.get('/icon.svg', () => bytes(Buffer.from(iconSvg()), 'image/svg+xml', aDay))
  app.get('/favicon.ico', async () => bytes(await (iconPng('icon-32.png') as Promise<Buffer>), 'image/png', aDay))
  app.get('/site.webmanifest', () => bytes(Buffer.from(JSON.stringify(manifest(name))), 'application/manifest+json', aDay))
  app.get('/:name{(?:icon|card)[a-z0-9-]*\\.png}', async (c, next) => {
    const png = await iconPng(c.req.param('name'))
    return png ? bytes(png, 'image/png', aDay) : next()
  })
  app.get('/pictures/:file', async (c) => {
    const picture = db && (await pictures?.(db, { path: c.req.path, accept: c.req.header('accept') }))
    if (!picture) return noPicture()
    const etag = `"${c.req.param('file')}-${picture.type.slice(6)}"`
    const more = { vary: 'accept', etag }
    if (c.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers: { ...more, 'cache-control': aPicture } })
    return bytes(picture.body, picture.type, aPicture, more)
  })
}
