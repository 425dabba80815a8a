import type { ArticleCheck } from './article-check.ts'
import type { CheckOrder } from './article-check-thread.ts'
import { type BoundedThreads, openBoundedThreads } from './bounded-threads.ts'

let threads: BoundedThreads<CheckOrder, ArticleCheck> | undefined

/** Runs one check in a thread that starts when first needed and ends half a minute after the last. null: it took longer than `limit` milliseconds, or too much memory. */
export const checkInThread = (order: CheckOrder, limit: number): Promise<ArticleCheck | null> => {
  threads ??= openBoundedThreads(new URL('./article-check-thread.ts', import.meta.url), { idle: 30_000 })
  return threads.run(order, limit)
}
