import { Worker } from 'node:worker_threads'
import type { PostgresPoolClient } from 'kysely'
import { DatabaseBroken } from './refusal.ts'

type Result = { rows: unknown[]; rowCount: number; command?: string }
type Answer = { id: number; result?: Result; error?: { message: string; code?: string; detail?: string; constraint?: string } }

/** The embedded database: a pool of exactly one session, so that kysely and pg-boss use it as they use a PostgreSQL server. */
export type EmbeddedPool = {
  connect(): Promise<PostgresPoolClient>
  query(sql: string, values?: unknown[]): Promise<Result>
  /** The data folder as one gzipped tar. */
  dump(): Promise<Uint8Array>
  end(): Promise<void>
}

/** A query that waits longer than this for the one session has escaped its transaction (or the transaction is far too long): say so, never hang. */
const longestWait = 30_000

/**
 * Opens PGlite on its own thread. `folder`: where the data lie (absent: in memory). `image`: a gzipped data folder to start from.
 * Rejects with DatabaseBroken when the folder cannot be opened as a database.
 */
export const openEmbedded = async (where: { folder?: string; image?: string; wait?: number }): Promise<EmbeddedPool> => {
  const worker = new Worker(new URL('./embedded-thread.ts', import.meta.url), { workerData: { folder: where.folder, image: where.image } })
  const asked = new Map<number, { resolve: (result: Result) => void; reject: (error: Error) => void }>()
  let nextId = 1
  let gone: Error | undefined
  const failAll = (error: Error) => {
    gone = error
    for (const one of asked.values()) one.reject(error)
    asked.clear()
  }
  await new Promise<void>((resolve, reject) => {
    worker.once('message', (message: { ready?: true; broken?: string }) =>
      message.ready ? resolve() : reject(new DatabaseBroken(where.folder ?? 'memory', message.broken ?? 'no answer')),
    )
    worker.once('error', (error) => reject(new DatabaseBroken(where.folder ?? 'memory', String(error))))
    worker.once('exit', (code) => reject(new DatabaseBroken(where.folder ?? 'memory', `its thread ended (${code})`)))
  })
  worker.on('error', failAll)
  worker.on('exit', () => failAll(new Error('the embedded database has been closed')))
  worker.on('message', (answer: Answer | { closed: true }) => {
    if ('closed' in answer) return
    const waiting = asked.get(answer.id)
    asked.delete(answer.id)
    if (answer.error) waiting?.reject(Object.assign(new Error(answer.error.message), answer.error))
    else if (answer.result) waiting?.resolve(answer.result)
  })
  const ask = (sql: string, values?: unknown[], dump?: boolean) =>
    new Promise<Result>((resolve, reject) => {
      if (gone) return reject(gone)
      const id = nextId++
      asked.set(id, { resolve, reject })
      worker.postMessage({ id, sql, values, dump })
    })

  const line: (() => void)[] = []
  let taken = false
  const lease = () =>
    new Promise<void>((resolve, reject) => {
      if (!taken) {
        taken = true
        return resolve()
      }
      const timer = setTimeout(() => {
        line.splice(line.indexOf(mine), 1)
        reject(new Error(`waited ${where.wait ?? longestWait} ms for the database session: a query has escaped its transaction`))
      }, where.wait ?? longestWait)
      const mine = () => {
        clearTimeout(timer)
        resolve()
      }
      line.push(mine)
    })
  const release = () => {
    const next = line.shift()
    if (next) next()
    else taken = false
  }
  const query = async (sql: string, values?: unknown[]) => {
    await lease()
    try {
      return await ask(sql, values)
    } finally {
      release()
    }
  }
  return {
    query,
    async connect() {
      await lease()
      return {
        query: (sql: string, values?: readonly unknown[]) => ask(sql, values ? [...values] : undefined),
        release,
      } as unknown as PostgresPoolClient
    },
    async dump() {
      await lease()
      try {
        return (await ask('', [], true)).rows[0] as Uint8Array
      } finally {
        release()
      }
    },
    async end() {
      if (gone) return
      await lease()
      const closed = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
      worker.postMessage('close')
      await closed
    },
  }
}
