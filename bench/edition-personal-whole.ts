import { promisify } from 'node:util'
import { brotliCompress, constants, gunzipSync, gzip } from 'node:zlib'
import { h } from 'preact'
import type { Db } from '../src/base/database.ts'
import { type ReaderId, tasteOf } from '../src/readers/readers.ts'
import { setYours } from '../src/web/account/yours/set-yours.ts'
import { Card } from '../src/web/furniture/card.tsx'
import { gatherCards } from '../src/web/reader/gather-cards.ts'
import { pageReply } from '../src/web/reply.ts'
import { visitorStrip } from '../src/web/viewer/viewer.ts'
import type { Inside, Web } from '../src/web/web.ts'
import { cookieOf } from './edition-personal-token.ts'

type Given = { db: Db; inside: Inside; web: Web; now: () => Date }
export type Whole = { made: { name: string; ms: number }[]; coded: { name: string; bytes: number; us: number }[]; plain: number }

const pages = 150

/** Processor time of this process for one of `pages` runs, in ms: its threads are in it. */
const cost = async (run: (k: number) => Promise<unknown>): Promise<number> => {
  for (let k = 0; k < 40; k++) await run(k)
  const before = process.cpuUsage()
  for (let k = 0; k < pages; k++) await run(k % 40)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / pages
}

/** The same page made for each reader as every other page of one's own is made: facts gathered, cards rendered, the whole compressed. */
const wholeOf = async ({ db, inside, now }: Given, k: number) => {
  const reader = `r${String(k % 10_000).padStart(17, '0')}` as ReaderId
  const taste = await tasteOf(db, { reader }, now())
  const places = await setYours(inside, { reader, taste }, now())
  const cards = await gatherCards(
    db,
    places.map(({ storyId, articleId }) => ({ page: 'yours', storyId, articleId, reasons: [] })),
    now(),
  )
  const because = new Map(places.map((place) => [place.articleId, place.because]))
  const body = cards.map((card, at) =>
    h('div', { class: 'mine' }, [
      h(Card, { card, now: now(), shape: at === 0 ? 'lead' : at < 5 ? 'tall' : 'side', level: 2 }),
      h('p', { class: 'because' }, because.get(card.articleId) ?? ''),
    ]),
  )
  const paper = { name: 'Masthead', address: 'http://localhost:3000', now: now(), strip: visitorStrip, own: true as const }
  return pageReply(paper, { title: 'For you', path: '/yours', index: false, body: h('div', { class: 'list wide yours' }, body) }).body
}

const br = (html: string | Buffer, quality: number) =>
  promisify(brotliCompress)(html, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: html.length },
  })

/** What the page costs without parts made before, and what it would weigh and cost to compress it. All in the process of the house. */
export const wholePages = async (given: Given): Promise<Whole> => {
  const ask = (k: number, accepted: string) =>
    given.web.request('http://localhost:3000/yours', { headers: { cookie: cookieOf(k % 10_000), 'accept-encoding': accepted } })
  const asked = async (k: number, accepted: string) => Buffer.from(await (await ask(k, accepted)).arrayBuffer())
  const made = [
    { name: 'joined of parts, gzip (as it is)', ms: await cost((k) => asked(k, 'gzip, br')) },
    { name: 'rendered whole, not compressed', ms: await cost((k) => wholeOf(given, k)) },
    { name: 'rendered whole, brotli 6 (as other own pages)', ms: await cost(async (k) => br(await wholeOf(given, k), 6)) },
  ]
  const plain = await asked(7, 'identity')
  const joined = await asked(7, 'gzip')
  if (!gunzipSync(joined).equals(await asked(7, 'identity')) && gunzipSync(joined).length !== plain.length)
    throw new Error('the joined page is not the page')
  const codings: [string, () => Promise<Buffer>][] = [
    ['gzip 1', () => promisify(gzip)(plain, { level: 1 })],
    ['gzip 6', () => promisify(gzip)(plain, { level: 6 })],
    ['brotli 1', () => br(plain, 1)],
    ['brotli 4', () => br(plain, 4)],
    ['brotli 6', () => br(plain, 6)],
  ]
  const coded = [{ name: 'joined gzip (as it is)', bytes: joined.length, us: -1 }]
  for (const [name, code] of codings) coded.push({ name, bytes: (await code()).length, us: (await cost(code)) * 1000 })
  return { made, coded, plain: plain.length }
}
