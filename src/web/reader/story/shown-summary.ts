import type { Quote } from '../../../stories/stories.ts'
import type { Told } from './gather-story.ts'

/** A sentence of the summary, and whose it is. */
export type ShownQuote = { sentence: string; one: Told }

const most = 4

/**
 * What of a story's summary everybody may see: sentences that stand in what the page shows of their piece anyhow, after the gate has had its word and its publisher has not reserved it. The
 * telling that leads the page stands in full beside it, so that others come first. Fewer than two make no summary.
 */
export const shownSummary = (summary: readonly Quote[], tellings: readonly Told[]): ShownQuote[] => {
  const byId = new Map(tellings.map((one) => [one.id, one]))
  const shown = summary.flatMap(({ articleId, sentence }): ShownQuote[] => {
    const one = byId.get(articleId)
    return one && !one.reserved && (one.standfirst?.includes(sentence) || one.opening?.includes(sentence)) ? [{ sentence, one }] : []
  })
  return shown.length < 2 ? [] : shown.slice(0, most)
}
