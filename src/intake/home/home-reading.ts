import { openBoundedThreads } from '../../articles/articles.ts'
import type { HomeOrder, HomeRead } from './home-thread.ts'

/** Where home pages are read: in a thread of its own that starts when first needed. `null`: it took too long or too much memory. */
export type HomeReading = { read(order: HomeOrder): Promise<HomeRead | null>; close(): Promise<void> }

/** No honest home page takes this long. */
const longest = 20_000

export const openHomeReading = (): HomeReading => {
  // Between two rounds nothing is read for minutes: memory is given back meanwhile.
  const pool = openBoundedThreads<HomeOrder, HomeRead>(new URL('./home-thread.ts', import.meta.url), { idle: 20_000 })
  return { read: (order) => pool.run(order, longest), close: () => pool.close() }
}

/** Reads in the calling thread. */
export const readHomesHere = async (): Promise<HomeReading> => {
  const { readHomePage } = await import('./home-thread.ts')
  return { read: async (order) => readHomePage(order), close: async () => {} }
}
