import { Piscina } from 'piscina'

/** Threads that read what may be hostile. `run` gives null where the work took longer than `longest` ms, or more memory than a thread has. */
export type BoundedThreads<Order, Answer> = { run(order: Order, longest: number): Promise<Answer | null>; close(): Promise<void> }

const memoryMb = 768

/** Opens threads that run the default export of `file`: they start when first needed and end `idle` ms after the last order. The caller closes them, or lets them end. */
export const openBoundedThreads = <Order, Answer>(file: URL, { threads = 1, idle = 60_000 } = {}): BoundedThreads<Order, Answer> => {
  const pool = new Piscina<Order, Answer>({
    filename: file.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idle,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    // Options of the parent (test runner, debugger) are not for threads, and some are refused there.
    execArgv: [],
  })
  return {
    async run(order, longest) {
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
