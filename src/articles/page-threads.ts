import { Piscina } from 'piscina'
import type { PageOrder, PreparedPage } from './page-thread.ts'

/** Where pages are read: in a thread of its own that starts when first needed. `null`: it took too long or too much memory. */
export type PageReading = { read(order: PageOrder): Promise<PreparedPage | null>; close(): Promise<void> }

const longest = 20_000
const memoryMb = 768

export const openPageThreads = ({ threads = 1 }: { threads?: number } = {}): PageReading => {
  const pool = new Piscina<PageOrder, PreparedPage>({
    filename: new URL('./page-thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    // Options of the parent (test runner, debugger) are not for threads, and some are refused there.
    execArgv: [],
  })
  return {
    async read(order) {
      const stop = new AbortController()
      const timer = setTimeout(() => stop.abort(), longest * (1 + pool.queueSize))
      try {
        return await pool.run(order, { signal: stop.signal })
      } catch (error) {
        if (stop.signal.aborted || (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') return null
        throw error
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => pool.close({ force: true }),
  }
}

/** Reads in the calling thread. */
export const readPagesHere = async (): Promise<PageReading> => {
  const { preparePage } = await import('./page-thread.ts')
  return { read: async (order) => preparePage(order), close: async () => {} }
}
