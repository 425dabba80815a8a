import { Piscina } from 'piscina'
import type { ReadAnswer, ReadOrder } from './reading-thread.ts'

/** Where feeds are read: in threads of their own, or (in tests and one-off commands) right here. */
export type Reading = { read(order: ReadOrder): Promise<ReadAnswer>; close(): Promise<void> }

// piscina infers its transfer list from an overload that newer types of node order differently.
type RunOptions = NonNullable<Parameters<Piscina['run']>[1]>

/** No honest feed takes this long; a thread that does is ended, with whatever it was caught in. */
const longestRead = 20_000
const memoryMb = 768

const unreadable = (code: string, message: string): ReadAnswer => ({ kind: 'unreadable', problems: [{ severity: 'error', code, message }] })

// A small body is a piece of a larger buffer that others use; only a buffer of its own may change hands.
const own = (body: Uint8Array): Uint8Array<ArrayBuffer> =>
  body.byteLength === body.buffer.byteLength && body.buffer instanceof ArrayBuffer
    ? (body as Uint8Array<ArrayBuffer>)
    : new Uint8Array(body)

/** Opens the reading threads. The caller closes them. Bodies change hands (their bytes are gone here afterwards); a read is given up after 20 seconds. */
export const openReadingThreads = ({ threads = 1, longest = longestRead }: { threads?: number; longest?: number } = {}): Reading => {
  const pool = new Piscina<ReadOrder, ReadAnswer>({
    filename: new URL('./reading-thread.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: threads,
    // Options of the parent (a test runner's among them) that a worker may not have would stop it from starting.
    execArgv: [],
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  return {
    async read(order) {
      const body = own(order.body)
      const stop = new AbortController()
      // The clock starts with the read, not while it waits in line behind others: the line is as long as the calls at once.
      const timer = setTimeout(() => stop.abort(), longest * (1 + Math.ceil(pool.queueSize / threads)))
      try {
        return await pool.run(
          { ...order, body },
          { transferList: [body.buffer] as unknown as RunOptions['transferList'], signal: stop.signal },
        )
      } catch (error) {
        if (stop.signal.aborted)
          return unreadable(
            'too-long-to-read',
            `The feed was not read after ${longest / 1000} seconds of trying, which no honest feed takes.`,
          )
        if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY')
          return unreadable('too-much-to-read', 'The feed takes more memory to read than a feed should.')
        throw error
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => pool.close({ force: true }),
  }
}

/** Reads in the calling thread. */
export const readHere = async (): Promise<Reading> => {
  const { readAndPrepare } = await import('./reading-thread.ts')
  return { read: async (order) => readAndPrepare(order), close: async () => {} }
}
