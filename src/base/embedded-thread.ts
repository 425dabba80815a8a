// PGlite is PostgreSQL in WebAssembly and blocks the thread it runs on for as long as a statement takes, so it has a thread of its own:
// a page is never late because a paper is being indexed.
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { parseValue } from './values.ts'

type Question = { id: number; sql: string; values?: unknown[]; dump?: boolean }

const { folder, image } = workerData as { folder?: string; image?: string }
const parsers = Object.fromEntries(Object.entries(parseValue).map(([oid, parse]) => [Number(oid), parse]))
const port = parentPort
if (!port) throw new Error('embedded-thread runs only as a worker thread')

const start = async () => {
  const loadDataDir = image ? new Blob([new Uint8Array(await readFile(image))]) : undefined
  return PGlite.create({
    ...(folder ? { dataDir: folder } : {}),
    ...(loadDataDir ? { loadDataDir } : {}),
    parsers,
    relaxedDurability: false,
  })
}

const answer = async (pg: PGlite, { sql, values, dump }: Question) => {
  if (dump) return { rows: [new Uint8Array(await (await pg.dumpDataDir('gzip')).arrayBuffer())], rowCount: 1 }
  if (values === undefined || values.length === 0) {
    const results = await pg.exec(sql)
    const last = results.at(-1)
    return {
      rows: results.flatMap((result) => result.rows),
      rowCount: last?.affectedRows ?? last?.rows.length ?? 0,
      command: sql.trim().slice(0, 6).toUpperCase(),
    }
  }
  const result = await pg.query(sql, values)
  return { rows: result.rows, rowCount: result.affectedRows ?? result.rows.length, command: sql.trim().slice(0, 6).toUpperCase() }
}

try {
  const pg = await start()
  port.postMessage({ ready: true })
  port.on('message', async (question: Question | 'close') => {
    if (question === 'close') {
      await pg.close()
      port.postMessage({ closed: true })
      port.close()
      return
    }
    try {
      port.postMessage({ id: question.id, result: await answer(pg, question) })
    } catch (error) {
      const { message, code, detail, constraint } = error as { message: string; code?: string; detail?: string; constraint?: string }
      port.postMessage({ id: question.id, error: { message, code, detail, constraint } })
    }
  })
} catch (error) {
  port.postMessage({ broken: error instanceof Error ? error.message : String(error) })
}
