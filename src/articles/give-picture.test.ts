import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { testDatabase } from '../../tests/town/database.ts'
import { putTitle } from '../../tests/town/put-title.ts'
import { openNetwork } from '../base/fetching.ts'
import { type FeedId, type Terms, type TitleId, termsForm } from '../titles/titles.ts'
import { givePicture, logoId } from './give-picture.ts'
import { prepareItem } from './prepare-item.ts'
import { receive } from './receive.ts'

const { db } = await testDatabase({ 'article-received': async () => {} })
const now = new Date('2026-11-23T12:00:00Z')

const chunk = (kind: string, data: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
/** A PNG of a few bytes whose header says what is asked of it. */
const enormous = (width = 50_000, height = 50_000) => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
const photo = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#336699' } })
  .jpeg()
  .withExif({ IFD0: { Copyright: 'Concord Press', ImageDescription: 'secret place' } })
  .toBuffer()
const film = await sharp(
  await sharp({ create: { width: 40, height: 80, channels: 3, background: '#fff' } })
    .png()
    .toBuffer(),
)
  .gif()
  .toBuffer()
const served: Record<string, Buffer | number> = {
  '/photo.jpg': photo,
  '/film.gif': film,
  '/enormous.png': enormous(),
  '/strip.png': enormous(1, 40_000),
  '/drawing.png': Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  '/page.jpg': Buffer.from('<!doctype html><p>Not found'),
  '/cut.jpg': photo.subarray(0, 400),
  '/gone.jpg': 404,
  '/logo.png': await sharp(photo).resize(300).png().toBuffer(),
}
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url!)
  const what = served[request.url!]
  if (typeof what === 'number' || !what) response.writeHead(typeof what === 'number' ? what : 404).end()
  else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(what)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as { port: number }
const base = `http://127.0.0.1:${port}`
const network = openNetwork({ allow: [`127.0.0.1:${port}`] })
const cacheFolder = await mkdtemp(join(tmpdir(), 'pictures-'))
after(async () => {
  await network.close()
  server.close()
  await rm(cacheFolder, { recursive: true, force: true })
})

await putTitle(
  db,
  { id: 'harbour' as TitleId, logo: `${base}/logo.png`, feeds: [{ id: 'f' as FeedId, address: 'https://h.example/rss' }] },
  now,
)
const names = ['photo.jpg', 'film.gif', 'enormous.png', 'strip.png', 'drawing.png', 'page.jpg', 'cut.jpg', 'gone.jpg']
const items = names.map((name) =>
  prepareItem(
    { guid: `guid-${name}`, title: name, authors: [], categories: [], media: [{ address: `${base}/${name}`, medium: 'image' }] },
    { feedAddress: 'https://h.example/rss' },
  ),
)
await receive(db, { titleId: 'harbour' as TitleId, feedId: 'f' as FeedId, isMain: true, feedLength: 7, items }, now)
const idOf = async (name: string) =>
  (await db.selectFrom('article_images').select('id').where('address', '=', `${base}/${name}`).executeTakeFirstOrThrow()).id
const give = (id: string, width: 320 | 640 | 1600 = 640, format: 'avif' | 'webp' | 'jpeg' = 'webp', at = now) =>
  givePicture(db, { id, width, format }, { network, cacheFolder }, at)

