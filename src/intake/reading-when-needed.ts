import { openReadingThreads, type Reading } from './reading-threads.ts'

/** Reading that begins with the first thing to read: a process that serves pages has a reading thread only where somebody sends it something. */
export const openReadingWhenNeeded = (open: () => Reading | Promise<Reading> = openReadingThreads): Reading => {
  let opened: Promise<Reading> | undefined
  return {
    async read(order) {
      opened ??= Promise.resolve(open())
      return (await opened).read(order)
    },
    async close() {
      await (await opened)?.close()
    },
  }
}
