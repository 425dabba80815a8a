import { openDatabase } from './base/database.ts'
import { listen } from './base/listen.ts'
import type { OpenPaper } from './command/command.ts'

/**
 * Opens the paper: the port first, so that a reader is answered while the database is made ready, then the database, then the rooms, which are read
 * from the disk meanwhile. Throws Refusal for whatever an operator can mend; then nothing stays open.
 */
export const openPaper: OpenPaper = async (config, { clock, log, titles, listening, more = () => [] }) => {
  const closings: (() => Promise<unknown> | unknown)[] = []
  const close = async () => {
    for (const one of closings.splice(0).reverse()) await one()
  }
  try {
    const house = import('./house.ts')
    const starting = { fetch: async (request: Request, env?: object) => (await house).startingApp(config, clock).fetch(request, env) }
    const port = config.RUN.includes('web') ? await listen(config, starting) : undefined
    if (port) {
      closings.push(() => port.close())
      listening?.(port.address)
    }
    const where = config.DATABASE_URL ? { url: config.DATABASE_URL, connections: config.DATABASE_CONNECTIONS } : { folder: config.DATA_DIR }
    const database = await openDatabase(where)
    closings.push(() => database.close())
    const { openRooms } = await house
    await openRooms({ config, database, port, clock, log, titles, more, closing: (one) => closings.push(one) })
    return { address: port?.address, database, stop: close }
  } catch (error) {
    await close()
    throw error
  }
}