test('a picture is fetched once and given in every width and format, without its metadata, its true size kept', async () => {
  const id = await idOf('photo.jpg')
  const given = await Promise.all([give(id), give(id), give(id, 320, 'avif'), give(id, 1600, 'jpeg')])
  const facts = await Promise.all(given.map(async (one) => (one.kind === 'picture' ? sharp(one.bytes).metadata() : assert.fail(one.words))))
  assert.deepEqual(
    facts.map(({ format, width, height, exif }) => [format, width, height, exif]),
    [
      ['webp', 640, 320, undefined],
      ['webp', 640, 320, undefined],
      ['heif', 320, 160, undefined],
      ['jpeg', 1600, 800, undefined],
    ],
  )
  await give(id)
  assert.equal(asked.filter((path) => path === '/photo.jpg').length, 1)
  const learnt = () =>
    db.selectFrom('article_images').select(['width', 'height', 'credit', 'focus_x']).where('address', '=', `${base}/photo.jpg`).execute()
  assert.deepEqual(await learnt(), [{ width: 2000, height: 1000, credit: 'Concord Press', focus_x: 0.5 }])
  // Another piece with the same picture knows all of it without asking again.
  const again = prepareItem(
    {
      guid: 'again',
      title: 'Again',
      authors: [],
      categories: [],
      media: [{ address: `${base}/photo.jpg`, medium: 'image', credit: 'Ann Poe' }],
    },
    { feedAddress: 'https://h.example/rss' },
  )
  await receive(db, { titleId: 'harbour' as TitleId, feedId: 'f' as FeedId, isMain: true, feedLength: 1, items: [again] }, now)
  assert.deepEqual((await learnt()).map(({ width, credit }) => [width, credit]).sort(), [
    [2000, 'Ann Poe'],
    [2000, 'Concord Press'],
  ])
})

test('a film gives its first frame, and nothing is made larger than it is', async () => {
  const given = await give(await idOf('film.gif'))
  assert.ok(given.kind === 'picture')
  assert.equal((await sharp(given.bytes).metadata()).width, 40)
})

test('what cannot be shown is refused, and not asked for at every view', async () => {
  const words: Record<string, RegExp> = {
    'enormous.png': /million/,
    'strip.png': /on a side/,
    'drawing.png': /SVG/,
    'page.jpg': /not a picture/,
    'cut.jpg': /decoded/,
    'gone.jpg': /404/,
  }
  for (const [name, pattern] of Object.entries(words)) {
    const id = await idOf(name)
    for (let i = 0; i < 2; i++) {
      const given = await give(id)
      assert.ok(given.kind === 'none' && given.code === 'broken', name)
      assert.match(given.words, pattern)
    }
    assert.equal(asked.filter((path) => path === `/${name}`).length, 1, name)
    await give(id, 640, 'webp', new Date(now.getTime() + 2 * 3_600_000))
    assert.equal(asked.filter((path) => path === `/${name}`).length, 2, `${name} is tried again later`)
  }
})

test('only pictures of articles and the marks of titles can be had', async () => {
  assert.equal((await give('0123456789abcdef0123')).kind, 'none')
  assert.equal((await give('logo-nobody')).kind, 'none')
  assert.equal((await give(logoId('harbour' as TitleId), 320)).kind, 'picture')
})

test('files lie under names that say nothing of where they came from', async () => {
  const files = (await readdir(cacheFolder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  assert.ok(files.length > 3)
  for (const { name } of files) assert.match(name, /^[a-z0-9]{22}(?:\.master|-\d+\.(?:webp|avif|jpeg))$/)
})

test('a picture whose terms have ended, or never gave it, is not given under its old address either', async () => {
  const id = await idOf('photo.jpg')
  const agreed = async (document: Partial<Terms>, version: number, at = now) => {
    await db
      .insertInto('terms')
      .values({
        id: `k${version}`,
        title_id: 'harbour' as TitleId,
        section: null,
        version,
        document: termsForm.parse(document),
        since: now,
      })
      .execute()
    const given = await give(id, 640, 'webp', at)
    return given.kind === 'none' ? given.code : given.kind
  }
  const { published_at } = await db.selectFrom('articles').select('published_at').where('picture_id', '=', id).executeTakeFirstOrThrow()
  const on = (days: number) => new Date(published_at.getTime() + days * 86_400_000)
  const answers = [
    await agreed({ pictures: true }, 1),
    await agreed({ pictures: false }, 2),
    await agreed({ until: on(2).toISOString().slice(0, 10) }, 3, on(1)),
    await agreed({ until: on(2).toISOString().slice(0, 10) }, 4, on(3)),
    await agreed({ keepDays: 5 }, 5, on(4)),
    await agreed({ keepDays: 5 }, 6, on(6)),
    await agreed({ embargoHours: 24 }, 7, on(0.5)),
    await agreed({ embargoHours: 24 }, 8, on(1)),
  ]
  assert.deepEqual(answers, ['picture', 'unknown', 'picture', 'unknown', 'picture', 'unknown', 'unknown', 'picture'])
})
