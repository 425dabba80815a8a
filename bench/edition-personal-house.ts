// A paper with 10,000 readers, served by a process of its own: `node bench/edition-personal-house.ts embedded|ADDRESS ARTICLES [--kept]`. Started by edition-personal.ts.
import { Hono } from 'hono'
import type { KyselyPlugin } from 'kysely'
import { listen } from '../src/base/listen.ts'
import { silentLog } from '../src/base/log.ts'
import { openInside, openWeb } from '../src/web/web.ts'
import { townConfig } from '../tests/town/town-config.ts'
import { fillReaders } from './edition-personal-readers.ts'
import { wholePages } from './edition-personal-whole.ts'
import { embeddedPaper, paperSize, serverPaper } from './paper-of-size.ts'

const [where = 'embedded', articles = '40000', keep] = process.argv.slice(2)
const size = paperSize(Number(articles))
const kept = keep === '--kept'
const paper = where === 'embedded' ? await embeddedPaper(size, { kept }) : await serverPaper(where, size, { kept, connections: 10 })
await fillReaders(paper)

// Prepared with names, as the driver of a server can: without, the database reads and plans each statement anew.
let queries = 0
const counting: KyselyPlugin = {
  transformQuery({ node }) {
    queries++
    return node
  },
  transformResult: async ({ result }) => result,
}
const db = paper.database.db.withPlugin(counting)
const began = Date.now()
// The clock of the paper's making goes on, so that pools and cards age as they do.
const now = () => new Date(paper.now.getTime() + Date.now() - began)
const config = townConfig()
const inside = openInside(db, { config, now, log: silentLog })
const web = openWeb(db, { config, now, log: silentLog, inside })
// News keeps coming in: pages are newly set every five seconds.
const renewing = setInterval(() => web.renew(), 5000)

const house = new Hono()
house.get('/queries', async (c) => {
  const before = queries
  const answer = await web.request(`http://localhost:3000${c.req.query('path')}`, { headers: { cookie: c.req.header('cookie') ?? '' } })
  await answer.arrayBuffer()
  return c.json({ queries: queries - before })
})
house.all('*', (c) => web.fetch(c.req.raw, c.env))
const port = await listen({ HOST: '127.0.0.1', PORT: 0 }, house)
const pool = await inside.pool.at(now())
process.send?.({
  address: port.address,
  name: paper.name,
  pool: {
    stories: pool.stories.length,
    tellings: pool.stories.reduce((sum, { tellings }) => sum + tellings.length, 0),
    titles: pool.titles,
  },
})
// Nobody measures any more.
process.on('disconnect', () => process.exit(1))
process.on('message', async (word) => {
  if (word === 'cpu') return process.send?.(process.cpuUsage())
  if (word === 'rss') return process.send?.({ rss: process.memoryUsage().rss })
  if (word === 'whole') return process.send?.(await wholePages({ db, inside, web, now }))
  clearInterval(renewing)
  await port.close()
  await paper.database.close()
  process.exit(0)
})
