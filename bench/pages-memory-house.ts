// The sample town's paper and a bare Hono reply, each on a port of its own, in one process. Started by pages-memory.ts.
import { Hono } from 'hono'
import { listen } from '../src/base/listen.ts'
import { silentLog } from '../src/base/log.ts'
import { openWeb } from '../src/web/web.ts'
import { cloneDatabase } from '../tests/town/database.ts'
import { townConfig } from '../tests/town/town-config.ts'
import { fillWeb } from '../tests/town/web-fixture.ts'

const now = new Date()
const database = await cloneDatabase()
await fillWeb(database.db, now)
const where = { HOST: '127.0.0.1', PORT: 0 }
// The clock stands still, so that every page is given from memory once it is there.
const warm = await listen(where, openWeb(database.db, { config: townConfig(), now: () => now, log: silentLog }))
const bare = await listen(
  where,
  new Hono().get('/', (c) => c.text('All your news in one place')),
)
process.send?.({ warm: warm.address, bare: bare.address })
process.on('message', async () => {
  await Promise.all([warm.close(), bare.close()])
  await database.close()
  process.exit(0)
})
