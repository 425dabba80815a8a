import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { openWeb, type Web } from '../../src/web/web.ts'
import { testDatabase } from '../town/database.ts'
import { townConfig } from '../town/town-config.ts'
import { fillWeb, type WebFixture } from '../town/web-fixture.ts'

// Kilobytes of 1,000 bytes, compressed as they are sent, without pictures. The limits are those of the founding issue.
const limits = { front: 90_000, article: 60_000, script: 20_000 }

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

/** Everything that a browser fetches for a page in our Latin letters: the page, style, scripts, the faces that its words need, icon and worker. */
const weigh = async (path: string, faces: RegExp) => {
  const html = await (await web.request(path)).text()
  const style = /href="(\/assets\/paper\.[^"]+\.css)"/.exec(html)?.[1] as string
  const css = await (await web.request(style)).text()
  const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map((match) => match[1] as string)
  const fonts = [...new Set([...css.matchAll(/url\((\/assets\/fonts\/[^)]+)\)/g)].map((match) => match[1] as string))].filter((font) =>
    faces.test(font),
  )
  const sum = async (paths: string[]) => (await Promise.all(paths.map(sent))).reduce((all, one) => all + one, 0)
  return {
    html: await sent(path),
    css: await sent(style),
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

test('compressing again would not save much: pages are sent as small as brotli makes them quickly', async () => {
  const html = Buffer.from(await (await web.request('/')).arrayBuffer())
  assert.ok((await sent('/')) <= brotliCompressSync(html).length * 1.2)
})
