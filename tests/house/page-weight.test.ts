import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { assets } from '../../src/web/assets.ts'
import { openWeb, type Web } from '../../src/web/web.ts'
import { testDatabase } from '../town/database.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb, type WebFixture } from '../town/web-fixture.ts'

// Kilobytes of 1,000 bytes, compressed as they are sent, without pictures. Front, article and script are the founding issue's; a page with a form may weigh what an
// article may, since whoever meets the gate goes there next.
const limits = { front: 90_000, article: 60_000, form: 60_000, script: 20_000 }

const { db } = await testDatabase()
const now = new Date('2026-11-23T12:00:00Z')
let web: Web
let filled: WebFixture
before(async () => {
  filled = await fillWeb(db, now)
  web = openWeb(db, { config: townConfig(), now: () => now })
})

const sent = async (path: string) => {
  const answer = await web.request(path, { headers: { 'accept-encoding': 'br' } })
  return (await answer.arrayBuffer()).byteLength
}

/** Everything that a browser fetches for a page in our Latin letters: the page, styles, scripts, the faces that its words need, icon and worker. */
const weigh = async (path: string, faces: RegExp) => {
  const html = await (await web.request(path)).text()
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((match) => match[1] as string)
  const css = (await Promise.all(styles.map(async (style) => (await web.request(style)).text()))).join('\n')
  const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map((match) => match[1] as string)
  const fonts = [...new Set([...css.matchAll(/url\((\/assets\/fonts\/[^)]+)\)/g)].map((match) => match[1] as string))].filter((font) =>
    faces.test(font),
  )
  const sum = async (paths: string[]) => (await Promise.all(paths.map(sent))).reduce((all, one) => all + one, 0)
  return {
    html: await sent(path),
    css: await sum(styles),
    script: await sum(scripts),
    fonts: await sum(fonts),
    worker: await sent('/worker.js'),
  }
}
const total = (parts: Record<string, number>) => Object.values(parts).reduce((all, one) => all + one, 0)

const usual = /(libre-caslon-condensed-600|source-serif-4-400|schibsted-grotesk-500)-latin\./

test(`the front page weighs at most ${limits.front / 1000} KB`, async (t) => {
  const parts = await weigh('/', usual)
  t.diagnostic(JSON.stringify({ ...parts, total: total(parts) }))
  assert.ok(parts.fonts > 20_000, 'the faces were found')
  assert.ok(total(parts) <= limits.front, `${total(parts)} bytes`)
  assert.ok(parts.script + parts.worker <= limits.script, `${parts.script + parts.worker} bytes of script`)
})

test(`an article page weighs at most ${limits.article / 1000} KB, even the longest of the sample town`, async (t) => {
  let most = 0
  const long = [...filled.pieces]
    .filter(([, piece]) => !piece.withdrawn)
    .sort(([, a], [, b]) => b.paragraphs.join().length - a.paragraphs.join().length)
  for (const [id] of long.slice(0, 12)) {
    const there = await web.request(`/news/x-${id}`)
    const path = there.headers.get('location') as string
    const bytes = await sent(path)
    if (bytes > most) most = bytes
  }
  const [id] = long[0] ?? assert.fail()
  const parts = { ...(await weigh((await web.request(`/news/x-${id}`)).headers.get('location') as string, usual)), html: most }
  t.diagnostic(JSON.stringify({ ...parts, total: total(parts) }))
  assert.ok(total(parts) <= limits.article, `${total(parts)} bytes`)
})

for (const path of ['/join?next=/news/a-piece', '/membership'])
  test(`${path} weighs at most ${limits.form / 1000} KB`, async (t) => {
    const parts = await weigh(path, usual)
    t.diagnostic(JSON.stringify({ ...parts, total: total(parts) }))
    assert.ok(total(parts) <= limits.form, `${total(parts)} bytes`)
    assert.ok(parts.script + parts.worker <= limits.script, `${parts.script + parts.worker} bytes of script`)
  })

const classesIn = (css: string) => new Set(css.replace(/\{[^{}]*\}/g, '{}').match(/\.[a-z][\w-]*/gi))

test('forms and tables have a sheet of their own, which no page to read fetches or needs', async () => {
  const open = async (path: string) => {
    const answer = await web.request(path)
    const html = await (answer.status === 301 ? await web.request(answer.headers.get('location') as string) : answer).text()
    return {
      sheets: [...html.matchAll(/\/assets\/(\w+)\.[\w-]+\.css/g)].map((match) => match[1]),
      classes: new Set([...html.matchAll(/class="([^"]+)"/g)].flatMap((match) => match[1]?.split(' ') ?? [])),
    }
  }
  const [first, own] = ['paper.css', 'own.css'].map((name) => classesIn(assets.named(name)?.body.toString() ?? ''))
  assert.ok(first && own && own.size > 50)
  const onlyOwn = [...own].filter((name) => !first.has(name)).map((name) => name.slice(1))
  // One piece of each title: each kind of gate is among them.
  const articles = [...new Map([...filled.pieces].map(([id, { title }]) => [title.id, `/news/x-${id}`])).values()]
  for (const path of ['/', ...articles, '/titles', '/search?q=rain', '/about', '/section/world', '/country', '/nothing-here']) {
    const { sheets, classes } = await open(path)
    assert.deepEqual(sheets, ['paper'], path)
    assert.deepEqual(
      onlyOwn.filter((name) => classes.has(name)),
      [],
      path,
    )
  }
  for (const path of ['/join', '/membership', '/welcome/region']) assert.deepEqual((await open(path)).sheets, ['paper', 'own'], path)
  for (const path of ['/yours', '/daily']) assert.deepEqual((await open(path)).sheets, ['paper', 'own', 'mine'], path)
  // What a member sees under a piece.
  for (const name of ['.give', '.plain']) assert.ok(first.has(name), name)
})

test('compressing again would not save much: pages are sent as small as brotli makes them quickly', async () => {
  const html = Buffer.from(await (await web.request('/')).arrayBuffer())
  assert.ok((await sent('/')) <= brotliCompressSync(html).length * 1.2)
})
