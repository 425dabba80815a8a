// A paper with 10,000 readers, served by a process of its own: `node bench/edition-personal-house.ts embedded|ADDRESS ARTICLES [--kept]`. Started by edition-personal.ts.
import { Hono } from 'hono'
import { listen } from '../src/base/listen.ts'
import { silentLog } from '../src/base/log.ts'
import { sessionPrint } from '../src/readers/readers.ts'
import { gatherViewer } from '../src/web/viewer/gather-viewer.ts'
import { openInside, openWeb } from '../src/web/web.ts'
import { counted } from '../tests/town/counted.ts'
import { townConfig } from '../tests/town/town-config.ts'
import { fillReaders } from './edition-personal-readers.ts'
import { wholePages } from './edition-personal-whole.ts'
import { embeddedPaper, paperSize, serverPaper } from './paper-of-size.ts'

const [where = 'embedded', articles = '40000', keep] = process.argv.slice(2)
const size = paperSize(Number(articles))
const kept = keep === '--kept'
const paper = where === 'embedded' ? await embeddedPaper(size, { kept }) : await serverPaper(where, size, { kept, connections: 10 })
await fillReaders(paper)

const { db } = paper.database
const began = Date.now()
// The clock of the paper's making goes on, so that pools and cards age as they do.
const now = () => new Date(paper.now.getTime() + Date.now() - began)
const config = townConfig()
const inside = openInside(db, { config, now, log: silentLog })
const web = openWeb(db, { config, now, log: silentLog, inside })
// News keeps coming in: pages are newly set every five seconds.
const renewing = setInterval(() => web.renew(), 5000)

// The same paper with its clock standing still, so that nothing is gathered behind a reader and every query that is counted is his.
const statements = counted(db)
const still = openWeb(statements.db, {
  config,
  now: () => paper.now,
  log: silentLog,
  inside: openInside(statements.db, { config, now: () => paper.now, log: silentLog }),
})

const house = new Hono()
house.get('/queries', async (c) => {
  const before = statements.count()
  const answer = await still.request('http://localhost:3000/yours', { headers: { cookie: c.req.header('cookie') ?? '' } })
  await answer.arrayBuffer()
  return c.json({ queries: statements.count() - before })
})
// What a page costs before anything is done for it: as many bytes as one has, given at once, and after the statement that says who asks and what he likes.
const bytes = Buffer.alloc(41_000, 'x')
const given = () => new Response(bytes, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store' } })
house.get('/floor', () => given())
house.get('/floor/asked', async (c) => {
  await gatherViewer(db, { print: sessionPrint(c.req.header('cookie')) ?? '', graceDays: config.GRACE_DAYS, withTaste: true }, now())
  return given()
})
house.all('*', (c) => web.fetch(c.req.raw, c.env))
const port = await listen({ HOST: '127.0.0.1', PORT: 0 }, house)
const pool = await inside.pool.at(now())
process.send?.({
  address: port.address,
  name: paper.name,
  pool: {
    stories: pool.stories.length,
    tellings: pool.stories.reduce((sum, { told }) => sum + told.tellings.length, 0),
    titles: pool.titles,
  },
})
// Nobody measures any more.
process.on('disconnect', () => process.exit(1))
process.on('message', async (word) => {
  if (word === 'cpu') return process.send?.(process.cpuUsage())
  if (word === 'anew') {
    inside.pool.forget()
    await inside.pool.at(now())
    return process.send?.({ stories: (await inside.pool.settled())?.stories.length })
  }
  if (word === 'rss') return process.send?.({ rss: process.memoryUsage().rss })
  if (word === 'whole') return process.send?.(await wholePages({ db, inside, web, now }))
  clearInterval(renewing)
  await port.close()
  await paper.database.close()
  process.exit(0)
})
