// One paper with its web, served by a process of its own: `tsx bench/pages-house.ts embedded|ADDRESS ARTICLES [--kept]`. Started by the benches.
import { Hono } from 'hono'
import type { KyselyPlugin } from 'kysely'
import { listen } from '../src/base/listen.ts'
import { silentLog } from '../src/base/log.ts'
import { openWeb } from '../src/web/web.ts'
import { townConfig } from '../tests/town/town-config.ts'
import { findTargets } from './pages-targets.ts'
import { embeddedPaper, paperSize, serverPaper } from './paper-of-size.ts'

const [where = 'embedded', articles = '100000', keep] = process.argv.slice(2)
const kept = keep === '--kept'
const size = paperSize(Number(articles))
const paper = where === 'embedded' ? await embeddedPaper(size, { kept }) : await serverPaper(where, size, { kept })

let queries = 0
const counting: KyselyPlugin = {
  transformQuery({ node }) {
    queries++
    return node
  },
  transformResult: async ({ result }) => result,
}
const web = openWeb(paper.database.db.withPlugin(counting), { config: townConfig(), now: () => paper.now, log: silentLog })

const house = new Hono()
/** Cold: nothing is in memory when the page is asked for. The count of queries is right as long as one asks at a time. */
house.get('*', async (c, next) => {
  if (!c.req.header('x-cold')) return next()
  web.forget()
  const before = queries
  const answer = await web.fetch(c.req.raw)
  answer.headers.set('x-queries', String(queries - before))
  return answer
})
const port = (app: { fetch(request: Request): Response | Promise<Response> }) => listen({ HOST: '127.0.0.1', PORT: 0 }, app)
const cold = await port(house)
const targets = await findTargets(paper)
process.send?.({ cold: cold.address, targets, name: paper.name })
process.on('message', async (word) => {
  if (word === 'memory') return process.send?.({ rss: process.memoryUsage().rss })
  await cold.close()
  await paper.database.close()
  process.exit(0)
})
