import { Piscina } from 'piscina'
import type { ArticleCheck } from './article-check.ts'
import type { CheckOrder } from './article-check-thread.ts'

const memoryMb = 768
let pool: Piscina<CheckOrder, ArticleCheck> | undefined

/** Runs one check in a thread that starts when first needed and ends half a minute after the last. null: it took longer than `limit` milliseconds, or too much memory. */
export const checkInThread = async (order: CheckOrder, limit: number): Promise<ArticleCheck | null> => {
  pool ??= new Piscina<CheckOrder, ArticleCheck>({
    filename: new URL('./article-check-thread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    // Options of the parent (test runner, debugger) are not for threads, and some are refused there.
    execArgv: [],
  })
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), limit * (1 + pool.queueSize))
  try {
    return await pool.run(order, { signal: stop.signal })
  } catch (error) {
    if (stop.signal.aborted || (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') return null
    throw error
  } finally {
    clearTimeout(timer)
  }
}
