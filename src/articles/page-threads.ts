import { openBoundedThreads } from './bounded-threads.ts'
import type { PageOrder, PreparedPage } from './page-thread.ts'

/** Where pages are read: in a thread of its own that starts when first needed. `null`: it took too long or too much memory. */
export type PageReading = { read(order: PageOrder): Promise<PreparedPage | null>; close(): Promise<void> }

const longest = 20_000

export const openPageThreads = ({ threads = 1 }: { threads?: number } = {}): PageReading => {
  const pool = openBoundedThreads<PageOrder, PreparedPage>(new URL('./page-thread.ts', import.meta.url), { threads })
  return { read: (order) => pool.run(order, longest), close: () => pool.close() }
}

/** Reads in the calling thread. */
export const readPagesHere = async (): Promise<PageReading> => {
  const { preparePage } = await import('./page-thread.ts')
  return { read: async (order) => preparePage(order), close: async () => {} }
}
