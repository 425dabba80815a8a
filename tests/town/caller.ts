// A process that calls on what is due in the database folder given, for tests that kill it in the middle.
import { openDatabase } from '../../src/base/database.ts'
import { openNetwork } from '../../src/base/fetching.ts'
import { openJobs } from '../../src/base/jobs.ts'
import { silentLog } from '../../src/base/log.ts'
import { callRound, readHere } from '../../src/intake/intake.ts'
import { nobodyMinds } from './join-feeds.ts'

const [folder = '', at = ''] = process.argv.slice(2)
const database = await openDatabase({ folder })
const jobs = await openJobs(database, nobodyMinds, silentLog)
const network = openNetwork({ allow: Array.from({ length: 20 }, (_, n) => `127.0.0.${n + 1}`) })
await callRound(database.db, { network, reading: await readHere() }, () => new Date(at), { atOnce: 4 })
await network.close()
await jobs.stop()
await database.close()
